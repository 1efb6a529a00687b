"""The burden laid on the grass roots, counted about the sender: tasks, hours given, fields asked.

Nothing here counts about those who receive: no town, village or person is compared with another.
Source: 整治形式主义为基层减负若干规定 (2024); product.md, Manners.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

#: Minutes of a day.
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Sender:
    """A sender: tasks sent down, the middle of the hours given, how many were due within a day."""

    unit: str
    tasks: int
    hours: float
    within_a_day: int

    @property
    def days(self) -> float:
        """The middle of the time given, in days."""
        return self.hours / 24


def sender(unit: str, given: Sequence[tuple[int, int]]) -> Sender:
    """A sender, from how often it gave how many minutes; the shortest first.

    >>> sender("甲局", [(20 * 60, 1), (9 * 24 * 60, 1)])
    Sender(unit='甲局', tasks=2, hours=118.0, within_a_day=1)
    """
    tasks = sum(n for _minutes, n in given)
    central = (_at(given, (tasks + 1) // 2), _at(given, tasks // 2 + 1))
    within = sum(n for minutes, n in given if minutes <= _DAY)
    return Sender(unit, tasks, sum(central) / 120, within)


def _at(given: Sequence[tuple[int, int]], place: int) -> int:
    """The minutes of the row at a place, counted from 1."""
    ends = accumulate(n for _minutes, n in given)
    return next(minutes for (minutes, _n), end in zip(given, ends, strict=True) if place <= end)


@dataclass(frozen=True, slots=True)
class Use:
    """A field of a form: in how many rows it could have been filled, and in how many it was."""

    form: str
    field: str
    rows: int
    filled: int
    required: bool = False

    @property
    def empty(self) -> float:
        """The share of rows in which nobody filled it, 0 to 1; 0 where there are no rows."""
        return 1 - self.filled / self.rows if self.rows else 0.0


#: Fewer rows than these say nothing about a field.
ENOUGH = 20


def to_delete(uses: Iterable[Use], percent: int) -> list[Use]:
    """Fields empty in more than this share of the rows: whoever asks for them says why, or drops them.

    >>> to_delete([Use("f", "a", 100, 9), Use("f", "b", 100, 10), Use("f", "c", 19, 0)], 90)
    [Use(form='f', field='a', rows=100, filled=9, required=False)]
    """
    return [u for u in uses if u.rows >= ENOUGH and u.empty * 100 > percent]
