"""Taking steps on the road: one door, one row or many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from yiteng.commitments.models import Commitment
from yiteng.rules.actor import Actor
from yiteng.workflow.door import perform, perform_many


def take(
    row: Commitment,
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> Commitment:
    """Take a step of the road with one commitment. Raises Refused with every reason."""
    found: Commitment = perform(row, step, actor=actor, at=at, inputs=inputs, seen=seen)
    return found


def take_many(
    rows: Sequence[Commitment],
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Callable[[Commitment], Mapping[str, Any]] | None = None,
    seen: int | None = None,
) -> list[Commitment]:
    """Take the same step with many commitments, all or none, without a query a row."""
    found: list[Commitment] = perform_many(rows, step, actor=actor, at=at, inputs=inputs, seen=seen)
    return found
