"""Taking steps on the road: one door, one row or many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from yiteng.commitments.models import Commitment, StagePlan
from yiteng.rules.actor import Actor
from yiteng.workflow.columns import save_columns
from yiteng.workflow.door import Act, perform, perform_each, perform_many


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


def take_each(acts: Sequence[Act], step: str) -> list[Commitment]:
    """The same step with many commitments, each by its own post at its own time; all or none."""
    found: list[Commitment] = perform_each(acts, step)
    return found


def plan_stages(rows: Mapping[int, Mapping[str, date]]) -> int:
    """Set the planned days of stages not reached yet, by commitment and code of the stage.

    For plans made elsewhere (an imported list); lights are recomputed with the next step.
    Returns how many stages were planned.
    """
    plans = list(StagePlan.objects.filter(commitment__in=rows, reached_at=None))
    for plan in plans:
        plan.planned_on = rows[plan.commitment_id].get(plan.code, plan.planned_on)
    return save_columns(plans, ["planned_on"])
