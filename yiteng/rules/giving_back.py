"""What a stopped clock took it gives back: hours to hours, workdays to workdays, days to days.

Spans are counted as in `rules.deadlines`: the day the clock stopped is given back, the day it runs
again counts. A clock that had run out before it was stopped gets nothing: nothing was taken.
Source: Civil Code art. 194 (suspension of periods) and 201 to 203 by analogy; architecture, law 7.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yiteng.rules.deadlines import SHANGHAI, Clock, Due, Suspension, due, end_of_day
from yiteng.rules.workdays import WEEK_ONLY, WorkdayTable

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Always(WorkdayTable):
    """Every day is worked: nothing moves."""

    def is_workday(self, day: date) -> bool:
        """Always."""
        return True


EVERY_DAY = _Always()
"""For dates that are not moved to a workday: by counting alone, or set by hand."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was given back. kind: hours, days, workdays or months; amount: seconds for hours, else days.

    full: the end by counting alone; due: the same moved to a workday where the law says so.
    """

    kind: str
    amount: int
    full: date | datetime
    due: Due


def full_end(clock: Clock, start: date | datetime, table: WorkdayTable) -> date | datetime:
    """The end of a clock by counting alone, before it moves to a workday; for hours a moment.

    Raises ValueError for hours from a bare date.
    """
    if clock.kind == "hours":
        return due(clock, start, table).at
    if clock.kind == "workdays":
        return due(clock, start, table).on
    return due(clock, start, EVERY_DAY).on


def rolled(kind: str, full: date | datetime, table: WorkdayTable) -> Due:
    """The end as it binds: days and months move from a day of rest to the next workday."""
    if isinstance(full, datetime):
        return Due(full.astimezone(SHANGHAI).date(), full.astimezone(SHANGHAI))
    on = full if kind == "workdays" else table.next_workday(full)
    return Due(on, end_of_day(on), table.published(full, on))


def give_back(
    kind: str,
    full: date | datetime,
    span: Suspension,
    table: WorkdayTable = WEEK_ONLY,
    *,
    start: date | None = None,
) -> Given:
    """The end of a clock after it stood for a span, and what the span took from it.

    kind: of the clock; full: its end by counting alone; start: its first day, which never
    counts, so that it is not given back either. Spans are given one after the other, in order.

    >>> given = give_back("workdays", date(2023, 3, 10), Suspension(date(2023, 3, 8),
    ...                   date(2023, 3, 13)), WEEK_ONLY)
    >>> given.amount, given.due.on
    (3, datetime.date(2023, 3, 15))
    """
    if isinstance(full, datetime):
        return _moments(kind, full, span)
    stop, go = _day(span.start), _day(span.end)
    if start is not None:
        stop = max(stop, start + _DAY)
    end = rolled(kind, full, table).on
    if go <= stop or stop > end:
        return Given(kind, 0, full, rolled(kind, full, table))
    if kind == "workdays":
        stood = table.workdays_between(stop, go - _DAY)
        last = due(Clock(kind, stood), full, table).on if stood else full
        return Given(kind, stood, last, rolled(kind, last, table))
    stood = (go - stop).days
    last = go if stop > full else full + _DAY * stood
    return Given(kind, stood, last, rolled(kind, last, table))


def shifted(kind: str, planned: date, span: Suspension, table: WorkdayTable) -> date:
    """A planned day after its clock stood: moved by what was taken; one that had passed stays."""
    stop, go = _day(span.start), _day(span.end)
    if planned < stop or go <= stop:
        return planned
    if kind != "workdays":
        return planned + (go - stop)
    stood = table.workdays_between(stop, go - _DAY)
    return due(Clock(kind, stood), planned, table).on if stood else planned


def _moments(kind: str, full: datetime, span: Suspension) -> Given:
    if not isinstance(span.start, datetime) or not isinstance(span.end, datetime):
        raise ValueError("a clock of hours is stopped and started at moments")
    stood = span.end - span.start
    if span.start >= full or stood <= timedelta(0):
        return Given(kind, 0, full, rolled(kind, full, WEEK_ONLY))
    return Given(kind, int(stood.total_seconds()), full + stood,
                 rolled(kind, full + stood, WEEK_ONLY))  # fmt: skip


def _day(when: date | datetime) -> date:
    return when.astimezone(SHANGHAI).date() if isinstance(when, datetime) else when
