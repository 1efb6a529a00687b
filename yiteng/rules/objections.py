"""A unit objects to a measure: wording, not ours, not now; within its clock, decided in words.

Source: practice of supervision (交办前征求意见: 表述、职责、时机), domain.md A3.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yiteng.rules.deadlines import Clock, due
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_
from yiteng.rules.workdays import WorkdayTable

GROUNDS = (
    ("wording", N_("The wording does not fit")),
    ("not_ours", N_("Not our unit's duty")),
    ("not_now", N_("Not now: the conditions are missing")),
)
ANSWERS = (
    ("upheld", N_("Upheld")),
    ("refused", N_("Not upheld")),
)
#: What an upheld objection changes, by ground: the column of the measure, and the field that says it.
CHANGES = {"wording": "text", "not_ours": "lead", "not_now": "horizon"}


def last_day(issued_on: date, workdays: int, table: WorkdayTable) -> date:
    """The last day on which a unit may object: so many workdays after the day of issue."""
    return due(Clock("workdays", workdays), issued_on, table).on


def may_object(
    state: str, leads: bool, open_one: bool, today: date, until: date | None
) -> Iterator[Refusal]:
    """Why a unit may not object now. leads: whether it is the unit the measure names."""
    if state != "issued" or until is None:
        yield Refusal(
            "measure.not_issued", N_("Only an issued measure is objected to; this one is not.")
        )
    elif today > until:
        yield Refusal(
            "measure.clock_over",
            N_("The time for objecting ended on {day}; write to the office that issued it."),
            {"day": until.isoformat()},
        )
    if not leads:
        yield Refusal("measure.not_lead", N_("Only the unit a measure names may object to it."))
    if open_one:
        yield Refusal("measure.open_objection", N_("Your objection is being decided already."))


def reasons_given(ground: str, words: str, proposal: str) -> Iterator[Refusal]:
    """An objection says why, and for the wording, what it should say."""
    if not words.strip():
        yield Refusal("measure.no_words", N_("Say why, in words."), field="words")
    if ground == "wording" and not proposal.strip():
        yield Refusal("measure.no_proposal", N_("Write the wording you propose."), field="proposal")


def may_answer(
    answered: bool, own: bool, ground: str, answer: str, words: str, change: object
) -> Iterator[Refusal]:
    """Why an objection is not decided so. own: whether the decider's unit is the one that objects."""
    if answered:
        yield Refusal("measure.answered", N_("This objection is decided already."))
    if own:
        yield Refusal("measure.own_objection", N_("A unit does not decide its own objection."))
    if not words.strip():
        yield Refusal("measure.no_answer", N_("Say why, in words."), field="words")
    if answer == "upheld" and not change:
        yield Refusal(
            "measure.no_change",
            N_("An upheld objection changes the measure: say what it becomes."),
            field=CHANGES[ground],
        )
