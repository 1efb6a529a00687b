"""Setting a preset's amount for a county."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import ClockSetting
from yiteng.commitments.presets import held_in
from yiteng.places.models import Area
from yiteng.rules.actor import Actor
from yiteng.rules.clocks import check
from yiteng.rules.refusal import Refused
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.entrances import permit
from yiteng.workflow.trail import entry, values, write

AUDITED = ("kind", "code", "unit", "amount", "since")


def set_clock(
    kind: str, code: str, *, unit: str, amount: int, reason: str, actor: Actor, at: datetime
) -> ClockSetting:
    """Set the amount of a preset in the actor's county; 0 lets it not run. Holds for what begins.

    Raises Refused where the post has no right, the amount cannot be counted, is nothing new, or no
    reason is given; KeyError for an unknown preset.
    """
    permit(actor, "limits.change")
    with transaction.atomic():
        Area.objects.select_for_update().get(pk=actor.county)
        held = held_in([actor.county], [kind_of(kind).code])[actor.county, kind, code]
        refusals = list(check(held.preset, unit, amount, reason, (held.unit, held.amount)))
        if refusals:
            raise Refused(refusals)
        row = held.row or ClockSetting(county_id=actor.county, kind=kind, code=code)
        before = values(row, AUDITED) if held.row else {
            "kind": None, "code": None, "unit": held.unit, "amount": held.amount, "since": None
        }  # fmt: skip
        row.unit, row.amount, row.reason = unit, amount, reason.strip()
        row.changed_by_post = actor.post_title
        row.since = at.astimezone(SHANGHAI).date()
        row.save()
        event = entry(row, action="change", actor=actor, at=at, before=before,
                      after=values(row, AUDITED), reason=row.reason)  # fmt: skip
        write([row], [event])
    return row
