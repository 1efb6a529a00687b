"""Setting a limit for a county."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from yiteng.limits.following import changed
from yiteng.limits.models import Limit
from yiteng.places.models import Area
from yiteng.rules import limits as rules
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow import entrances
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.trail import entry, values, write

AUDITED = ("code", "value", "since")


def change(
    code: str,
    value: Decimal,
    *,
    reason: str,
    actor: Actor,
    at: datetime,
    seen: Decimal | None = None,
) -> Limit:
    """Set a limit of the actor's county from today on; the trail keeps what held before and why.

    seen: the value the actor looked at. Raises Refused where the post has no right, the value is
    out of bounds or nothing new, no reason is given, or another person was quicker; KeyError for
    an unknown code.
    """
    entrances.permit(actor, rules.action_of(code))
    limit = rules.BY_CODE[code]
    with transaction.atomic():
        Area.objects.select_for_update().get(pk=actor.county)
        row = Limit.objects.filter(county=actor.county, code=code).first()
        held = row.value if row else limit.default
        reasons = [*rules.check(limit, value, reason, held), *_quicker(limit, held, seen)]
        if reasons:
            raise Refused(reasons)
        before = values(row, AUDITED) if row else {"code": None, "value": held, "since": None}
        row = row or Limit(county_id=actor.county, code=code)
        row.value, row.reason, row.changed_by_post = value, reason.strip(), actor.post_title
        row.since = at.astimezone(SHANGHAI).date()
        row.save()
        event = entry(row, action="change", actor=actor, at=at, before=before,
                      after=values(row, AUDITED), reason=row.reason)  # fmt: skip
        write([row], [event])
        changed(code, actor.county, at)
    return row


def _quicker(limit: rules.Limit, held: Decimal, seen: Decimal | None) -> list[Refusal]:
    if seen is None or seen == held:
        return []
    return [
        Refusal(
            "limits.quicker",
            N_("Another person changed “{title}” to {value} meanwhile; look at it again."),
            {"title": limit.title, "value": rules.trimmed(held)},
        )
    ]
