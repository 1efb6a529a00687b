"""The table of workdays as a value: what is published counts, else Saturday and Sunday rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkdayTable:
    """Which days are worked. Build it with WorkdayTable.of; the rows live in places.

    days: date → True where worked (also make-up Saturdays), False where not.
    years: years whose notice of the State Council is in the table.
    """

    days: Mapping[date, bool] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls, rows: Iterable[tuple[date, bool]], *, years: Iterable[int] | None = None
    ) -> WorkdayTable:
        """A table from rows; days without a row follow the week.

        rows: (date, worked). It is enough to give the days that differ from the week.
        years: the published years; where left out, every year that has a row.
        """
        days = dict(rows)
        return cls(days, frozenset(day.year for day in days) if years is None else frozenset(years))

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked: its row, or Monday to Friday. Never raises for any year.

        >>> WorkdayTable().is_workday(date(2027, 10, 1))
        True
        """
        return self.days.get(day, day.weekday() < _SATURDAY)

    def published(self, *days: date) -> bool:
        """Whether the notices for all these days' years are known; False is shown as 未发布."""
        return all(day.year in self.years for day in days)

    def next_workday(self, day: date) -> date:
        """The day itself where worked, else the first worked one after it."""
        while not self.is_workday(day):
            day += _DAY
        return day

    def workdays_between(self, first: date, last: date) -> int:
        """How many workdays from first to last, both included; 0 where last lies before first.

        >>> WorkdayTable().workdays_between(date(2023, 3, 6), date(2023, 3, 12))
        5
        """
        span = (first + i * _DAY for i in range((last - first).days + 1))
        return sum(self.is_workday(day) for day in span)


WEEK_ONLY = WorkdayTable()
"""No notice at all: Monday to Friday are worked, nothing is published."""
