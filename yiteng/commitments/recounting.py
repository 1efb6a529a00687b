"""Lights follow the settings: when a limit changes, a job counts the lights of the county anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.db import transaction

from yiteng.commitments import tallies
from yiteng.commitments.effects import beside
from yiteng.commitments.effects.lights import CODES, calendar, turn
from yiteng.commitments.flow import DERIVED
from yiteng.commitments.models import Commitment
from yiteng.jobs.actions import enqueue
from yiteng.jobs.kinds import Job, Kind
from yiteng.places.models import Area
from yiteng.rules.words import N_
from yiteng.workflow.clock import business_now, real_now
from yiteng.workflow.columns import save_columns

#: The limits that lights depend on.
FOLLOWED = (*CODES, *beside.CODES)
_BATCH = 500
AT_WORK = ("issued", "objected", "active", "suspended", "reported", "verified", "asked")


def recount_later(county: int, at: datetime) -> None:
    """Ask for a recount of a county, with the change that makes it necessary."""
    now = real_now()
    enqueue("commitments.lights", key=f"lights:{county}:{now.isoformat()}",
            payload={"county": county}, now=now)  # fmt: skip


def recount_once() -> None:
    """Ask for the recount of every county that an older installation still lacks."""
    for county in Area.objects.filter(level="county").values_list("pk", flat=True):
        enqueue("commitments.lights", key=f"lights:{county}:moments", payload={"county": county},
                now=real_now())  # fmt: skip


def recount(county: int, at: date | datetime, *, beat: Callable[[], None] = lambda: None) -> int:
    """Count the lights of everything at work in a county anew; returns how many rows changed.

    Idempotent; batches of 500 by key, each in a transaction of its own, so that writers wait briefly.
    """
    changed = last = 0
    while True:
        with transaction.atomic():
            rows = list(
                Commitment.objects.select_for_update()
                .filter(county=county, state__in=AT_WORK, pk__gt=last)
                .order_by("pk")[:_BATCH]
            )
            if not rows:
                return changed
            changed += _recount(rows, at)
            last = rows[-1].pk
        beat()


def _recount(rows: Sequence[Commitment], at: date | datetime) -> int:
    known = calendar(rows)
    deltas: Counter[tallies.Key] = Counter()
    moved = []
    for row in rows:
        before = [getattr(row, name) for name in DERIVED if name != "light_on"]
        old = tallies.entries(row, row.lead_unit_id, row.theme_id)
        turn(row, known, at)
        if before != [getattr(row, name) for name in DERIVED if name != "light_on"]:
            deltas.subtract(old)
            deltas.update(tallies.entries(row, row.lead_unit_id, row.theme_id))
            moved.append(row)
    save_columns(moved, DERIVED)
    tallies.move(deltas)
    return len(moved)


def _handle(job: Job) -> None:
    recount(int(job.payload["county"]), business_now(), beat=job.beat)


KIND = Kind("commitments.lights", N_("Lights counted anew after a setting changed"), _handle)
