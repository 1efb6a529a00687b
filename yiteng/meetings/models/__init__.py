"""Tables of meetings: the meeting, what it consists of, what it decided."""

from __future__ import annotations

from yiteng.meetings.models.agenda import (
    AgendaItem,
    Attendance,
    Direction,
    Document,
    Part,
    Session,
)
from yiteng.meetings.models.decisions import Decision, Outcome
from yiteng.meetings.models.meeting import Meeting
from yiteng.meetings.models.papers import Pack, Paper
from yiteng.meetings.models.seats import Seat

__all__ = [
    "AgendaItem",
    "Attendance",
    "Decision",
    "Direction",
    "Document",
    "Meeting",
    "Outcome",
    "Pack",
    "Paper",
    "Part",
    "Seat",
    "Session",
]
