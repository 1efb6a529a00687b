"""What meetings tell the gate: those of the past beside which an application is laid."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from yiteng.gate.alike import Held
from yiteng.meetings.models import Meeting
from yiteng.people.visibility import visible
from yiteng.research.tables import themed
from yiteng.rules.actor import Actor
from yiteng.rules.gate.alike import Proposal
from yiteng.rules.lifecycles.meeting import MEETING

#: So many meetings at most, latest first.
MOST = 500


def meetings(actor: Actor, since: date) -> list[Held]:
    """Meetings held or to be held since a day that the actor may see; two queries."""
    rows = visible(Meeting, actor).filter(held_on__gte=since).exclude(state="cancelled")
    found = rows.select_related("host", "organiser", "theme").prefetch_related("attendance")
    return [_held(row) for row in found.order_by("-held_on", "-id")[:MOST]]


def _held(row: Meeting) -> Held:
    proposal = Proposal(
        key=f"meeting {row.pk}",
        title=row.title,
        theme=themed(row.theme),
        units={unit.pk: unit.name for unit in (row.host, row.organiser)},
        invited="、".join(one.group for one in row.attendance.all()),
        wanted_on=row.held_on,
    )
    return Held(
        proposal,
        row.application_id,
        reverse("meetings:show", args=[row.pk]),
        MEETING.state(row.state).title,
    )
