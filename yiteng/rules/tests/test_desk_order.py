"""The order of a desk: what it costs others if I wait, proved on every list hypothesis thinks of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from yiteng.rules.deadlines import SHANGHAI
from yiteng.rules.desk_order import WHO, Waiting, band, cost_key, in_order

NOW = datetime(2023, 3, 31, 9, tzinfo=SHANGHAI)
HOURS = st.none() | st.integers(-2000, 2000).map(lambda h: NOW + timedelta(hours=h))
FIGURES = st.sampled_from([Decimal(n) for n in (0, 9, 10, 100, 5_000_000, 200_000_000)])
ONE = st.builds(
    Waiting, st.integers(1, 99).map(str), st.sampled_from(WHO), HOURS, HOURS, FIGURES, FIGURES
)
MANY = st.lists(ONE, unique_by=lambda w: w.key, max_size=12)


def keys(found: list[Waiting]) -> list[str]:
    return in_order([(one, one.key) for one in found], NOW)


def test_a_firm_with_hours_left_stands_before_a_unit_that_is_late_and_before_my_own_work() -> None:
    firm = Waiting("firm", "outside", NOW + timedelta(days=20), cliff_at=NOW + timedelta(hours=19))
    unit = Waiting("unit", "unit", NOW - timedelta(days=3))
    own = Waiting("own", "own", NOW - timedelta(days=30))
    assert keys([own, unit, firm]) == ["firm", "unit", "own"]


def test_harm_today_stands_before_people_who_wait_until_next_month() -> None:
    people = Waiting("people", "outside", NOW + timedelta(days=30))
    own = Waiting("own", "own", NOW + timedelta(hours=24))
    assert keys([people, own]) == ["own", "people"]


def test_what_has_no_date_comes_last_and_within_it_people_come_first() -> None:
    found = [Waiting("own", "own"), Waiting("people", "outside"),
             Waiting("far", "own", NOW + timedelta(days=900))]  # fmt: skip
    assert keys(found) == ["far", "people", "own"]


def test_the_bands_turn_at_one_day_and_at_seven() -> None:
    at = [timedelta(days=1), timedelta(days=1, seconds=1), timedelta(days=7),
          timedelta(days=7, seconds=1)]  # fmt: skip
    assert [band(Waiting("x", "own", NOW + d), NOW) for d in at] == [0, 1, 1, 2]


def test_within_a_day_what_hangs_many_people_or_much_money_comes_first() -> None:
    few = Waiting("few", "outside", NOW + timedelta(hours=1))
    many = Waiting("many", "outside", NOW + timedelta(hours=20), people=Decimal(1200))
    money = Waiting("money", "outside", NOW + timedelta(hours=21), yuan=Decimal(20_000_000))
    later = Waiting("later", "outside", NOW + timedelta(days=2), people=Decimal(90_000))
    assert keys([later, few, money, many]) == ["many", "money", "few", "later"]


def test_a_weight_turns_at_ten_a_hundred_and_a_thousand_people() -> None:
    counts = [Waiting("x", "own", people=Decimal(n)).weight for n in (9, 10, 99, 100, 1000, 10**6)]
    assert counts == [0, 1, 1, 2, 3, 3]


@given(MANY, st.randoms())
def test_the_order_does_not_depend_on_how_the_rows_came(found: list[Waiting], random) -> None:
    mixed = list(found)
    random.shuffle(mixed)
    assert keys(found) == keys(mixed)


@given(MANY)
def test_every_row_stays_and_each_pair_stands_by_its_cost(found: list[Waiting]) -> None:
    done = in_order([(one, one) for one in found], NOW)
    assert {w.key for w in done} == {w.key for w in found}
    assert all(
        cost_key(a, NOW) < cost_key(b, NOW) for i, a in enumerate(done) for b in done[i + 1 :]
    )


@given(MANY, st.integers(1, 500))
def test_an_earlier_date_never_moves_a_row_down(found: list[Waiting], hours: int) -> None:
    for one in found:
        if one.due_at is None:
            continue
        sooner = replace(one, due_at=one.due_at - timedelta(hours=hours))
        others = [sooner if w is one else w for w in found]
        assert keys(others).index(one.key) <= keys(found).index(one.key)


@given(MANY, FIGURES)
def test_more_people_never_move_a_row_down(found: list[Waiting], more: Decimal) -> None:
    for one in found:
        others = [replace(w, people=w.people + more) if w is one else w for w in found]
        assert keys(others).index(one.key) <= keys(found).index(one.key)


@given(MANY)
def test_a_row_whose_harm_falls_on_people_never_moves_down(found: list[Waiting]) -> None:
    for one in found:
        others = [replace(w, who="outside") if w is one else w for w in found]
        assert keys(others).index(one.key) <= keys(found).index(one.key)
