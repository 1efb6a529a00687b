"""What is handed to the trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from yiteng.rules.actor import Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to one row.

    county: internal key of the county whose chain it enters (0: the installation).
    subject_type, subject_id: the row, e.g. ``commitments.commitment``, 7.
    said_at: when it is said to have happened (aware; may lie back).
    before, after: the fields that changed; a value of a person is wrapped in `Personal`.
    """

    county: int
    subject_type: str
    subject_id: int
    action: str
    actor: Actor
    said_at: datetime
    before: Mapping[str, object]
    after: Mapping[str, object]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Personal:
    """A value that belongs to a person: only its salted digest enters the trail (law 9)."""

    value: str
