"""What moved with one item: stage, words and figures, noted together or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from yiteng.commitments.actions.figures import record_figures
from yiteng.commitments.actions.steps import take
from yiteng.commitments.models import Commitment
from yiteng.rules.actor import Actor
from yiteng.rules.quantity import Quantity


def enter(
    row: Commitment,
    *,
    actor: Actor,
    at: datetime,
    note: str,
    stage: str = "",
    figures: Mapping[str, Quantity] | None = None,
    seen: int | None = None,
) -> Commitment:
    """Note progress with its figures in one transaction. Raises Refused; then nothing is kept."""
    said = {"note": note, "stage": stage}
    with transaction.atomic():
        fresh = take(row, "progress", actor=actor, at=at, inputs=said, seen=seen)
        return record_figures(fresh, figures, actor=actor, at=at) if figures else fresh
