"""The named checks of objections: never decided by one office alone; each ground has its way out.

Source: domain.md A3 (disputes on responsibility are settled by the supervision office with the
staffing office, against the duty lists; what is on no list goes through admission).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yiteng.rules.lifecycle import Case
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

Reasons = Iterator[Refusal]

GROUNDS = (
    ("content", N_("Content")),
    ("duty", N_("Duty: another unit's matter")),
    ("time", N_("Time limit")),
    ("not_listed", N_("Not on the township duty list")),
)
STANCES = (
    ("uphold", N_("The objection holds")),
    ("dismiss", N_("The objection does not hold")),
)
#: Grounds on which the staffing office must have given its word.
NEEDS_STAFFING = frozenset({"duty", "not_listed"})


@dataclass(frozen=True, slots=True)
class Word:
    """What an office said to an objection; staffing: whether it is the staffing office."""

    stance: str
    person: int
    unit: int
    staffing: bool = False


def objection_may_be_raised(case: Case) -> Reasons:
    """What was dismissed or admitted is not objected to again on the same ground."""
    ground = case.inputs.get("ground")
    if ground in case.facts.get("settled_grounds", ()):
        yield Refusal(
            "commitment.objected_before",
            N_("An objection on this ground was decided already; sign for it or choose another."),
            field="ground",
        )
    if ground == "not_listed" and case.facts.get("level") == "district":
        yield Refusal(
            "commitment.not_township",
            N_("The duty list is of towns and villages; this is a matter of the district."),
            field="ground",
        )


def another_unit_speaks(case: Case) -> Reasons:
    """A word is given by another unit than the one that objects, once."""
    if case.actor.unit == case.facts.get("objecting_unit"):
        yield Refusal("commitment.own_objection", N_("A unit gives no word on its own objection."))
    if any(word.unit == case.actor.unit for word in _words(case)):
        yield Refusal("commitment.word_given", N_("Your unit has given its word already."))


def not_own_decision(case: Case) -> Reasons:
    """The unit that objects does not decide."""
    if case.actor.unit == case.facts.get("objecting_unit"):
        yield Refusal("commitment.own_decision", N_("A unit does not decide its own objection."))


def about_content(case: Case) -> Reasons:
    """Back to drafting only where the content is objected to."""
    yield from _about(case, "content")


def about_duty(case: Case) -> Reasons:
    """Another unit only where the duty is objected to."""
    yield from _about(case, "duty")


def about_time(case: Case) -> Reasons:
    """Another date only where the time limit is objected to."""
    yield from _about(case, "time")


def about_list(case: Case) -> Reasons:
    """Withdrawn or admitted only where the duty list is in question."""
    yield from _about(case, "not_listed")


def two_uphold(case: Case) -> Reasons:
    """Two offices say that the objection holds; where they differ a district leader decides."""
    yield from _two(case, "uphold")


def two_dismiss(case: Case) -> Reasons:
    """Two offices say that the objection does not hold; where they differ a leader decides."""
    yield from _two(case, "dismiss")


def _words(case: Case) -> Sequence[Word]:
    words: Sequence[Word] = case.facts.get("objection_words", ())
    return words


def _about(case: Case, ground: str) -> Reasons:
    if case.facts.get("objection_ground") != ground:
        yield Refusal(
            "commitment.other_ground",
            N_("The objection rests on another ground: {ground}."),
            {"ground": dict(GROUNDS).get(str(case.facts.get("objection_ground")), "—")},
        )


def two_agree(case: Case, stance: str, ground: str, words: Sequence[Word]) -> Reasons:
    """Why the actor may not decide so: another office has not spoken, or says otherwise.

    A leader decides only where the offices differ. words: what was said to the objection.
    """
    staffing = ground in NEEDS_STAFFING
    others = [
        word
        for word in words
        if word.person != case.actor.person
        and word.unit != case.actor.unit
        and (word.staffing or not staffing)
    ]
    if not others:
        yield _alone(staffing)
    elif "leader" in case.actor.roles:
        if len({word.stance for word in words}) < 2:
            yield Refusal(
                "commitment.no_difference",
                N_("The offices do not differ; a leader decides only where they do."),
            )
    elif others[-1].stance != stance:
        yield Refusal(
            "commitment.offices_differ",
            N_("The other office says otherwise: give your word, then a district leader decides."),
        )


def _two(case: Case, stance: str) -> Reasons:
    ground = str(case.facts.get("objection_ground") or "")
    yield from two_agree(case, stance, ground, _words(case))


def _alone(staffing: bool) -> Refusal:
    if staffing:
        return Refusal(
            "commitment.no_staffing_word",
            N_("The staffing office must give its word on this ground first."),
        )
    return Refusal(
        "commitment.one_alone",
        N_("One office does not decide alone: another one gives its word first."),
    )
