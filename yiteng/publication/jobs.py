"""Delivering packages after the commit, and bringing published values up to date each day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from yiteng.commitments.models import Commitment
from yiteng.jobs.actions import enqueue
from yiteng.jobs.kinds import Job, Kind
from yiteng.jobs.running import run_due
from yiteng.publication import care, explaining, lists, packages
from yiteng.publication.fields import snapshots
from yiteng.publication.models import FrozenList, Publication
from yiteng.rules.words import N_
from yiteng.workflow.clock import real_now

_CHUNK = 500


def deliver(job: Job) -> None:
    """Carry what was published, recalled or asked over to the public database; idempotent."""
    payload = job.payload
    rows = Publication.objects.filter(pk__in=payload.get("publications", ()))
    live = [r for r in rows if r.state == "published"]
    away = [r for r in rows if r.state == "recalled"]
    gone = [f"{r.node_type}-{r.node_id}" for r in away if r.node_type == "commitment"]
    packages.apply(
        packages.make(
            snapshots=values_of([*live, *_explained([*live, *away])]),
            recalled=[*gone, *care.keys(away)],
            questions=payload.get("questions", ()),
            lists=lists.values(FrozenList.objects.filter(pk__in=payload.get("lists", ()))),
        )
    )


def _explained(rows: Sequence[Publication]) -> list[Publication]:
    """The published commitments to which explanations belong: their page is written anew."""
    ids = [r.node_id for r in rows if r.node_type == explaining.NODE]
    found = Publication.objects.filter(node_type="commitment", node_id__in=ids, state="published")
    return list(found) if ids else []


DELIVER = Kind("publication.deliver", N_("Carry published rows to the public face"), deliver)


def send(key: str, payload: dict[str, object]) -> None:
    """Put a delivery into the outbox; where both faces run in one process it runs at once."""
    enqueue("publication.deliver", key=key, payload=payload, now=real_now())
    if settings.FACE == "all":
        transaction.on_commit(lambda: run_due(real_now()))


def values_of(rows: Sequence[Publication]) -> list[dict[str, object]]:
    """The public values of published rows, as of now; with their explanations, if these are public."""
    ids = [r.node_id for r in rows if r.node_type == "commitment"]
    found = list(
        Commitment.objects.filter(pk__in=ids).select_related(
            "county", "town", "village", "lead_unit"
        )
    )
    explained = explaining.public(ids) if ids else {}
    days = {
        r.node_id: r.published_on.isoformat()
        for r in rows if r.published_on and r.node_type == "commitment"
    }  # fmt: skip
    said = [
        {**values, "published_on": days[row.pk]}
        for row, values in zip(found, snapshots(found), strict=True)
    ]
    for row, values in zip(found, said, strict=True):
        if row.pk in explained:
            values["fields"] = {**values["fields"], "explained": explained[row.pk]}
    return said + care.values([r for r in rows if r.node_type == care.NODE])


def refresh(today: date, now: datetime) -> int:
    """Bring the values of all published rows up to date; the allow-listed fields only."""
    done = 0
    ids = list(Publication.objects.filter(state="published").values_list("pk", flat=True))
    for start in range(0, len(ids), _CHUNK):
        rows = list(Publication.objects.filter(pk__in=ids[start : start + _CHUNK]))
        packages.apply(packages.make(snapshots=values_of(rows)))
        done += len(rows)
    packages.apply(packages.make(lists=lists.values(FrozenList.objects.order_by("id"))))
    return done
