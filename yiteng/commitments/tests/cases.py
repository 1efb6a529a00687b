"""Commitments of the tests: drafted by 孙, led by 李, one word apart."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from tests.cast import NOW, ZHAO, World
from yiteng.commitments.actions import Draft, draft_many, take_many
from yiteng.commitments.models import Commitment
from yiteng.rules.quantity import Quantity
from yiteng.workflow.clock import SHANGHAI

JUNE = datetime(2023, 6, 30, 18, tzinfo=SHANGHAI)


def drafts(world: World, count: int = 1, **changes: Any) -> list[Commitment]:
    """Livelihood items of village_1, drafted and nothing more."""
    village = world.areas["village_1"]
    values: dict[str, Any] = {
        "county": world.county, "town": village.town, "village": village,
        "kind": "livelihood_item", "level": "village", "theme": world.themes["livelihood"],
        "lead_unit": world.units["li"], "served_type": "village", "served_name": ZHAO,
        "origin": "request", "origin_ref": "村民代表会议", "due_at": JUNE, **changes,
    }  # fmt: skip
    lamps = Quantity(Decimal(30), "盏", status="planned")
    return draft_many(
        [
            Draft(Commitment(**{"title": f"路灯{n}", **values}), {"output": lamps})
            for n in range(1, count + 1)
        ],
        actor=world.sun,
        at=NOW,
    )


def issued(world: World, count: int = 1, **changes: Any) -> list[Commitment]:
    """The same, assigned."""
    return take_many(drafts(world, count, **changes), "issue", actor=world.sun, at=NOW)


def active(world: World, count: int = 1, **changes: Any) -> list[Commitment]:
    """The same, signed for."""
    return take_many(issued(world, count, **changes), "sign", actor=world.li, at=NOW)
