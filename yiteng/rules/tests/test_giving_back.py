"""A stopped clock gives back what it took: worked by hand, and by properties against the counting."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiteng.rules.deadlines import KINDS, SHANGHAI, Clock, Suspension, due
from yiteng.rules.giving_back import full_end, give_back, rolled, shifted
from yiteng.rules.tests.notices import TABLE
from yiteng.rules.workdays import WEEK_ONLY

DAY = timedelta(days=1)


def on(day: int, hour: int = 0, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2023, month, day, hour, minute, tzinfo=SHANGHAI)


def march(first: int, last: int) -> Suspension:
    return Suspension(date(2023, 3, first), date(2023, 3, last))


@pytest.mark.parametrize(
    ("kind", "full", "span", "amount", "last"),
    [
        # 10 natural days from Wednesday 1 March end on Saturday 11; stood the 3rd to the 5th.
        ("days", date(2023, 3, 11), march(3, 6), 3, date(2023, 3, 14)),
        # 5 workdays from 1 March end on the 8th; only Friday the 3rd was a workday of the stop.
        ("workdays", date(2023, 3, 8), march(3, 6), 1, date(2023, 3, 9)),
        # Stopped on a Saturday, started on the Monday: no workday was taken.
        ("workdays", date(2023, 3, 8), march(4, 6), 0, date(2023, 3, 8)),
        # One month from 1 March; ten days stood: the 1st becomes the 11th of April.
        ("months", date(2023, 4, 1), march(10, 20), 10, date(2023, 4, 11)),
        # Stopped on the last day itself: that day is given back.
        ("days", date(2023, 3, 10), march(10, 13), 3, date(2023, 3, 13)),
        # The end had moved from Saturday to Monday; stopped on that Monday: the first day again.
        ("days", date(2023, 3, 11), march(13, 15), 2, date(2023, 3, 15)),
        # It had run out before it was stopped: nothing was taken, nothing is given back.
        ("days", date(2023, 3, 10), march(14, 24), 0, date(2023, 3, 10)),
        ("workdays", date(2023, 3, 10), march(13, 24), 0, date(2023, 3, 10)),
        # Stopped and started on the same day.
        ("days", date(2023, 3, 10), march(8, 8), 0, date(2023, 3, 10)),
        # The Spring Festival of 2023 (21 to 27 January, two Saturdays made up) took no workday
        # but the Saturday made up on the 28th.
        ("workdays", date(2023, 2, 10), Suspension(date(2023, 1, 21), date(2023, 1, 29)),
         1, date(2023, 2, 13)),
    ],
)  # fmt: skip
def test_days_worked_by_hand(
    kind: str, full: date, span: Suspension, amount: int, last: date
) -> None:
    found = give_back(kind, full, span, TABLE)
    assert (found.amount, found.due.on) == (amount, last)


def test_hours_are_given_back_to_the_minute_through_night_and_weekend() -> None:
    stopped = Suspension(on(3, 17, 40), on(6, 8, 10))
    found = give_back("hours", on(4, 16, 20), stopped, TABLE)
    assert found.amount == 62 * 3600 + 30 * 60
    assert (found.full, found.due.at) == (on(7, 6, 50), on(7, 6, 50))


def test_hours_that_had_run_out_get_nothing() -> None:
    stopped = Suspension(on(4, 16, 20), on(6, 8))
    assert give_back("hours", on(4, 16, 20), stopped).due.at == on(4, 16, 20)


def test_hours_are_not_stopped_by_bare_days() -> None:
    with pytest.raises(ValueError, match="moments"):
        give_back("hours", on(4), march(1, 3))


def test_the_first_day_never_counts_and_is_never_given_back() -> None:
    first = date(2023, 3, 1)
    full = full_end(Clock("days", 7), first, TABLE)
    assert give_back("days", full, march(1, 3), TABLE, start=first).due.on == date(2023, 3, 9)


def test_a_stage_that_was_missed_before_stays_missed() -> None:
    assert shifted("days", date(2023, 3, 2), march(3, 13), TABLE) == date(2023, 3, 2)
    assert shifted("days", date(2023, 3, 3), march(3, 13), TABLE) == date(2023, 3, 13)
    assert shifted("workdays", date(2023, 3, 3), march(3, 6), TABLE) == date(2023, 3, 6)
    assert shifted("workdays", date(2023, 3, 3), march(4, 6), TABLE) == date(2023, 3, 3)


@st.composite
def stops(draw: st.DrawFn, start: datetime) -> list[Suspension]:
    """Up to four stops, one after the other, the first of them on the first day or later."""
    found, at = [], start
    for _ in range(draw(st.integers(0, 4))):
        stop = at + timedelta(minutes=draw(st.integers(1, 60 * 24 * 12)))
        at = stop + timedelta(minutes=draw(st.integers(0, 60 * 24 * 30)))
        found.append(Suspension(stop, at))
    return found


@given(
    data=st.data(),
    kind=st.sampled_from(KINDS),
    amount=st.integers(1, 40),
    start=st.datetimes(datetime(2022, 12, 1), datetime(2027, 2, 1)),
)
def test_stop_by_stop_is_the_same_as_counting_with_all_stops(
    data: st.DataObject, kind: str, amount: int, start: datetime
) -> None:
    begun = start.replace(tzinfo=SHANGHAI)
    clock = Clock(kind, min(amount, 14) if kind == "months" else amount)
    spans = data.draw(stops(begun))
    full = full_end(clock, begun, TABLE)
    for span in spans:
        full = give_back(kind, full, span, TABLE, start=begun.date()).full
    assert rolled(kind, full, TABLE).at == due(clock, begun, TABLE, spans).at


@given(
    kind=st.sampled_from(("days", "workdays", "months")),
    full=st.dates(date(2023, 1, 1), date(2027, 12, 31)),
    stop=st.integers(0, 60),
    stood=st.integers(0, 90),
)
def test_what_was_left_when_it_stopped_is_left_when_it_runs_again(
    kind: str, full: date, stop: int, stood: int
) -> None:
    """The counting days from the stop to the end are as many as from the start again to the end."""
    if kind == "workdays":
        full = WEEK_ONLY.next_workday(full)
    first, again = full - DAY * stop, full - DAY * stop + DAY * stood
    found = give_back(kind, full, Suspension(first, again), WEEK_ONLY).full

    def left(since: date, end: date) -> int:
        if kind == "workdays":
            return WEEK_ONLY.workdays_between(since, end)
        return (end - since).days

    assert left(again, found) == left(first, full)
