"""Limits end where the Civil Code says; nights, holidays and suspended spans are told apart."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiteng.rules.deadlines import (
    SHANGHAI,
    Clock,
    Due,
    Suspension,
    add_months,
    due,
    end_of_day,
)
from yiteng.rules.tests.notices import TABLE, YEAR_2023, YEAR_2026
from yiteng.rules.workdays import WEEK_ONLY, WorkdayTable

DAYS = st.dates(date(2022, 1, 1), date(2028, 12, 31))


def on(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("start", "workdays", "last"),
    [
        (date(2023, 1, 20), 5, date(2023, 2, 1)),
        (date(2023, 1, 30), 20, date(2023, 2, 27)),
        (date(2026, 2, 13), 5, date(2026, 2, 27)),
        (date(2026, 9, 24), 5, date(2026, 10, 9)),
    ],
)
def test_the_four_vectors_of_workdays(start: date, workdays: int, last: date) -> None:
    assert due(Clock("workdays", workdays), start, TABLE) == Due(last, end_of_day(last))


def test_how_many_workdays_there_are() -> None:
    assert TABLE.workdays_between(date(2026, 1, 1), date(2026, 12, 31)) == 248
    assert TABLE.workdays_between(date(2023, 1, 5), date(2023, 3, 17)) == 49
    assert TABLE.workdays_between(date(2023, 3, 17), date(2023, 1, 5)) == 0


def test_natural_days_leave_out_the_first_and_include_the_last() -> None:
    assert due(Clock("days", 7), date(2023, 3, 1), TABLE).on == date(2023, 3, 8)


def test_a_last_day_of_rest_moves_to_the_next_workday() -> None:
    assert due(Clock("days", 10), date(2023, 3, 1), TABLE).on == date(2023, 3, 13)
    assert due(Clock("days", 1), date(2023, 1, 20), TABLE).on == date(2023, 1, 28)
    assert due(Clock("months", 1), date(2022, 12, 22), TABLE).on == date(2023, 1, 28)


def test_a_make_up_saturday_is_a_last_day_like_any_other() -> None:
    assert due(Clock("days", 2), date(2023, 4, 21), TABLE).on == date(2023, 4, 23)


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2023, 1, 15), 1, date(2023, 2, 15)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2023, 5, 31), 1, date(2023, 6, 30)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
    ],
)
def test_months_end_on_the_same_day_or_on_the_month_s_last(
    start: date, months: int, last: date
) -> None:
    assert due(Clock("months", months), start, TABLE).on == last


def test_hours_run_through_night_and_holiday() -> None:
    request = on(2023, 3, 1, 16, 20)
    assert due(Clock("hours", 7), request, TABLE).at == on(2023, 3, 1, 23, 20)
    eve = on(2023, 1, 21, 20)
    assert due(Clock("hours", 24), eve, TABLE).at == on(2023, 1, 22, 20)


def test_a_moment_elsewhere_is_read_in_shanghai() -> None:
    late = datetime(2023, 3, 1, 17, 0, tzinfo=UTC)  # 01:00 on March 2 in Shanghai
    assert due(Clock("days", 1), late, TABLE).on == date(2023, 3, 3)
    assert due(Clock("hours", 1), late, TABLE) == Due(date(2023, 3, 2), on(2023, 3, 2, 2))


def test_the_last_day_ends_at_midnight() -> None:
    limit = due(Clock("days", 7), date(2023, 3, 1), TABLE)
    assert not limit.passed(on(2023, 3, 8, 23, 59))
    assert limit.passed(on(2023, 3, 9))


def test_hours_need_a_moment_with_its_zone() -> None:
    for start in (date(2023, 3, 1), datetime(2023, 3, 1, 16)):
        with pytest.raises(ValueError, match="zone"):
            due(Clock("hours", 7), start, TABLE)


@pytest.mark.parametrize(("kind", "amount"), [("weeks", 1), ("days", 0), ("hours", -2)])
def test_a_clock_that_cannot_run_is_refused(kind: str, amount: int) -> None:
    with pytest.raises(ValueError, match="clock"):
        Clock(kind, amount)


@pytest.mark.parametrize(
    ("clock", "spans", "last"),
    [
        (Clock("days", 10), [(date(2023, 3, 3), date(2023, 3, 6))], date(2023, 3, 14)),
        (Clock("workdays", 5), [(date(2023, 3, 3), date(2023, 3, 6))], date(2023, 3, 9)),
        (Clock("months", 1), [(date(2023, 3, 10), date(2023, 3, 20))], date(2023, 4, 11)),
    ],
)
def test_suspended_spans_give_their_days_back(
    clock: Clock, spans: list[tuple[date, date]], last: date
) -> None:
    suspended = [Suspension(*span) for span in spans]
    assert due(clock, date(2023, 3, 1), TABLE, suspended).on == last
    assert due(clock, date(2023, 3, 1), TABLE, suspended * 2).on == last


def test_suspended_hours_come_back_overlaps_once() -> None:
    spans = [
        Suspension(on(2023, 3, 1, 18), on(2023, 3, 1, 20)),
        Suspension(on(2023, 3, 1, 19), on(2023, 3, 1, 21)),
    ]
    assert due(Clock("hours", 7), on(2023, 3, 1, 16), TABLE, spans).at == on(2023, 3, 2, 2)


def test_a_suspension_after_the_end_gives_nothing_back() -> None:
    span = [Suspension(date(2023, 3, 20), date(2023, 3, 30))]
    assert due(Clock("workdays", 5), date(2023, 3, 1), TABLE, span).on == date(2023, 3, 8)
    late = [Suspension(on(2023, 3, 2), on(2023, 3, 3))]
    assert due(Clock("hours", 2), on(2023, 3, 1, 8), TABLE, late).at == on(2023, 3, 1, 10)


def test_a_year_without_a_notice_counts_by_the_week_and_says_so() -> None:
    assert due(Clock("workdays", 5), date(2027, 10, 1), TABLE) == Due(
        date(2027, 10, 8), end_of_day(date(2027, 10, 8)), published=False
    )
    assert due(Clock("workdays", 3), date(2026, 12, 30), TABLE) == Due(
        date(2027, 1, 4), end_of_day(date(2027, 1, 4)), published=False
    )
    assert due(Clock("days", 3), date(2026, 12, 30), WorkdayTable.of([*YEAR_2026])).on == date(
        2027, 1, 4
    )


def test_one_row_more_changes_the_table() -> None:
    edited = WorkdayTable.of([*YEAR_2023, (date(2023, 3, 8), False)])
    assert due(Clock("workdays", 5), date(2023, 3, 1), edited).on == date(2023, 3, 9)
    assert (edited.published(date(2023, 1, 1)), edited.published(date(2024, 1, 1))) == (True, False)


@given(DAYS, st.integers(1, 120))
def test_every_workday_limit_holds_exactly_its_workdays(start: date, amount: int) -> None:
    last = due(Clock("workdays", amount), start, TABLE).on
    assert TABLE.is_workday(last)
    assert TABLE.workdays_between(start + timedelta(days=1), last) == amount


@given(DAYS, st.integers(1, 400))
def test_natural_days_are_never_cut_short_and_end_on_a_workday(start: date, amount: int) -> None:
    last = due(Clock("days", amount), start, TABLE).on
    assert last >= start + timedelta(days=amount)
    assert TABLE.is_workday(last)


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_a_longer_suspension_never_ends_sooner(start: date, one: int, more: int) -> None:
    stop = start + timedelta(days=3)

    def end(days: int) -> date:
        span = Suspension(stop, stop + timedelta(days=days))
        return due(Clock("days", 30), start, WEEK_ONLY, [span]).on

    assert end(one) <= end(one + more)


@given(DAYS, st.integers(1, 48))
def test_months_add_up(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
