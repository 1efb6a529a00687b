"""Stating an intention, what is said of a case, and every step of its road."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yiteng.designation.actions.noting import permit
from yiteng.designation.models import DesignationCase
from yiteng.rules.actor import Actor
from yiteng.rules.designation.papers import ROADS
from yiteng.rules.lifecycles.designation import DESIGNATION
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow import door, entrances
from yiteng.workflow.clock import SHANGHAI

_ENDED = tuple(state.code for state in DESIGNATION.states if state.ended)


def intend(case: DesignationCase, *, actor: Actor, at: datetime) -> DesignationCase:
    """State an intention for a facility; one open case for each kind of care.

    The hospital states its own. Raises Refused.
    """
    if case.road not in ROADS:
        raise Refused([Refusal("designation.road", N_("Choose the road."), field="road")])
    if case.facility.unit_id != actor.unit:
        raise Refused([_foreign()])
    same = DesignationCase.objects.filter(facility=case.facility, kind=case.kind)
    if same.exclude(state__in=_ENDED).exists():
        raise Refused([Refusal("designation.twice", N_(
            "There is an open case of this facility for this care already."))])  # fmt: skip
    facility = case.facility
    case.county_id, case.town_id = facility.county_id, facility.town_id
    case.village_id, case.unit_id = facility.village_id, facility.unit_id
    case.intended_on = at.astimezone(SHANGHAI).date()
    opened: DesignationCase = entrances.open_one(
        case, actor=actor, at=at, action="designation.apply"
    )
    return opened


def state_facts(
    case: DesignationCase,
    said: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> DesignationCase:
    """Change what is said of a case before the city decided: licence, schemes, base agreement."""
    permit(case, "designation.apply", actor)
    if case.reported_on is not None:
        raise Refused([Refusal("designation.fixed", N_(
            "The case has gone to the city; tell a change instead."))])  # fmt: skip
    changed: DesignationCase = entrances.amend(
        case, said, actor=actor, at=at, action="designation.apply", seen=seen
    )
    return changed


def take(
    case: DesignationCase, step: str, *, actor: Actor, at: datetime, **more: Any
) -> DesignationCase:
    """Any step of the road; refused with every reason at once."""
    if case.unit_id != actor.unit and actor.may("designation.apply"):
        raise Refused([_foreign()])
    taken: DesignationCase = door.perform(case, step, actor=actor, at=at, **more)
    return taken


def _foreign() -> Refusal:
    return Refusal("designation.foreign", N_("Only the hospital itself takes this step."))
