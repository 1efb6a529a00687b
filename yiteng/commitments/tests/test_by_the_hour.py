"""Limits in hours reach lights, lists, counts and desks at their minute, without any write."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.cast import NOW, World
from yiteng.commitments.actions import Draft, draft, take
from yiteng.commitments.daily import turn_lights
from yiteng.commitments.models import Commitment, Tally
from yiteng.commitments.page import todays_light
from yiteng.commitments.queries import Wanted, area_counts, listed, unit_counts

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def called(world: World, at: datetime = NOW, **more: object) -> Commitment:
    """A firm called at NOW and was written down at a moment: an answer is due within the hour."""
    row = Commitment(
        county=world.county, town=world.areas["town_a"], kind="enterprise_request",
        level="district", title="账户解封", lead_unit=world.units["li"], served_type="firm",
        served_name="某企业", origin="request", origin_ref="电话", received_at=NOW, **more)  # fmt: skip
    return take(draft(Draft(row), actor=world.sun, at=at), "issue", actor=world.sun, at=at)


@pytest.fixture
def asked(world: World) -> Commitment:
    """To be done within 24 hours of the call."""
    return called(world, clock="same_day")


def seen(world: World, at: datetime) -> tuple[str, ...]:
    """What page, list, county, town and unit say of the one row at a moment."""
    row = Commitment.objects.get()
    counted = [area_counts(place, at).lights() for place in (world.county, world.areas["town_a"])]
    counted.append(unit_counts(world.county.pk, world.units["li"].pk, at).lights())
    (by_light,) = {code for code in ("on_plan", "due_soon", "step_late", "overdue")
                   if listed(world.sun, Wanted(light=code), at, {}).rows}  # fmt: skip
    (shown,) = listed(world.sun, Wanted(), at, {}).rows
    return (todays_light(row, at).code, shown.light, by_light,
            *(code for counts in counted for code in +counts))  # fmt: skip


def test_a_step_in_hours_is_late_at_its_minute_and_nobody_writes(world: World):
    row = called(world, due_at=NOW + timedelta(days=200))
    answer = row.clocks.get(code="answer").due_at
    assert (answer, row.step_at) == (NOW + timedelta(hours=1), answer + timedelta(microseconds=1))
    assert set(seen(world, answer)) == {"on_plan"}
    assert set(seen(world, answer + MINUTE)) == {"step_late"}
    assert set(Tally.objects.values_list("light", flat=True)) == {"on_plan"}


def test_the_promise_in_hours_is_overdue_at_its_minute_everywhere(world: World, asked: Commitment):
    due = asked.due_at
    assert due == NOW + timedelta(hours=24)
    assert set(seen(world, due)) == {"due_soon"}
    assert set(seen(world, due + MINUTE)) == {"overdue"}
    assert turn_lights(due + MINUTE) == 1
    assert set(seen(world, due + 2 * MINUTE)) == {"overdue"}
    assert turn_lights(due + 2 * MINUTE) == 0


def test_the_desk_counts_it_overdue_and_new_at_that_minute(world: World, asked: Commitment):
    from yiteng.desk.mornings import supervision

    take(asked, "sign", actor=world.li, at=NOW)
    for at, n, change in ((asked.due_at, 0, []), (asked.due_at + MINUTE, 1, ["+1"])):
        number = supervision(world.sun, at.date(), at)[1]
        assert (number.n, [said for said, _ in number.change]) == (n, change)


def test_a_row_recorded_afterwards_is_late_at_once(world: World):
    """What was said in the afternoon and written in the evening: the page needs no night."""
    evening = NOW + timedelta(hours=26)
    called(world, evening, clock="same_day")
    assert set(seen(world, evening)) == {"overdue"}
