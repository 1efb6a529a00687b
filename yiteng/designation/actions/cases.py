"""Stating an intention, what is said of a case, and every step of its road."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

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
    _once([case])
    _place(case)
    case.intended_on = at.astimezone(SHANGHAI).date()
    opened: DesignationCase = entrances.open_one(
        case, actor=actor, at=at, action="designation.apply"
    )
    return opened


def take_over(
    cases_: Sequence[DesignationCase], said: Mapping[str, Any], *, actor: Actor, at: datetime
) -> list[DesignationCase]:
    """Enter designations that were in force before this software; the branch does it.

    said: on (in force from), number, starts_on (of the present agreement), the same for all rows.
    Raises Refused, all or none.
    """
    entrances.permit(actor, "designation.handle")
    for case in cases_:
        _place(case)
        case.intended_on = None
        if case.county_id != actor.county:
            raise Refused([_foreign()])
    _once(cases_)
    with transaction.atomic():
        opened = entrances.open_many(cases_, actor=actor, at=at, action="designation.handle")
        taken: list[DesignationCase] = door.perform_many(
            opened, "take_over", actor=actor, at=at, inputs=lambda _row: said
        )
    return taken


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


def _once(cases_: Sequence[DesignationCase]) -> None:
    """One open case a facility and care."""
    kinds = {case.kind for case in cases_}
    held = DesignationCase.objects.filter(facility__in=[c.facility_id for c in cases_])
    held = held.filter(kind__in=kinds).exclude(state__in=_ENDED)
    there = set(held.values_list("facility_id", "kind"))
    if there & {(case.facility_id, case.kind) for case in cases_}:
        words = N_("There is an open case of this facility for this care already.")
        raise Refused([Refusal("designation.twice", words)])


def _place(case: DesignationCase) -> None:
    """A case carries the keys of its facility."""
    facility = case.facility
    case.county_id, case.town_id = facility.county_id, facility.town_id
    case.village_id, case.unit_id = facility.village_id, facility.unit_id
