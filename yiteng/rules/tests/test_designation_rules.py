"""Standards by hand-worked cases, clocks with the time for supplements, papers, slips."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from yiteng.rules.designation import capacity, clocks, papers, ward
from yiteng.rules.designation.clocks import Dates
from yiteng.rules.designation.standard import Answer, Line, Words, gap, judge, read
from yiteng.rules.limits import default
from yiteng.rules.workdays import WEEK_ONLY, WorkdayTable

LIMITS = {code: default(code) for code in clocks.CODES}
DAY = date(2023, 3, 31)
NAME = Words("护士", "nurses")
GAP = Words("护士 {short} 名", "{short} nurse(s)")


def n(value: str) -> Answer:
    return Answer(Decimal(value))


def verdict(line: Line, answers: dict[str, Answer], level: str = ""):
    (found,) = judge([line], answers, DAY, level)
    return found


def line(kind: str, **more) -> Line:
    return Line("x", "people", kind, NAME, GAP, "2010", more.pop("sure", "S"), **more)


@pytest.mark.parametrize(
    ("machines", "nurses", "limit", "short"),
    [("10", "4", "4", "0"), ("10", "3", "4", "1"), ("11", "4", "5", "1"), ("5", "2", "2", "0")],
)
def test_nurses_are_four_tenths_a_machine_in_whole_ones(machines, nurses, limit, short):
    per = line("per", amount=Decimal("0.4"), base="machines", whole=True)
    found = verdict(per, {"machines": n(machines), "x": n(nurses)})
    assert (found.limit, found.short) == (Decimal(limit), Decimal(short))
    assert found.outcome == ("short" if found.short else "met")


def test_units_of_ten_machines_cover_32_square_metres():
    area = line("per", amount=Decimal("3.2"), base="machines")
    assert verdict(area, {"machines": n("10"), "x": n("32")}).outcome == "met"
    assert verdict(area, {"machines": n("10"), "x": n("31.5")}).short == Decimal("0.5")
    assert verdict(area, {"x": n("32")}).outcome == "missing"


@pytest.mark.parametrize(
    ("machines", "limit"), [("10", 2), ("20", 2), ("29", 2), ("30", 3), ("45", 4)]
)
def test_above_twenty_machines_one_more_doctor_for_each_full_ten(machines, limit):
    doctors = line("steps", amount=Decimal(2), base="machines", over=Decimal(20), each=Decimal(10))
    assert verdict(doctors, {"machines": n(machines), "x": n("2")}).limit == limit


def test_a_level_has_its_own_limit():
    machines = line("at_least", amount=Decimal(5), by_level={"three": Decimal(10)})
    assert verdict(machines, {"x": n("6")}, "one").outcome == "met"
    assert verdict(machines, {"x": n("6")}, "three").short == 4


def test_water_is_met_acted_on_or_above_the_limit():
    water = line("at_most", amount=Decimal(100), act=Decimal(50))
    assert [verdict(water, {"x": n(v)}).outcome for v in ("50", "51", "100", "101")] == [
        "met", "act", "act", "short",
    ]  # fmt: skip


def test_a_monthly_test_is_missing_from_the_day_after_it_was_due():
    monthly = line("fresh", months=1)
    monthly = replace(monthly, gap=Words("{month} 月水检", "water test of {month}"))
    assert verdict(monthly, {"x": Answer(on=date(2023, 2, 28))}).outcome == "short"
    late = verdict(monthly, {"x": Answer(on=date(2023, 2, 28))})
    assert (gap(late, True), gap(late, False)) == ("3 月水检", "water test of March")
    assert verdict(monthly, {"x": Answer(on=date(2023, 3, 1))}).outcome == "met"
    never = verdict(monthly, {})
    assert (never.outcome, gap(never, True)) == ("missing", "3 月水检")


def test_what_is_not_sure_never_refuses():
    unsure = line("at_least", amount=Decimal(20), sure="V")
    found = verdict(unsure, {"x": n("5")})
    assert (found.open, found.blocks) == (True, False)
    assert verdict(line("at_least", amount=Decimal(20), sure="F"), {"x": n("5")}).blocks is True


def test_words_of_a_gap_name_the_number():
    per = line("per", amount=Decimal("0.4"), base="machines", whole=True)
    found = verdict(per, {"machines": n("10"), "x": n("3")})
    assert (gap(found, True), gap(found, False)) == ("护士 1 名", "1 nurse(s)")


def test_a_table_without_a_known_kind_is_refused():
    bad = {"code": "a", "version": "1", "title": ["甲", "a"], "document": "", "sure": "S",
           "valid_from": "2020-01-01", "groups": {}, "lines": [
               {"code": "x", "group": "g", "kind": "about", "title": ["", ""], "gap": ["", ""],
                "source": "", "sure": "S"}]}  # fmt: skip
    with pytest.raises(ValueError, match="no such kind"):
        read(bad)


def test_capacity_of_ten_machines():
    assert (capacity.patients(10), capacity.patients(10, shifts=3), capacity.patients(1)) == (
        36, 54, 0,
    )  # fmt: skip
    with pytest.raises(ValueError, match="0 or more"):
        capacity.patients(-1)
    assert capacity.expected(152_900, Decimal("0.6")) == Decimal("91.7")


def test_five_workdays_to_say_what_is_missing_skip_holidays():
    received = date(2023, 4, 3)
    holiday = WorkdayTable.of([(date(2023, 4, 5), False)])
    assert clocks.missing_due(received, LIMITS, WEEK_ONLY) == date(2023, 4, 10)
    assert clocks.missing_due(received, LIMITS, holiday) == date(2023, 4, 11)


def test_three_months_do_not_count_the_time_for_supplements():
    plain = Dates(applied_on=date(2022, 12, 5))
    assert clocks.evaluation_due(plain, LIMITS, WEEK_ONLY, DAY) == date(2023, 3, 6)
    told = replace(plain, asked_on=date(2022, 12, 8), supplied_on=date(2022, 12, 20))
    assert clocks.evaluation_due(told, LIMITS, WEEK_ONLY, DAY) == date(2023, 3, 17)
    waiting = replace(told, supplied_on=None)
    assert clocks.evaluation_due(waiting, LIMITS, WEEK_ONLY, date(2022, 12, 9)) == date(2023, 3, 6)
    assert clocks.evaluation_due(waiting, LIMITS, WEEK_ONLY, date(2022, 12, 18)) == date(
        2023, 3, 15
    )


def test_a_clock_that_stands_says_so():
    dates = Dates(applied_on=date(2023, 3, 27), asked_on=date(2023, 3, 29))
    missing, evaluation = clocks.running(dates, LIMITS, WEEK_ONLY, DAY)
    assert (missing.done, missing.passed(DAY)) == (date(2023, 3, 29), False)
    assert (evaluation.standing, evaluation.done) == (True, None)


def test_the_five_workdays_that_nobody_used_have_passed():
    (missing, _evaluation) = clocks.running(
        Dates(applied_on=date(2023, 3, 20)), LIMITS, WEEK_ONLY, DAY
    )
    assert (missing.ends, missing.passed(DAY), missing.soon(DAY)) == (
        date(2023, 3, 27),
        True,
        False,
    )


def test_a_year_its_renewal_and_the_suspension():
    start = date(2023, 3, 20)
    until = clocks.agreement_until(start, LIMITS)
    assert (until, clocks.renewal_by(until, LIMITS)) == (date(2024, 3, 19), date(2023, 12, 19))
    assert clocks.suspension_ends(start, LIMITS) == date(2023, 9, 15)
    assert clocks.change_due(date(2023, 3, 1), LIMITS, WEEK_ONLY) == date(2023, 4, 12)


def test_a_change_is_in_time_from_the_day_whose_thirtieth_workday_is_today():
    for today in (date(2023, 3, 31), date(2023, 4, 2), date(2023, 5, 4)):
        first = clocks.change_from(today, LIMITS, WEEK_ONLY)
        assert clocks.change_due(first, LIMITS, WEEK_ONLY) >= today
        assert clocks.change_due(first - timedelta(days=1), LIMITS, WEEK_ONLY) < today


def test_what_presses_is_the_clock_that_ends_first_unless_it_stands():
    dates = clocks.Dates(applied_on=date(2023, 3, 1), asked_on=date(2023, 3, 6))
    found = clocks.running(dates, LIMITS, WEEK_ONLY, date(2023, 3, 20))
    assert clocks.pressing(found).standing
    year = clocks.Dates(
        in_force_on=date(2022, 3, 20), agreement_from=date(2022, 3, 20),
        agreement_until=date(2023, 3, 19), change_on=date(2022, 12, 1))  # fmt: skip
    found = clocks.running(year, LIMITS, WEEK_ONLY, date(2023, 1, 3))
    assert (clocks.pressing(found).preset.code, clocks.pressing(found).ends) == (
        "renewal", date(2022, 12, 19),
    )  # fmt: skip
    assert clocks.pressing([]) is None


def test_after_failing_three_months_after_failing_twice_a_year():
    once = Dates(failed_on=date(2023, 1, 31), failures=1)
    assert clocks.again_from(once, LIMITS) == date(2023, 4, 30)
    assert clocks.again_from(replace(once, failures=2), LIMITS) == date(2024, 1, 31)
    assert clocks.again_from(Dates(), LIMITS) is None


def test_the_notice_has_to_run_out_and_is_never_late():
    dates = Dates(listed_on=date(2023, 3, 1), reviewed_on=date(2023, 3, 1))
    (notice,) = clocks.running(dates, LIMITS, WEEK_ONLY, DAY)
    assert (notice.ends, notice.passed(DAY)) == (date(2023, 3, 8), False)


def test_each_road_has_its_own_papers():
    new = {p.code for p in papers.wanted("new_institution", "dialysis")}
    more = {p.code for p in papers.wanted("new_service", "dialysis")}
    assert (new - more, more - new) == ({"rules"}, {"agreement"})


def test_small_answers_are_not_told_and_less_so_in_psychiatric_care():
    counts = [[30, 6, 1], [37, 0, 0], [20, 9, 8]]
    assert ward.told(counts, "dialysis") == [[30, None, None], [37, 0, 0], [20, 9, 8]]
    assert ward.told(counts, "psychiatric") == [[None] * 3, [37, 0, 0], [20, None, None]]


def test_paper_slips_add_up_and_are_never_more_than_laid_out():
    codes = [r.code for r in ward.may_count([[1, 0, 0], [2, 0, 0], [1, 0, 0]], 10, 0)]
    assert codes == ["ward.uneven"]
    assert [r.code for r in ward.may_count(ward.nothing(), 10, 0)] == ["ward.none"]
    full = [[4, 0, 0]] * 3
    assert [r.code for r in ward.may_count(full, 10, 7)] == ["ward.too_many"]
    assert [r.code for r in ward.may_count([[-1, 0, 0]] * 3, 10, 0)] == ["ward.negative"]
    assert list(ward.may_count(full, 10, 6)) == []
