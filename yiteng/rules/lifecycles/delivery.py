"""A circular at one unit it was sent to: it waits there until it is noted, or answered where it asks.

Facts: unit (that received it), asks ("note" or "answer"). Nobody is told who has read it: that a
unit laid it aside is its own affair; an answer is for the unit that sent it.
"""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.lifecycle import Case, Input, Lifecycle, State, Step
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

_RECEIVE = "circulars.receive"


def of_the_receiving_unit(case: Case) -> Iterator[Refusal]:
    """The unit it was sent to answers for itself."""
    if case.actor.unit != case.facts.get("unit"):
        yield Refusal("delivery.not_yours", N_("It was sent to another unit."))


def asks_nothing(case: Case) -> Iterator[Refusal]:
    """What asks for an answer is not laid aside without one."""
    if case.facts.get("asks") == "answer":
        yield Refusal("delivery.answer", N_("This circular asks for an answer."))


def asks_an_answer(case: Case) -> Iterator[Refusal]:
    """Nothing is reported that nobody asked for."""
    if case.facts.get("asks") != "answer":
        yield Refusal("delivery.nothing_asked", N_("This circular asks for no answer."))


DELIVERY = Lifecycle(
    "delivery",
    N_("Circular received"),
    (
        State("waiting", N_("Waits for the unit")),
        State("noted", N_("Laid aside by the unit"), ended=True),
        State("answered", N_("Answered"), ended=True),
    ),
    (
        Step("note", N_("Noted, off the desk"), ("waiting",), "noted", _RECEIVE,
             (of_the_receiving_unit, asks_nothing)),
        Step("answer", N_("Answer the circular"), ("waiting",), "answered", _RECEIVE,
             (of_the_receiving_unit, asks_an_answer), (Input("answer", N_("Answer of the unit"), "note"),)),
    ),
)  # fmt: skip
