"""What is done with meetings: convened, planned, recorded, decided, taken through their steps."""

from __future__ import annotations

from yiteng.meetings.actions.agenda import add_agenda, add_papers, move, take_off
from yiteng.meetings.actions.decisions import (
    Conflicts,
    add_decisions,
    carry_over,
    complete_decision,
    complete_many,
    note,
    take_up,
)
from yiteng.meetings.actions.editing import change, remove
from yiteng.meetings.actions.meeting import convene, plan, take, take_many
from yiteng.meetings.actions.packs import freeze
from yiteng.meetings.actions.parts import (
    AUDITED,
    add_directions,
    add_documents,
    add_sessions,
    record_attendance,
)
from yiteng.meetings.actions.seats import record_posts

__all__ = [
    "AUDITED",
    "Conflicts",
    "add_agenda",
    "add_decisions",
    "add_directions",
    "add_documents",
    "add_papers",
    "add_sessions",
    "carry_over",
    "change",
    "complete_decision",
    "complete_many",
    "convene",
    "freeze",
    "move",
    "note",
    "plan",
    "record_attendance",
    "record_posts",
    "remove",
    "take",
    "take_many",
    "take_off",
    "take_up",
]
