"""The burden laid on the grass roots, counted about the sender: tasks, hours given, fields asked.

Nothing here counts about those who receive: no town, village or person is compared with another.
Source: 整治形式主义为基层减负若干规定 (2024); product.md, Manners.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median


@dataclass(frozen=True, slots=True)
class Sent:
    """One task sent down. sender: its unit and official order; given: from issue to the date."""

    sender: str
    order: tuple[int, int]
    given: timedelta


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


def senders(sent: Iterable[Sent]) -> list[Sender]:
    """The senders in their official order, which says nothing about how much they send.

    >>> senders([Sent("甲局", (1, 1), timedelta(hours=20)), Sent("甲局", (1, 1), timedelta(days=9))])
    [Sender(unit='甲局', tasks=2, hours=118.0, within_a_day=1)]
    """
    held: dict[tuple[int, int], list[Sent]] = {}
    for one in sent:
        held.setdefault(one.order, []).append(one)
    return [_sender(held[order]) for order in sorted(held)]


def _sender(sent: Sequence[Sent]) -> Sender:
    hours = [one.given / timedelta(hours=1) for one in sent]
    return Sender(sent[0].sender, len(sent), median(hours), sum(h <= 24 for h in hours))


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
