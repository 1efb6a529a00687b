"""What is done with meetings: convened, planned, recorded, decided, taken through their steps."""

from __future__ import annotations

from yiteng.meetings.actions.decisions import add_decisions, complete_decision
from yiteng.meetings.actions.meeting import convene, plan, take, take_many
from yiteng.meetings.actions.parts import (
    AUDITED,
    add_agenda,
    add_directions,
    add_documents,
    add_sessions,
    record_attendance,
)

__all__ = [
    "AUDITED",
    "add_agenda",
    "add_decisions",
    "add_directions",
    "add_documents",
    "add_sessions",
    "complete_decision",
    "convene",
    "plan",
    "record_attendance",
    "take",
    "take_many",
]
