"""The State Council's notices the examples need: rest days and make-up days off the week."""

from __future__ import annotations

from datetime import date, timedelta

from yiteng.rules.workdays import WorkdayTable


def _rest(first: date, days: int) -> list[tuple[date, bool]]:
    return [(first + timedelta(days=i), False) for i in range(days)]


def _made_up(year: int, *days: tuple[int, int]) -> list[tuple[date, bool]]:
    return [(date(year, month, day), True) for month, day in days]


YEAR_2023 = [
    *_rest(date(2023, 1, 1), 2),
    *_rest(date(2023, 1, 21), 7),
    *_rest(date(2023, 4, 5), 1),
    *_rest(date(2023, 4, 29), 5),
    *_rest(date(2023, 6, 22), 3),
    *_rest(date(2023, 9, 29), 8),
    *_made_up(2023, (1, 28), (1, 29), (4, 23), (5, 6), (6, 25), (10, 7), (10, 8)),
]
YEAR_2026 = [
    *_rest(date(2026, 1, 1), 3),
    *_rest(date(2026, 2, 15), 9),
    *_rest(date(2026, 4, 4), 3),
    *_rest(date(2026, 5, 1), 5),
    *_rest(date(2026, 6, 19), 3),
    *_rest(date(2026, 9, 25), 3),
    *_rest(date(2026, 10, 1), 7),
    *_made_up(2026, (1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)),
]

TABLE = WorkdayTable.of([*YEAR_2023, *YEAR_2026])
