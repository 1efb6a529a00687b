"""The value itself, and the one way to add: same unit, same status, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yiteng.rules.words import N_

STATUS_TITLES = {
    "actual": N_("actual"),
    "planned": N_("planned"),
    "expected": N_("expected"),
    "estimated": N_("estimated"),
}
STATUSES = tuple(STATUS_TITLES)

#: The words a figure may carry; 几十, 几百 … stand for the number they replace.
WORDS = (
    *("", "达", "近", "余", "多", "约", "超", "以上", "有望", "等", "前", "内", "年初"),
    *("几", "几十", "几百", "几千", "几万"),
)


class CannotAdd(ValueError):
    """Raised where two figures do not belong in one sum."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with all it needs to be understood.

    value: exact, money in yuan (CNY), shares as ratios (0.65, not 65).
    unit: unit code (``CNY``, ``person``, ``hour``, ``CNY/person/day`` …) or the Chinese counter.
    word: 达 近 余 多 约 以上 有望 等 前 内 几百 … or empty; it is part of the datum (domain.md D).
    as_of: the date the figure speaks of; status: see STATUSES; source: who says so.
    Raises ValueError for an unknown word or status.
    """

    value: Decimal
    unit: str
    word: str = ""
    as_of: date | None = None
    status: str = "actual"
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse words and statuses nobody could read."""
        if self.word not in WORDS:
            raise ValueError(f"unknown word {self.word!r}")
        if self.status not in STATUSES:
            raise ValueError(f"unknown status {self.status!r}")

    def __add__(self, other: Quantity) -> Quantity:
        """The sum; see total."""
        return total((self, other))


def total(quantities: Iterable[Quantity]) -> Quantity:
    """The sum of figures of one unit and one status (product.md, Habits of its numbers).

    The sum is as old as its oldest part (no date where a part has none), keeps a word all
    parts share and is 约 where they differ; sources are named once each.
    Raises CannotAdd for different units or statuses (planned, arrived and spent money are
    never added together), and for nothing at all, which has no unit.

    >>> total((Quantity(Decimal(1), "CNY"), Quantity(Decimal(2), "CNY"))).value
    Decimal('3')
    """
    parts = tuple(quantities)
    if not parts:
        raise CannotAdd("nothing to add: a sum needs a unit")
    units, statuses = {p.unit for p in parts}, {p.status for p in parts}
    if len(units) > 1:
        raise CannotAdd(f"different units: {', '.join(sorted(units))}")
    if len(statuses) > 1:
        raise CannotAdd(f"different statuses: {', '.join(sorted(statuses))}")
    words = {p.word for p in parts}
    dates = [p.as_of for p in parts if p.as_of is not None]
    return Quantity(
        sum((p.value for p in parts), Decimal(0)),
        parts[0].unit,
        words.pop() if len(words) == 1 else "约",
        min(dates) if len(dates) == len(parts) else None,
        parts[0].status,
        "；".join(dict.fromkeys(p.source for p in parts if p.source)),
    )
