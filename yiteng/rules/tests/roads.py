"""Walking a whole lifecycle: every state × role × step, and what the engine answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from yiteng.rules.actor import Actor
from yiteng.rules.lifecycle import Case, Lifecycle, decide
from yiteng.rules.roles import ROLES

DAY = date(2023, 3, 1)
NOON = datetime(2023, 3, 1, 12, 0).astimezone()
#: Step → (states it leaves, state it leads to, roles that may).
Road = Mapping[str, tuple[str, str, str]]


def somebody(role: str, *, person: int = 1, unit: int = 1) -> Actor:
    """An actor with one role."""
    return Actor(
        person, role, 1, role, unit, "unit", "government", 1, None, None, frozenset({role})
    )


def case(state: str, role: str, facts: Mapping[str, Any], inputs: Mapping[str, Any]) -> Case:
    """A case in a state, by somebody of a role."""
    return Case(somebody(role), state, NOON, DAY, facts, inputs)


def refused(lifecycle: Lifecycle, step: str, at: Case) -> tuple[str, ...]:
    """The codes of all reasons against a step, empty where it is allowed."""
    return tuple(r.code for r in decide(lifecycle, step, at).refusals)


def check_every_combination(
    lifecycle: Lifecycle, road: Road, facts: Mapping[str, Any], inputs: Mapping[str, Any]
) -> int:
    """Try each state × role × step against the road; returns how many were tried.

    facts and inputs satisfy every check, so that only state and role decide.
    """
    tried = 0
    assert {s.code for s in lifecycle.steps} == set(road)
    for step, (sources, target, roles) in road.items():
        for state in lifecycle.states:
            for role in ROLES:
                made = decide(lifecycle, step, case(state.code, role.code, facts, inputs))
                reasons = []
                if state.code not in sources.split():
                    reasons.append("lifecycle.wrong_state")
                if role.code not in roles.split():
                    reasons.append("lifecycle.not_permitted")
                said = (step, state.code, role.code, [r.code for r in made.refusals])
                assert said == (step, state.code, role.code, reasons)
                assert made.target == target
                tried += 1
    return tried
