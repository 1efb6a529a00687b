"""Recording what a meeting consists of: sessions, agenda, attendance, directions, documents.

Rows are given unsaved, as model instances; ``meeting`` of a part is saved already. All raise
`Refused` where the actor's post has no right or the meeting is closed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import Max

from yiteng.meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    Direction,
    Document,
    Meeting,
    Session,
)
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.meeting import decided
from yiteng.rules.refusal import Refused
from yiteng.workflow import entrances

R = TypeVar("R", Session, AgendaItem, Attendance, Direction, Document, Decision)

AUDITED: Mapping[type, tuple[str, ...]] = {
    Session: ("meeting", "title", "on", "days", "outside"),
    AgendaItem: ("meeting", "title", "decides", "decided_by", "presenter", "minutes"),
    Attendance: ("meeting", "group", "invited", "attended"),
    Direction: ("meeting", "title"),
    Document: ("meeting", "title", "number", "issued_on", "kind"),
    Decision: ("meeting", "text", "lead", "due_on", "served", "acceptor"),
}


def add_sessions(rows: Sequence[Session], *, actor: Actor, at: datetime) -> list[Session]:
    """Add sessions; their days add up to the meeting's length."""
    return add(rows, actor=actor, at=at)


def add_agenda(rows: Sequence[AgendaItem], *, actor: Actor, at: datetime) -> list[AgendaItem]:
    """Add agenda items to those copied from the dossier."""
    return add(rows, actor=actor, at=at)


def add_directions(rows: Sequence[Direction], *, actor: Actor, at: datetime) -> list[Direction]:
    """Add directions the meeting names."""
    return add(rows, actor=actor, at=at)


def add_documents(rows: Sequence[Document], *, actor: Actor, at: datetime) -> list[Document]:
    """Add documents the meeting issued or announced."""
    return add(rows, actor=actor, at=at)


def record_attendance(
    meeting: Meeting, rows: Sequence[Attendance], *, actor: Actor, at: datetime
) -> Meeting:
    """Record how many of each group came; the meeting's ``attended`` is their sum."""
    with transaction.atomic():
        for row in rows:
            row.meeting = meeting
        add(rows, actor=actor, at=at)
        known = Attendance.objects.filter(meeting=meeting).values_list("attended", flat=True)
        changed: Meeting = entrances.amend(
            meeting, {"attended": sum(known)}, actor=actor, at=at, action="meetings.run"
        )
    return changed


def add(rows: Sequence[R], *, actor: Actor, at: datetime) -> list[R]:
    """Save parts of meetings, each placed after those that are there."""
    if not rows:
        return []
    if any(row.meeting.state == "closed" for row in rows):
        raise Refused([decided()])
    model = type(rows[0])
    found = model._default_manager.filter(meeting__in={row.meeting_id for row in rows})
    last = dict(found.order_by().values_list("meeting").annotate(Max("position")))
    for row in rows:
        last[row.meeting_id] = last.get(row.meeting_id, 0) + 1
        row.position = row.position or last[row.meeting_id]
    return entrances.add_many(
        rows, actor=actor, at=at, action="meetings.run", audited=AUDITED[model]
    )
