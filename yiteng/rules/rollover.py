"""The year's roll-over of a published list: it is closed with its final rates, what is open goes on.

Nothing is dropped by a new year: every item that is still open is carried into the next list, as
a row that says so, and stays unfinished on the old one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

WHY = {
    "multi_year": N_("runs beyond the year"),
    "unfinished": N_("open at the year's end"),
}


def why(due: date | None, year: int) -> str:
    """Why an open item is carried: it was promised for later, or it is late.

    >>> why(date(2024, 6, 30), 2023), why(date(2023, 11, 30), 2023)
    ('multi_year', 'unfinished')
    """
    return "multi_year" if due is None or due.year > year else "unfinished"


def may_close(year: int, today: date) -> Iterator[Refusal]:
    """Why a list of a year cannot be closed yet: not before its last month."""
    first = date(year, 12, 1)
    if today < first:
        yield Refusal(
            "rollover.early",
            N_("The list of {year} is closed from {day} on, when its year ends."),
            {"year": str(year), "day": first},
        )


def a_year_on(day: date) -> date:
    """The same day of the next year; February 29 becomes the 28th.

    >>> a_year_on(date(2024, 2, 29))
    datetime.date(2025, 2, 28)
    """
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
