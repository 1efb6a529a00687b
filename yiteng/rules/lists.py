"""A published list is frozen: additions, drops and corrections are dated events with a reason.

Two rates stand side by side: against the list as it was published, and against today's. Dropping
an item lowers today's list only; the rate against the original list never rises by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal

from yiteng.rules.words import N_

Kind = Literal["added", "dropped", "corrected"]
KINDS: tuple[tuple[Kind, str], ...] = (
    ("added", N_("Added")),
    ("dropped", N_("Taken off the list")),
    ("corrected", N_("Corrected")),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One event after freezing: what became of which item, on which day."""

    kind: str
    item: int
    on: date


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of how many; share is None of an empty list."""

    n: int
    of: int

    @property
    def share(self) -> float | None:
        """A number from 0 to 1."""
        return self.n / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Rates:
    """The same done items against the original list and against today's."""

    original: Rate
    today: Rate


def members(original: Set[int], changes: Iterable[Change]) -> set[int]:
    """What stands on the list after the events, in the order they happened.

    >>> members({1, 2}, [Change("dropped", 2, date(2023, 4, 1)), Change("added", 3, date(2023, 4, 1))])
    {1, 3}
    """
    found = set(original)
    for change in changes:
        if change.kind == "added":
            found.add(change.item)
        elif change.kind == "dropped":
            found.discard(change.item)
    return found


def rates(original: Set[int], today: Set[int], done: Set[int]) -> Rates:
    """Both rates of what is done.

    An item that was dropped stays in the original list, done or not; one that was added counts
    in today's only.
    """
    return Rates(
        Rate(len(original & done), len(original)),
        Rate(len(today & done), len(today)),
    )
