"""Visits on site: planned for a day, recorded by who went, leading to the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from yiteng.designation.actions.noting import note, permit
from yiteng.designation.models import DesignationCase, Visit, VisitItem, VisitPerson
from yiteng.people.models import Holding
from yiteng.rules import privacy
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI


@dataclass(frozen=True, slots=True)
class Expert:
    """An expert who was invited: the role in words and the unit, never a name."""

    role: str
    unit: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What is recorded of a visit.

    people: who went, as holders of posts; experts: who was invited beside them, by role and unit;
    items: line of a standard → (met, what was seen).
    next_on, next_purpose: when one goes again, and what for.
    """

    held_on: date
    people: Sequence[Holding]
    topic: str
    findings: str
    items: Mapping[str, tuple[bool, str]] = field(default_factory=dict)
    next_on: date | None = None
    next_purpose: str = ""
    experts: Sequence[Expert] = ()


def plan(
    case: DesignationCase, purpose: str, on: date, *, actor: Actor, at: datetime, topic: str = ""
) -> Visit:
    """Plan a visit for a day."""
    permit(case, "designation.handle", actor)
    with transaction.atomic():
        visit = Visit.objects.create(case=case, purpose=purpose, planned_on=on, topic=topic)
        note(case, "visit_planned", actor=actor, at=at, after={"purpose": purpose, "on": on})
    return visit


def record(visit: Visit, seen: Seen, *, actor: Actor, at: datetime) -> Visit:
    """Record a visit that was held; plans the next one where a day is named.

    Two persons of the branch or the city at least, counted by person, not by post; experts come
    on top. Raises Refused with every reason.
    """
    case = visit.case
    permit(case, "designation.handle", actor)
    today = at.astimezone(SHANGHAI).date()
    reasons = list(against(visit, seen, today))
    if reasons:
        raise Refused(reasons)
    with transaction.atomic():
        visit.held_on, visit.topic = seen.held_on, seen.topic[:200]
        visit.findings = seen.findings.strip()[:2000]
        if visit._state.adding:
            visit.planned_on = seen.held_on
        visit.save()
        _children(visit, seen)
        if seen.next_on:
            Visit.objects.create(
                case=case, purpose=seen.next_purpose or visit.purpose, planned_on=seen.next_on,
                invented=visit.invented, source=visit.source,
            )  # fmt: skip
        note(case, "visit", actor=actor, at=at, reason=visit.findings[:200], after={
            "visit": visit.pk, "purpose": visit.purpose, "held_on": seen.held_on,
            "people": sorted({h.account_id for h in seen.people}), "next_on": seen.next_on,
            "experts": [f"{e.unit} {e.role}" for e in seen.experts]})  # fmt: skip
    return visit


def against(visit: Visit, seen: Seen, today: date) -> list[Refusal]:
    """Why a visit cannot be recorded so."""
    reasons = []
    if visit.held_on is not None:
        reasons.append(Refusal("designation.visit_twice", N_("This visit has been recorded.")))
    if len({held.account_id for held in seen.people}) < 2:
        reasons.append(Refusal("designation.two_people", N_(
            "At least two people of the branch or the city go on a visit; two posts of one person "
            "count once, invited experts come on top."), field="people"))  # fmt: skip
    reasons += _against_experts(seen.experts)
    if seen.held_on > today:
        reasons.append(Refusal("designation.ahead", N_(
            "{day} lies ahead; record it when it has happened."), {"day": seen.held_on},
            field="held_on"))  # fmt: skip
    if not seen.findings.strip():
        reasons.append(Refusal("designation.no_findings", N_("Write what was found."),
                               field="findings"))  # fmt: skip
    if seen.next_on and seen.next_on <= seen.held_on:
        reasons.append(Refusal("designation.next_before", N_(
            "The next visit lies after this one."), field="next_on"))  # fmt: skip
    return reasons


def _against_experts(experts: Sequence[Expert]) -> list[Refusal]:
    """An expert has a role and a unit, and no name."""
    reasons = []
    if any(not e.role.strip() or not e.unit.strip() for e in experts):
        reasons.append(Refusal("designation.expert", N_(
            "An expert is written as “unit, role”, apart by a comma."), field="experts"))  # fmt: skip
    if any(privacy.numbers(f"{e.unit} {e.role}") or privacy.names(e.role) for e in experts):
        reasons.append(Refusal("designation.expert_name", N_(
            "Name the role of an expert, not the person."), field="experts"))  # fmt: skip
    return reasons


def _children(visit: Visit, seen: Seen) -> None:
    persons = {held.account_id: held for held in seen.people}
    VisitPerson.objects.bulk_create([
        VisitPerson(visit=visit, account_id=key, post_title=held.post.title)
        for key, held in persons.items()
    ] + [
        VisitPerson(visit=visit, post_title=e.role.strip()[:100], expert_unit=e.unit.strip()[:100])
        for e in seen.experts
    ])  # fmt: skip
    VisitItem.objects.bulk_create([
        VisitItem(visit=visit, code=code, met=met, note=words[:300])
        for code, (met, words) in seen.items.items()
    ])  # fmt: skip
