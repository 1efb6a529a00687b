"""What a meeting asks of those invited: warnings to the sender, each with its figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from yiteng.rules.meeting_load import (
    LoadLimits,
    Quiet,
    Sending,
    Shares,
    town_hours,
    warnings,
)
from yiteng.rules.workdays import WorkdayTable

WEEK = WorkdayTable()
LIMITS = LoadLimits()


def sending(told: date, wanted: date | None, **more) -> Sending:
    return Sending(told, wanted, more.pop("scale", "town"), "农业农村局", **more)


def codes(*args) -> list[str]:
    return [one.code for one in warnings(*args)]


def test_told_on_friday_for_monday_leaves_only_days_off():
    (one,) = warnings(sending(date(2023, 3, 3), date(2023, 3, 6)), LIMITS, WEEK)
    assert (one.code, one.severity, one.field) == ("load.notice", "amber", "wanted_on")
    assert one.english() == (
        "Told on 2023-03-03 for 2023-03-06: only days off lie between; 2 full workdays are due."
    )


@pytest.mark.parametrize(
    ("told", "wanted", "found"),
    [
        (date(2023, 3, 6), date(2023, 3, 8), ["load.notice"]),  # one workday between
        (date(2023, 3, 6), date(2023, 3, 9), []),  # two
        (date(2023, 3, 9), date(2023, 3, 9), ["load.notice"]),  # told for the same day
        (date(2023, 3, 9), date(2023, 3, 6), []),  # entered afterwards
        (date(2023, 3, 9), None, []),  # no day yet
    ],
)
def test_full_workdays_lie_between_notice_and_meeting(told, wanted, found):
    assert codes(sending(told, wanted), LIMITS, WEEK) == found


def test_a_make_up_saturday_counts_as_a_workday():
    table = WorkdayTable.of([(date(2023, 1, 28), True), (date(2023, 1, 27), False)])
    asked = sending(date(2023, 1, 26), date(2023, 1, 30))
    assert codes(asked, LoadLimits(notice=1), table) == []
    assert codes(asked, LoadLimits(notice=2), table) == ["load.notice"]


@pytest.mark.parametrize(
    ("quiet", "day", "held"),
    [
        (Quiet("无会日", weekday=2), date(2023, 3, 1), True),
        (Quiet("无会日", weekday=2), date(2023, 3, 2), False),
        (Quiet("无会周", week=1), date(2023, 3, 7), True),
        (Quiet("无会周", week=1), date(2023, 3, 8), False),
        (Quiet("首个周三", weekday=2, week=1), date(2023, 3, 1), True),
        (Quiet("首个周三", weekday=2, week=1), date(2023, 3, 8), False),
        (Quiet("三夏", starts_on=date(2023, 6, 1), ends_on=date(2023, 6, 20)), date(2023, 6, 20), True),
        (Quiet("三夏", starts_on=date(2023, 6, 1), ends_on=date(2023, 6, 20)), date(2023, 6, 21), False),
    ],
)  # fmt: skip
def test_which_days_are_kept_free(quiet, day, held):
    assert quiet.holds(day) is held


def test_a_day_without_meetings_names_itself():
    asked = sending(date(2023, 3, 1), date(2023, 3, 8))
    (one,) = warnings(asked, LIMITS, WEEK, [Quiet("无会日", weekday=2)])
    assert one.english() == "2023-03-08 is a day without meetings (无会日)."


def test_outside_an_approved_plan_is_said_and_without_a_plan_nothing_is():
    day = date(2023, 3, 31)
    assert codes(sending(date(2023, 3, 1), day, planned=False), LIMITS, WEEK) == ["load.unplanned"]
    assert codes(sending(date(2023, 3, 1), day, planned=True), LIMITS, WEEK) == []
    assert codes(sending(date(2023, 3, 1), day, planned=None), LIMITS, WEEK) == []


def test_one_district_wide_meeting_of_a_unit_a_year():
    day = date(2023, 3, 31)
    second = sending(date(2023, 3, 1), day, scale="district", earlier=1)
    (one,) = warnings(second, LIMITS, WEEK)
    assert one.english() == (
        "农业农村局 has 1 other district-wide meetings in that year; the quota is 1."
    )
    assert codes(sending(date(2023, 3, 1), day, scale="town", earlier=3), LIMITS, WEEK) == []


def test_the_shares_take_the_meeting_as_one():
    assert Shares(Decimal(48), Decimal(12), Decimal(6)).ratio == "4 : 1 : 0.5"
    assert Shares(None, Decimal(12), None).ratio == "— : 1 : —"
    assert Shares(Decimal(4), Decimal(0), Decimal(4)).ratio == "—"


def test_a_towns_hours_add_up_over_meetings():
    rows = [(7, 20, Decimal("0.5")), (7, 3, Decimal("1.5")), (9, 1, Decimal("0.25"))]
    assert town_hours(rows) == {7: Decimal("116.0"), 9: Decimal("2.00")}
