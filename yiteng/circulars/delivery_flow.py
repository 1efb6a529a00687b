"""What the one door knows of a circular at a unit it was sent to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from yiteng.circulars.models import Delivery
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.delivery import DELIVERY
from yiteng.workflow.flow import Change, Flow


def facts(rows: Sequence[Delivery], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """Whose desk it lies on, and what it asks."""
    return [{"unit": row.unit_id, "asks": row.asks} for row in rows]


def answer(changes: Sequence[Change]) -> None:
    """The words of the unit, when they came and from which post."""
    for change in changes:
        row, case = change.row, change.case
        row.answer = str(case.inputs["answer"]).strip()
        row.answered_at, row.answered_by_post = case.at, case.actor.post_title


FLOW = Flow(
    model=Delivery, lifecycle=DELIVERY, facts=facts, on={"answer": answer},
    audited=("circular", "unit", "copy", "asks", "answer", "answered_at", "answered_by_post"),
)  # fmt: skip
