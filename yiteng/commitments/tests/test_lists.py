"""Lists: each filter, keyed pages, lights that are right after a missed night."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.cast import NOW, TODAY, World
from yiteng.commitments.actions import take, take_many
from yiteng.commitments.daily import turn_lights
from yiteng.commitments.effects.lights import turns_of
from yiteng.commitments.models import Commitment
from yiteng.commitments.queries import Wanted, listed, wanted_from
from yiteng.commitments.tests.cases import active, drafts, issued
from yiteng.rules.deadlines import moment_of
from yiteng.rules.lights import LEGEND, light
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db
DAYS = [TODAY + timedelta(days=n) for n in (0, 20, 62, 85, 91, 92, 120)]


def titles(actor, wanted=None, today=TODAY):
    return [row.title for row in listed(actor, wanted or Wanted(), today, {}).rows]


def test_each_filter(world: World):
    issued(world, title="路灯", kind="policy_task", theme=world.themes["industry"])
    issued(world, title="水管", level="town", village=None)
    issued(world, title="大棚", also_theme=world.themes["industry"])
    issued(world, title="校舍", lead_unit=world.units["wang"])
    drafts(world, title="草稿")
    sun = world.sun
    assert titles(sun) == ["路灯", "水管", "大棚", "校舍"]
    assert titles(sun, Wanted(kind="policy_task")) == ["路灯"]
    assert titles(sun, Wanted(theme="industry")) == ["路灯", "大棚"]
    assert titles(sun, Wanted(level="town")) == ["水管"]
    assert titles(sun, Wanted(unit=world.units["wang"].pk)) == ["校舍"]
    assert titles(sun, Wanted(area=world.areas["village_1"].pk)) == ["路灯", "大棚", "校舍"]
    assert titles(sun, Wanted(area=world.areas["town_b"].pk)) == []
    assert titles(sun, Wanted(words="水")) == ["水管"]
    assert titles(sun, Wanted(state="draft")) == ["草稿"]
    assert titles(sun, Wanted(light="on_plan", theme="industry")) == ["路灯", "大棚"]


def test_who_sees_what(world: World):
    issued(world, title="自办")
    issued(world, title="待核", lead_unit=world.units["wang"], checker_unit=world.units["li"])
    issued(world, title="别人的", lead_unit=world.units["wang"])
    assert titles(world.li) == ["自办", "待核"]
    assert titles(world.town) == ["自办", "待核", "别人的"]
    assert titles(world.clerk) == ["自办", "待核", "别人的"]
    assert [titles(world.actors[key]) for key in ("other_town", "outsider", "sysadmin")] == [
        [], [], []]  # fmt: skip


def test_pages_by_key_show_each_row_once(world: World):
    issued(world, 120)
    seen, key = [], ""
    while True:
        page = listed(world.sun, Wanted(), TODAY, {"after": key} if key else {})
        seen += [row.pk for row in page.rows]
        key = page.next_key
        if not key:
            break
    assert len(seen) == len(set(seen)) == 120


def walked(world: World) -> list[Commitment]:
    """Rows in many states with different dates."""
    rows = active(world, 3) + issued(world, 2)
    for n, row in enumerate(active(world, 2, due_at=NOW + timedelta(days=3))):
        said = {"note": "已备料", "stage": "prepared"}
        rows.append(take(row, "progress", actor=world.li, at=NOW, inputs=said) if n else row)
    resting = active(world)
    take_many(resting, "ask_suspension", actor=world.li, at=NOW, inputs=lambda _: {"reason": "等"})
    rows += take_many(
        resting, "suspend", actor=world.sun, at=NOW, inputs=lambda _: {"reason": "准"}
    )
    return rows


def todays(row: Commitment, today: date) -> str:
    turns = turns_of(row)
    return light(row.state, turns, today, confirmed=row.confirmed).code


@pytest.mark.parametrize("today", DAYS)
def test_lights_are_right_without_any_night_having_run(world: World, today: date):
    rows = walked(world)
    for code in LEGEND:
        expected = {row.pk for row in rows if todays(row, today) == code}
        found = listed(world.sun, Wanted(light=code), today, {}).rows
        assert ({row.pk for row in found}, {row.light for row in found} - {code}) == (
            expected, set())  # fmt: skip


def test_the_night_moves_only_what_turns_and_may_run_twice(world: World):
    walked(world)
    later = date(2023, 5, 1)
    due = Commitment.objects.filter(next_turn_at__lte=moment_of(later)).count()
    assert turn_lights(later) == due > 0
    assert turn_lights(later) == 0
    for row in Commitment.objects.all():
        assert row.light == todays(row, later)
        assert row.next_turn_at is None or row.next_turn_at > moment_of(later)


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_one_row_and_three(
    world: World, count: int, django_assert_num_queries
):
    issued(world, count)
    with django_assert_num_queries(1):
        assert len(listed(world.sun, Wanted(), TODAY, {}).rows) == count
    with django_assert_num_queries(4):
        listed(world.li, Wanted(), TODAY, {})
    with django_assert_num_queries(2):
        listed(world.sun, Wanted(light="on_plan"), TODAY, {})


def test_an_address_with_nonsense_filters_nothing():
    assert wanted_from({"kind": "x", "light": "purple", "area": "1;2", "level": "moon"}) == Wanted()


def test_the_first_page_is_the_earliest_date(world: World):
    issued(world, title="七月", due_at=datetime(2023, 7, 1, tzinfo=SHANGHAI))
    issued(world, title="四月", due_at=datetime(2023, 4, 1, tzinfo=SHANGHAI))
    assert titles(world.sun) == ["四月", "七月"]


@pytest.mark.parametrize("today", [DAYS[0], DAYS[-1]])
def test_in_hand_is_everything_not_yet_ended(world: World, today: date):
    rows = walked(world)
    take(rows[0], "withdraw", actor=world.sun, at=NOW, inputs={"reason": "重复"})
    found = {row.pk for row in listed(world.sun, Wanted(light="open"), today, {}).rows}
    assert found == {row.pk for row in rows[1:]}
