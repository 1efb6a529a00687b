"""What the tests of this room and the rooms above it find in the field."""

from __future__ import annotations

from datetime import date

from tests.cast import World
from yiteng.research import actions
from yiteng.research.models import Finding, Occasion, Problem


def visit(world: World, key: str = "li", **more) -> Occasion:
    """An unsaved visit of 李's unit to village 1."""
    values = {
        "kind": "visit",
        "venue": "village",
        "title": "走访一村果园",
        "held_on": date(2022, 3, 10),
        "unit": world.units[key],
        "county": world.county,
        "town": world.areas["town_a"],
        "village": world.areas["village_1"],
        "theme": world.themes["agriculture"],
        **more,
    }
    return Occasion(**values)


def heard(statement: str, said_by: str, **more) -> Finding:
    """An unsaved finding."""
    return Finding(statement=statement, said_by=said_by, method="interview", **more)


def two_findings(world: World) -> list[Finding]:
    """Two independent findings: two villages, two speakers."""
    first = actions.record_visit(
        visit(world), [heard("果子下来没有地方存", "一村果农")], actor=world.li, at=world.now
    )
    second = actions.record_visit(
        visit(world, village=world.areas["village_2"], held_on=date(2022, 4, 2)),
        [heard("冷库排不上号", "二村合作社")],
        actor=world.li,
        at=world.now,
    )
    return [*first.findings.all(), *second.findings.all()]


def worded(world: World, **more) -> Problem:
    """An unsaved problem."""
    values = {
        "title": "鲜果无处储存",
        "statement": "两个村的果农都说冷库不够",
        "root_cause": "冷库按镇布点，没有按产量布点",
        "unit": world.units["li"],
        "county": world.county,
        "theme": world.themes["agriculture"],
        **more,
    }
    return Problem(**values)


def stated(world: World, **more) -> Problem:
    """A problem found in two findings, stated."""
    (problem,) = actions.word_problems(
        [(worded(world, **more), two_findings(world))], actor=world.li, at=world.now
    )
    return actions.state_problems([problem], actor=world.li, at=world.now)[0]
