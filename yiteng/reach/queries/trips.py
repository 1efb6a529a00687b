"""What dialysis near home spares on the road: its sites of level one, against all others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from yiteng.people.visibility import visible
from yiteng.reach.computed import spared
from yiteng.reach.models import Facility
from yiteng.reach.queries.ground import inputs
from yiteng.rules.actor import Actor

if TYPE_CHECKING:
    from yiteng.reach.plain.trips import Trips

NEAR_HOME = "one"


def trips(actor: Actor, kind: str, today: date) -> tuple[dict[str, Any], list[str], Trips | None]:
    """The inputs, the names of the sites near home that are open, and what they spare."""
    ground = inputs(actor, kind, "facilities", today)
    levels = visible(Facility, actor).filter(level=NEAR_HOME).values_list("pk", flat=True)
    near = {f"f{pk}" for pk in levels}
    open_ = [s for s in ground["sites"] if s["state"] == "existing" and s["id"] in near]
    return ground, [s["name"] for s in open_], spared(ground, near)
