"""When a limit ends: hours, natural days, workdays, months, with suspended spans given back.

The counting is the Civil Code's (art. 201–203, 1259): the first day does not count; where the
last day is no workday it moves to the next one; a month ends on the same day of the month, or
on its last day; “within” includes the last day, which ends at midnight.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from yiteng.rules.workdays import WorkdayTable

KINDS = ("hours", "days", "workdays", "months")
SHANGHAI = ZoneInfo("Asia/Shanghai")

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit. kind: hours, days (natural), workdays or months; amount: how many, 1 or more.

    Raises ValueError for another kind or amount.
    """

    kind: str
    amount: int

    def __post_init__(self) -> None:
        """Refuse what cannot be counted."""
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of clock {self.kind!r}")
        if self.amount < 1:
            raise ValueError("a clock runs for one or more")


@dataclass(frozen=True, slots=True)
class Suspension:
    """A span in which the clock stands: from the day (or moment) it stopped until it ran again.

    The day it is resumed counts again. A suspension that is still open has no end and hence no
    due date: ask again when it is resumed, or pass today as its end for a provisional answer.
    """

    start: date | datetime
    end: date | datetime


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a limit. on: the last day; at: its last moment (aware, Asia/Shanghai).

    published: False where the workdays of a year it runs through are not published yet.
    """

    on: date
    at: datetime
    published: bool = True

    def passed(self, now: datetime) -> bool:
        """Whether the limit is over at a moment (aware)."""
        return now > self.at


def due(
    clock: Clock,
    start: date | datetime,
    table: WorkdayTable,
    suspended: Iterable[Suspension] = (),
) -> Due:
    """When a limit ends.

    start: the day it was received; for hours the aware moment. Moments of day-clocks are
    read as the day in Asia/Shanghai. table: the workdays. suspended: spans given back,
    overlapping ones once.
    Hours run through nights and holidays. Returns Due. Raises ValueError for hours from a bare
    date and for moments without a zone.

    >>> from yiteng.rules.workdays import WEEK_ONLY
    >>> due(Clock("days", 10), date(2023, 3, 1), WEEK_ONLY).on
    datetime.date(2023, 3, 13)
    """
    if clock.kind == "hours":
        end = _hours(clock.amount, _moment(start), suspended)
        return Due(end.astimezone(SHANGHAI).date(), end.astimezone(SHANGHAI))
    first, standing = _day(start), _days_standing(suspended)
    if clock.kind == "workdays":
        last = _walk(first, clock.amount, lambda d: d not in standing and table.is_workday(d))
        years = range(first.year, last.year + 1)
    else:
        span = clock.amount if clock.kind == "days" else _days_in(first, clock.amount)
        full = last = _walk(first, span, lambda d: d not in standing)
        while not table.is_workday(last) or last in standing:
            last += _DAY
        years = range(full.year, last.year + 1)
    return Due(last, end_of_day(last), all(year in table.years for year in years))


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or that month's last day (art. 202).

    >>> add_months(date(2023, 1, 31), 1), add_months(date(2024, 11, 30), 3)
    (datetime.date(2023, 2, 28), datetime.date(2025, 2, 28))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def moment_of(when: date | datetime) -> datetime:
    """A moment in Asia/Shanghai; a bare date is its first moment. Raises ValueError without a zone.

    >>> moment_of(date(2023, 3, 31)).isoformat()
    '2023-03-31T00:00:00+08:00'
    """
    if isinstance(when, datetime):
        return _moment(when).astimezone(SHANGHAI)
    return datetime.combine(when, time(), SHANGHAI)


def end_of_day(day: date) -> datetime:
    """The last second of a day in Asia/Shanghai (art. 203: the last day ends at midnight)."""
    return datetime.combine(day, time(23, 59, 59), SHANGHAI)


def _hours(amount: int, start: datetime, suspended: Iterable[Suspension]) -> datetime:
    end = start + timedelta(hours=amount)
    reached = start
    for stop, go in sorted((_moment(s.start), _moment(s.end)) for s in suspended):
        stop = max(stop, reached)
        if stop < end and go > stop:
            end += go - stop
            reached = go
    return end


def _walk(first: date, amount: int, counts: Callable[[date], bool]) -> date:
    """The day on which the amount of counting days after the first is full."""
    day = first
    while amount:
        day += _DAY
        amount -= counts(day)
    return day


def _days_in(first: date, months: int) -> int:
    return (add_months(first, months) - first).days


def _days_standing(suspended: Iterable[Suspension]) -> frozenset[date]:
    return frozenset(
        _day(span.start) + i * _DAY
        for span in suspended
        for i in range((_day(span.end) - _day(span.start)).days)
    )


def _day(when: date | datetime) -> date:
    return _moment(when).astimezone(SHANGHAI).date() if isinstance(when, datetime) else when


def _moment(when: date | datetime) -> datetime:
    if not isinstance(when, datetime) or when.tzinfo is None:
        raise ValueError("a moment with its zone is needed")
    return when
