"""The named checks of supporting units: each signs or objects, and answers for its own part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yiteng.rules.lifecycle import Case
from yiteng.rules.lifecycles.commitment.checks import enters_for
from yiteng.rules.lifecycles.commitment.checks_objection import GROUNDS, Word, two_agree
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

Reasons = Iterator[Refusal]

#: A supporting unit has no date of its own to object to.
SUPPORT_GROUNDS = tuple(ground for ground in GROUNDS if ground[0] != "time")


@dataclass(frozen=True, slots=True)
class Part:
    """A supporting unit's part: name; whether it signed, answered; its open objection."""

    name: str
    signed: bool = False
    answered: bool = False
    ground: str = ""
    words: tuple[Word, ...] = ()


def parts(case: Case) -> Mapping[int, Part]:
    """The parts of the supporting units, by unit."""
    found: Mapping[int, Part] = case.facts.get("parts") or {}
    return found


def own_unit(case: Case) -> int | None:
    """The supporting unit for which the actor acts: its own, or a village its town enters for."""
    found = parts(case)
    if case.actor.unit in found:
        return case.actor.unit
    return next((unit for unit in found if enters_for(case, [unit])), None)


def is_support(case: Case) -> Reasons:
    """Only a supporting unit signs, objects or answers for its part."""
    if own_unit(case) is None:
        yield Refusal("commitment.not_support", N_("Only a supporting unit can do this."))


def part_not_signed(case: Case) -> Reasons:
    """A part is signed for once, and not while an objection to it waits."""
    part = parts(case).get(own_unit(case) or 0)
    if part is not None and part.signed:
        yield Refusal("commitment.part_signed", N_("Your part has been signed for already."))
    if part is not None and part.ground:
        yield Refusal("commitment.part_objected", N_("Your objection waits for a decision."))


def part_signed(case: Case) -> Reasons:
    """Who answers for a part has signed for it."""
    part = parts(case).get(own_unit(case) or 0)
    if part is not None and not part.signed:
        yield Refusal("commitment.part_unsigned", N_("Sign for your part first."))


def part_objected(case: Case) -> Reasons:
    """There is an objection of a supporting unit to speak to or decide."""
    if _chosen(case) is None:
        yield Refusal(
            "commitment.no_part_objection", N_("No supporting unit's objection waits here.")
        )
    elif case.inputs and not case.inputs.get("unit") and len(_waiting(case)) > 1:
        yield Refusal(
            "commitment.whose_objection",
            N_("Several supporting units object: say whose objection is meant."),
            field="unit",
        )


def another_speaks(case: Case) -> Reasons:
    """A word on a supporting unit's objection is given by another unit, once."""
    chosen = _chosen(case)
    if chosen is None:
        return
    if case.actor.unit == chosen[0]:
        yield Refusal("commitment.own_objection", N_("A unit gives no word on its own objection."))
    if any(word.unit == case.actor.unit for word in chosen[1].words):
        yield Refusal("commitment.word_given", N_("Your unit has given its word already."))


def two_release(case: Case) -> Reasons:
    """Two offices say that a supporting unit's objection holds."""
    yield from _two(case, "uphold")


def two_keep(case: Case) -> Reasons:
    """Two offices say that a supporting unit's objection does not hold."""
    yield from _two(case, "dismiss")


def duty_said(case: Case) -> Reasons:
    """An objection to the content of a part ends with another sentence of duty."""
    chosen = _chosen(case)
    if chosen and chosen[1].ground == "content" and case.inputs and not case.inputs.get("duty"):
        yield Refusal(
            "commitment.no_new_duty",
            N_("Write the unit's duty anew, in one sentence."),
            field="duty",
        )


def parts_answered(case: Case) -> Reasons:
    """A warning that names the supporting units that have not answered for their part."""
    for part in parts(case).values():
        if not part.answered:
            yield Refusal(
                "commitment.part_open",
                N_("{unit} has not answered for its part yet."),
                {"unit": part.name},
                severity="amber",
            )


def chosen_unit(case: Case) -> int | None:
    """The supporting unit whose objection a step is about: the one named, or the only one."""
    chosen = _chosen(case)
    return chosen[0] if chosen else None


def _waiting(case: Case) -> dict[int, Part]:
    return {unit: part for unit, part in parts(case).items() if part.ground}


def _chosen(case: Case) -> tuple[int, Part] | None:
    waiting = _waiting(case)
    named = str(case.inputs.get("unit") or "")
    if named:
        return next(((u, p) for u, p in waiting.items() if str(u) == named), None)
    return next(iter(waiting.items()), None)


def _two(case: Case, stance: str) -> Reasons:
    chosen = _chosen(case)
    if chosen is not None:
        yield from two_agree(case, stance, chosen[1].ground, chosen[1].words)
