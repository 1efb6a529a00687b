"""The review of a second no (product.md, Manners): who is heard, who may speak for which side."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

SIDES = (
    ("supervision", N_("Supervision office")),
    ("line", N_("Leader in charge")),
    ("legal", N_("Legal office")),
)
TITLES = dict(SIDES)
#: Roles that speak for a side.
_ROLES = {
    "supervision": frozenset({"supervision", "party_supervision"}),
    "line": frozenset({"leader"}),
    "legal": frozenset({"legal"}),
}


@dataclass(frozen=True, slots=True)
class Line:
    """The line of a lead unit: its name, the leader's post in charge (None: nobody is entered)."""

    unit: str
    post: int | None = None
    title: str = ""


def _in_charge(actor: Actor, line: Line) -> Iterator[Refusal]:
    """Only the leader in charge of the lead unit (分管领导) speaks for its line."""
    if line.post is None:
        yield Refusal(
            "review.nobody_in_charge",
            N_(
                "Nobody is entered as the leader in charge of {unit}. The office enters it under "
                "“Leaders in charge”; then that leader speaks for the line."
            ),
            {"unit": line.unit},
            field="side",
        )
    elif actor.post != line.post:
        yield Refusal(
            "review.not_in_charge",
            N_("{title} is in charge of {unit} and speaks for the line."),
            {"unit": line.unit, "title": line.title},
            field="side",
        )


def sides_of(actor: Actor) -> tuple[str, ...]:
    """The sides an actor may speak for."""
    return tuple(side for side, roles in _ROLES.items() if roles & actor.roles)


def missing(given: Collection[str]) -> list[str]:
    """Titles of the sides not heard yet.

    >>> missing({"line", "legal"})
    ['Supervision office']
    """
    return [title for side, title in SIDES if side not in given]


def may_say(
    side: str,
    actor: Actor,
    *,
    open_: bool,
    given: Collection[str],
    doing: Collection[int],
    spoken: Collection[int],
    words: str,
    line: Line,
) -> Iterator[Refusal]:
    """Why an opinion is not taken.

    open_: a review is open; given: sides heard; doing: units that did the work; spoken: persons
    heard already: the three opinions are of three persons. line: who is in charge of the lead unit.
    """
    if not open_:
        yield Refusal("review.none", N_("No review of a second no is open here."))
    if side not in sides_of(actor):
        yield Refusal("review.side", N_("Your post does not speak for this side."), field="side")
    elif side in given:
        yield Refusal("review.heard", N_("This side has been heard already."), field="side")
    elif side == "line":
        yield from _in_charge(actor, line)
    if actor.person in spoken:
        yield Refusal("review.same_person", N_("The three opinions are of three persons."))
    if actor.unit in doing:
        yield Refusal(
            "review.own_work", N_("Your unit did this work; another unit gives the opinion.")
        )
    if not words.strip():
        yield Refusal("review.no_words", N_("Give the opinion in words."), field="words")
