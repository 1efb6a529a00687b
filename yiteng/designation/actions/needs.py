"""Entering counts of people in need by town; what is too small is dropped before it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from yiteng.designation.models import TownCount, TownSheet
from yiteng.limits.queries import values
from yiteng.places.models import Area
from yiteng.rules.actor import Actor
from yiteng.rules.designation import needs as rules
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow import entrances
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.trail import entry, write


def enter(sheet: TownSheet, counts: Mapping[int, int], *, actor: Actor, at: datetime) -> TownSheet:
    """Keep the counts of one day for all towns; those of the same day before are replaced.

    counts: count by town (internal key). The trail says how many were withheld, never a count.
    Raises Refused.
    """
    entrances.permit(actor, "designation.handle")
    today = at.astimezone(SHANGHAI).date()
    reasons = list(rules.against(sheet.kind, counts, sheet.as_of, sheet.source, today))
    own = Area.objects.filter(pk__in=counts, level="town", county=actor.county).count()
    if own != len(counts):
        reasons.append(Refusal("needs.no_town", N_("Counts are by town of the own county only.")))
    if reasons:
        raise Refused(reasons)
    assert actor.county is not None
    code = rules.LIMITS[sheet.kind]
    least = int(values(actor.county, [code])[code])
    told = rules.kept(counts, least)
    with transaction.atomic():
        row = _of_the_day(sheet, actor)
        row.least, row.total, row.source = least, told.total, sheet.source.strip()
        row.entered_on, row.by_post, row.invented = today, actor.post_title, sheet.invented
        again = row.pk is not None
        row.save()
        row.cells.all().delete()
        TownCount.objects.bulk_create(
            [TownCount(sheet=row, town_id=town, count=n) for town, n in told.cells.items()]
        )
        withheld = sum(n is None for n in told.cells.values())
        event = entry(row, action="correct" if again else "open", actor=actor, at=at, before={},
                      after={"kind": row.kind, "as_of": row.as_of, "towns": len(counts),
                             "withheld": withheld, "least": least, "source": row.source})  # fmt: skip
        write([row], [event])
    return row


def _of_the_day(sheet: TownSheet, actor: Actor) -> TownSheet:
    """The sheet of that day there is, locked; else the new one."""
    held = TownSheet.objects.select_for_update().filter(
        county=actor.county, kind=sheet.kind, as_of=sheet.as_of
    )
    sheet.county_id = actor.county
    return held.first() or sheet
