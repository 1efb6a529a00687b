"""What a circular (督查通报) may say: facts of units beside their own dates, no ranking, no names.

Source: 政府督查工作条例 (State Council order 733), article 21: praise and criticism after approval
by the government or its head; domain.md A3: never a league table of people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from yiteng.rules.messages import Mark
from yiteng.rules.words import N_

#: What a circular is for; each needs approval (article 21).
KINDS = (
    ("praise", N_("Praise")),
    ("progress", N_("State of the work")),
    ("criticism", N_("Criticism")),
)
#: How far it may be passed on; it is never put on the public site.
SCOPES = (
    ("named", N_("Only to those named")),
    ("below", N_("To those named and their subordinate units")),
    ("all", N_("To all units of the district, inside only")),
)
#: What it asks of those it goes to; who gets a copy is asked for nothing.
ASKS = (
    ("note", N_("Nothing: to be taken note of")),
    ("answer", N_("An answer of the unit")),
)
#: When a unit that owes an answer is reminded.
MARKS: tuple[Mark, ...] = (
    Mark("eve", "messages.eve", False, N_("The answer to a circular is due on {due}.")),
    Mark("after", "messages.after", True, N_("The answer to a circular was due on {due}.")),
    Mark("again", "messages.again", True, N_("The answer to a circular, due on {due}, is still missing.")),
)  # fmt: skip
#: An answer wanted within so many days cannot wait for the digest.
PRESSES = timedelta(days=2)
#: Words by which a paper ranks units or people; a circular compares an item with its own date.
RANKING = (
    "排名", "名次", "位次", "倒数", "末位", "垫底", "榜首", "第一名", "红黑榜", "龙虎榜", "红榜",
    "黑榜", "末尾", "后三位", "前三位",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One commitment as a circular sees it. due: its date in the period; closed_on: when it ended.

    confirmed: the people served (or the acceptor) said yes; order: the official order of its unit.
    """

    title: str
    unit: str
    order: tuple[int, int]
    due: date
    closed_on: date | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A unit beside its own dates: due in the period, closed by then, closed later, still open."""

    unit: str
    due: int
    in_time: int
    late: int
    open: int


def lines(items: Iterable[Item], today: date) -> list[Line]:
    """The units in their official order, which says nothing about how they did.

    >>> one = Item("路灯", "甲局", (1, 1), date(2023, 3, 1), date(2023, 2, 28), True)
    >>> lines([one], date(2023, 3, 31))
    [Line(unit='甲局', due=1, in_time=1, late=0, open=0)]
    """
    held: dict[tuple[int, int], list[Item]] = {}
    for item in items:
        held.setdefault(item.order, []).append(item)
    return [_line(held[order], today) for order in sorted(held)]


def _line(items: Sequence[Item], today: date) -> Line:
    in_time = sum(1 for i in items if i.closed_on is not None and i.closed_on <= i.due)
    late = sum(1 for i in items if i.closed_on is not None and i.closed_on > i.due)
    still = sum(1 for i in items if i.closed_on is None and i.due < today)
    return Line(items[0].unit, len(items), in_time, late, still)


def ranking_words(text: str) -> list[str]:
    """The words of a text that rank, in the order of the list.

    >>> ranking_words("甲局排名倒数")
    ['排名', '倒数']
    """
    return [word for word in RANKING if word in text]


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """The names of people that stand in a text; one sign is no name."""
    return [name for name in names if len(name) > 1 and name in text]


def presses(answer_by: date | None, today: date) -> bool:
    """Whether a unit is told at once that an answer is wanted.

    >>> presses(date(2023, 4, 2), date(2023, 3, 31)), presses(None, date(2023, 3, 31))
    (True, False)
    """
    return answer_by is not None and answer_by <= today + PRESSES
