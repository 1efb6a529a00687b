"""Why a promise could not be kept, for the public: the unit's own words, passed by two reviews.

Source: domain.md B5 (a promise shorter than the law is public, and explained when missed).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from yiteng.commitments.models import Commitment
from yiteng.people.visibility import visible
from yiteng.publication.models import Publication
from yiteng.rules import privacy
from yiteng.rules.actor import Actor
from yiteng.rules.deadlines import SHANGHAI
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.entrances import open_many

NODE = "explanation"
_ENDED = ("refused", "recalled")


def propose(row: Commitment, *, basis: str, actor: Actor, at: datetime) -> Publication:
    """Propose the words of a missed promise for the public; what waits or stands is given back.

    row: a published commitment whose unit has explained itself. Raises Refused without a ground,
    for a row that is not public, without words, or where a phone or identity number stands in them.
    """
    refusals = list(_reasons(row, basis))
    if refusals:
        raise Refused(refusals)
    there = live(row)
    if there is not None:
        return there
    found = Publication(
        county_id=row.county_id, town_id=row.town_id, village_id=row.village_id, node_type=NODE,
        node_id=row.pk, title=f"{row.title[:180]}（承诺未兑现的说明）", basis=basis, proposed_by=actor.person,
        invented=row.invented, fields=_fields(row, at),
    )  # fmt: skip
    with transaction.atomic():
        made: list[Publication] = open_many(
            [found], actor=actor, at=at, action="publication.propose"
        )
    return made[0]


def live(row: Commitment) -> Publication | None:
    """The publication of the present words of a row, under review or public; None where none is."""
    rows = Publication.objects.filter(node_type=NODE, node_id=row.pk, fields__words=row.missed_why)
    return rows.exclude(state__in=_ENDED).order_by("-id").first()


def public(ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What the public reads of these commitments' missed promises, the newest words; one query."""
    rows = Publication.objects.filter(node_type=NODE, node_id__in=ids, state="published")
    return {row.node_id: row.fields for row in rows.order_by("id")}


def waiting(actor: Actor) -> QuerySet[Commitment]:
    """Published rows whose unit explained a missed promise in words nobody proposed for the public."""
    said = Publication.objects.filter(node_type=NODE, node_id=OuterRef("pk"))
    same = said.exclude(state__in=_ENDED).annotate(words=KeyTextTransform("words", "fields"))
    found = visible(Commitment, actor).filter(~Q(missed_why=""), published=True)
    found = found.filter(~Exists(same.filter(words=OuterRef("missed_why"))))
    return found.select_related("lead_unit", "town", "village")


def _fields(row: Commitment, at: datetime) -> dict[str, Any]:
    """Exactly what is reviewed and shown: the words, whose they are, the first date, the day."""
    first = row.original_due_at
    return {
        "words": row.missed_why,
        "unit": row.lead_unit.name if row.lead_unit else "",
        "first": first.astimezone(SHANGHAI).date().isoformat() if first else "",
        "on": at.astimezone(SHANGHAI).date().isoformat(),
    }


def _reasons(row: Commitment, basis: str) -> Iterator[Refusal]:
    if not basis.strip():
        yield Refusal(
            "publication.no_basis", N_("Name the ground for making it public."), field="basis"
        )
    if not row.published or not row.missed_why:
        yield Refusal(
            "publication.nothing_explained",
            N_("Only what is public and was explained by its unit is explained to the public."),
        )
    yield from privacy.statement(row.missed_why, "basis")
