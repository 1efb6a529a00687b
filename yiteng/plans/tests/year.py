"""A year's plan of the tests."""

from __future__ import annotations

from decimal import Decimal

from tests.cast import World
from yiteng.plans import actions
from yiteng.plans.models import PlannedMeeting, YearPlan


def begun(world: World, year: int = 2023) -> YearPlan:
    """An empty plan."""
    plan = YearPlan(county=world.county, year=year)
    return actions.open_plan(plan, actor=world.secretary, at=world.now)


def line(world: World, plan: YearPlan, **more) -> PlannedMeeting:
    """李's unit means to convene the conference on agriculture in February."""
    values = {
        "title": "全区特色农业大会", "month": 2, "unit": world.units["li"], "days": Decimal("0.5"),
        "people": 310, **more,
    }  # fmt: skip
    row = PlannedMeeting(plan=plan, **values)
    return actions.add_planned([row], actor=world.secretary, at=world.now)[0]


def approved(world: World, year: int = 2023) -> YearPlan:
    """With one meeting, approved by the leader."""
    plan = begun(world, year)
    line(world, plan)
    return actions.take(plan, "approve", actor=world.leader, at=world.now)
