"""Recording decisions (议定事项) and completing them while the meeting is not closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.links.actions import link_many
from yiteng.meetings.actions.parts import AUDITED, add
from yiteng.meetings.models import Decision, Meeting
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.meeting import decided
from yiteng.rules.refusal import Refused
from yiteng.workflow import door, entrances, trail
from yiteng.workflow.flow import flow_of


def add_decisions(rows: Sequence[Decision], *, actor: Actor, at: datetime) -> list[Decision]:
    """Record decisions (议定事项), each linked to its meeting; area from the meeting if missing."""
    for row in rows:
        if not row.county_id:
            row.county_id, row.town_id = row.meeting.county_id, row.meeting.town_id
    with transaction.atomic():
        saved = add(rows, actor=actor, at=at)
        links = [(("meeting", d.meeting_id), ("decision", d.pk), "decided_at") for d in saved]
        link_many(links, actor=actor, at=at)
    return saved


def complete_decision(
    decision: Decision, values: Mapping[str, Any], *, actor: Actor, at: datetime
) -> Decision:
    """Name lead, date, served party or acceptor; a closed meeting's decisions stay as decided."""
    entrances.permit(actor, "meetings.run")
    with transaction.atomic():
        (meeting,) = door.lock(flow_of(Meeting), [decision.meeting])
        if meeting.state == "closed":
            raise Refused([decided()])
        before = trail.values(decision, AUDITED[Decision])
        for name, value in values.items():
            setattr(decision, name, value)
        decision.version += 1
        after = trail.values(decision, AUDITED[Decision])
        event = trail.entry(
            decision, action="amend", actor=actor, at=at, before=before, after=after
        )
        trail.write([decision], [event])
        decision.save(update_fields=[*sorted(values), "version"])
    return decision
