"""Verification by risk: the one table that says who checks, what is drawn, whose word settles.

Read by the road (whether a check must come first), by the draw (what may be drawn) and by the
pages that show it with its reasons. The first row that holds wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from yiteng.rules.proof import CHECKS, RISKS
from yiteng.rules.words import N_

Who = Literal["another_unit", "lot", "nobody"]
Word = Literal["served", "acceptor", "own_channel"]

WHO: dict[str, str] = {
    "another_unit": N_("Another unit checks first"),
    "lot": N_("The lot decides whether another unit checks"),
    "nobody": N_("No check beforehand"),
}
WORD: dict[str, str] = {
    "served": N_("The answer of the people served settles it"),
    "acceptor": N_("The named acceptor settles it"),
    "own_channel": N_("The answer in its own channel settles it"),
}


@dataclass(frozen=True, slots=True)
class Matter:
    """What the table looks at. check: what the kind says (proof.CHECKS); risk: proof.RISKS.

    refused: the people served, or a check, found it not done before. drawn: the lot fell on it.
    inner: accepted by a post, nobody is served. own_channel: a petition or hotline case.
    """

    check: str
    risk: str
    refused: bool = False
    drawn: bool = False
    inner: bool = False
    own_channel: bool = False

    def __post_init__(self) -> None:
        """Refuse unknown codes."""
        if self.check not in CHECKS or self.risk not in RISKS:
            raise ValueError(f"unknown check {self.check!r} or risk {self.risk!r}")


@dataclass(frozen=True, slots=True)
class Checking:
    """A row of who checks. holds: for which matters; reason: message id, shown on the page."""

    code: str
    title: str
    who: Who
    reason: str
    holds: Callable[[Matter], bool]


@dataclass(frozen=True, slots=True)
class Settling:
    """A row of whose word settles it."""

    code: str
    title: str
    word: Word
    reason: str
    holds: Callable[[Matter], bool]


CHECKING: tuple[Checking, ...] = (
    Checking(
        "exempt",
        N_("Kinds whose result the firm or the acceptor sees at once"),
        "nobody",
        N_("Their own word comes sooner than any check and is worth more."),
        lambda m: m.check == "none",
    ),
    Checking(
        "refused",
        N_("Found not done before, by the people served or by a check"),
        "another_unit",
        N_("One report was wrong already; people are not asked to find that out twice."),
        lambda m: m.refused,
    ),
    Checking(
        "high",
        N_("High risk: safety, much money, many people"),
        "another_unit",
        N_("A wrong report would cost dear before anybody notices."),
        lambda m: m.risk == "high",
    ),
    Checking(
        "kind",
        N_("Kinds that are always checked"),
        "another_unit",
        N_("The people served cannot see what counts in it: drawings, contracts, measurements."),
        lambda m: m.check == "always",
    ),
    Checking(
        "drawn",
        N_("On which the lot fell"),
        "another_unit",
        N_("Nobody knows beforehand on which it falls; so all are reported as if it would."),
        lambda m: m.drawn,
    ),
    Checking(
        "lot",
        N_("All others"),
        "lot",
        N_(
            "A share is enough to know how true reports are; checking all would cost more than it finds."
        ),
        lambda m: True,
    ),
)
SETTLING: tuple[Settling, ...] = (
    Settling(
        "own_channel",
        N_("Petition and hotline cases"),
        "own_channel",
        N_("They have a number and a return call of their own; nobody is asked twice."),
        lambda m: m.own_channel,
    ),
    Settling(
        "inner",
        N_("Inner matters: safety, Party building, conduct"),
        "acceptor",
        N_("Nobody outside is served; a named post of another unit answers for the acceptance."),
        lambda m: m.inner,
    ),
    Settling(
        "served",
        N_("All others, however they ended"),
        "served",
        N_("Done is what those it was promised to call done; silence is counted as silence."),
        lambda m: True,
    ),
)


def checking(matter: Matter) -> Checking:
    """The row that says who checks a matter.

    >>> checking(Matter("sampled", "normal")).code, checking(Matter("sampled", "high")).code
    ('lot', 'high')
    """
    return next(row for row in CHECKING if row.holds(matter))


def settling(matter: Matter) -> Settling:
    """The row that says whose word settles a matter.

    >>> settling(Matter("sampled", "normal", inner=True)).word
    'acceptor'
    """
    return next(row for row in SETTLING if row.holds(matter))


def check_needed(matter: Matter) -> bool:
    """Whether another unit must check before anybody is asked (law 6)."""
    return checking(matter).who == "another_unit"
