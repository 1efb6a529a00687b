"""Recording what a meeting consists of: sessions, agenda, attendance, directions, documents.

Rows are given unsaved, as model instances; ``meeting`` of a part is saved already. All raise
`Refused` where the actor's post has no right or the meeting is closed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
    Outcome,
    Paper,
    Seat,
    Session,
)
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.meeting import (
    AGENDA,
    ATTENDANCE,
    OUTCOMES,
    decided,
    fixed,
    too_many,
)
from yiteng.rules.refusal import Refused
from yiteng.rules.seats import typed_already
from yiteng.workflow import entrances

R = TypeVar("R", Session, AgendaItem, Attendance, Direction, Document, Decision, Outcome, Paper)

AUDITED: Mapping[type, tuple[str, ...]] = {
    Session: ("meeting", "title", "on", "begins", "days", "place", "outside"),
    AgendaItem: ("meeting", "position", "title", "decides", "decided_by", "presenter", "minutes",
                 "off_reason", "carried_from"),
    Attendance: ("meeting", "group", "unit", "session", "invited", "attended", "substitutes",
                 "excused"),
    Direction: ("meeting", "title"),
    Document: ("meeting", "title", "number", "issued_on", "kind"),
    Decision: ("meeting", "item", "kind", "text", "lead", "due_on", "served", "acceptor"),
    Outcome: ("meeting", "item", "kind", "text", "to"),
    Paper: ("meeting", "item", "title", "edition", "characters", "pages"),
}  # fmt: skip
#: Until when parts are written; others until the meeting is closed.
UNTIL: Mapping[type, tuple[str, ...]] = {
    AgendaItem: AGENDA,
    Session: ATTENDANCE,
    Attendance: ATTENDANCE,
    Seat: ATTENDANCE,
    Decision: OUTCOMES,
    Outcome: OUTCOMES,
}


def add_sessions(rows: Sequence[Session], *, actor: Actor, at: datetime) -> list[Session]:
    """Add sessions; their days add up to the meeting's length."""
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
        check(rows)
        add(rows, actor=actor, at=at)
        changed: Meeting = entrances.amend(
            meeting, {"attended": counted(meeting)}, actor=actor, at=at, action="meetings.run"
        )
    return changed


def add(rows: Sequence[R], *, actor: Actor, at: datetime, action: str = "meetings.run") -> list[R]:
    """Save parts of meetings, each placed after those that are there."""
    if not rows:
        return []
    model = type(rows[0])
    writable(model, [row.meeting for row in rows])
    found = model._default_manager.filter(meeting__in={row.meeting_id for row in rows})
    last = dict(found.order_by().values_list("meeting").annotate(Max("position")))
    for row in rows:
        last[row.meeting_id] = last.get(row.meeting_id, 0) + 1
        row.position = row.position or last[row.meeting_id]
    return entrances.add_many(rows, actor=actor, at=at, action=action, audited=AUDITED[model])


def writable(model: type, meetings: Iterable[Meeting]) -> None:
    """Refuse where parts of this sort may no longer be written; what a meeting decided stays."""
    for meeting in meetings:
        refusal = decided() if meeting.state in ("closed", "cancelled") else None
        if refusal is None and model in UNTIL:
            refusal = fixed(meeting.state, UNTIL[model])
        if refusal:
            raise Refused([refusal])


def check(rows: Sequence[Attendance]) -> None:
    """Refuse figures that cannot be, or that would count the posts of a unit a second time."""
    wrong = [too_many() for row in rows if row.substitutes > row.attended]
    wrong += [typed_already(row.group) for row in rows if row.unit_id and _by_post(row)]
    if wrong:
        raise Refused(wrong)


def _by_post(row: Attendance) -> bool:
    found = Attendance.objects.filter(meeting=row.meeting, unit=row.unit, from_posts=True)
    same = {None, row.session_id}
    return any(row.session_id is None or s in same for s in found.values_list("session", flat=True))


def counted(meeting: Meeting) -> int:
    """How many came: those counted for the whole meeting, and the fullest sitting's."""
    rows = Attendance.objects.filter(meeting=meeting).values_list("session", "attended")
    by_session: Counter[int | None] = Counter()
    for session, attended in rows:
        by_session[session] += attended
    return by_session.pop(None, 0) + max(by_session.values(), default=0)
