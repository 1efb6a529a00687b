"""Counts from tallies are what counting would say; melons; what is stuck."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from threading import Thread

import pytest
from django.db import connection

from tests.cast import NOW, TODAY, World, build
from yiteng.commitments.actions import redraft, take, take_many
from yiteng.commitments.daily import turn_lights
from yiteng.commitments.models import Commitment, Tally
from yiteng.commitments.queries import area_counts, melons, stuck_rows, unit_counts
from yiteng.commitments.tests.cases import active, drafts, issued
from yiteng.commitments.tests.test_lists import todays
from yiteng.workflow.entrances import take_back

pytestmark = pytest.mark.django_db


def counted(today: date) -> Counter[tuple[str, str]]:
    """Kind and light of every commitment in force, counted the slow way."""
    rows = Commitment.objects.exclude(state__in=("draft", "merged", "withdrawn"))
    return Counter((row.kind, todays(row, today)) for row in rows)


def agree(world: World, today: date = TODAY) -> Counter[tuple[str, str]]:
    """The county's counts, after comparing them with the slow way, and with the lead units'."""
    found = +area_counts(world.county, today).by_kind
    assert found == counted(today)
    units: Counter[str] = Counter()
    for unit in (world.units["li"], world.units["wang"]):
        units += unit_counts(world.county.pk, unit.pk, today).lights()
    assert units == +area_counts(world.county, today).lights()
    return found


def test_tallies_follow_every_step_and_come_back_with_it(world: World):
    rows = drafts(world, 3)
    assert agree(world) == {}
    rows = take_many(rows, "issue", actor=world.sun, at=NOW)
    assert agree(world) == {("livelihood_item", "on_plan"): 3}
    said = {"reason": "重复"}
    take(rows[0], "withdraw", actor=world.sun, at=NOW, inputs=said)
    assert agree(world) == {("livelihood_item", "on_plan"): 2}
    row = take(rows[1], "sign", actor=world.li, at=NOW)
    take_back(row, actor=world.li, at=NOW)
    said = {"theme": world.themes["industry"]}
    redraft(rows[2], said, actor=world.sun, at=NOW, reason="归口调整")
    assert agree(world) == {("livelihood_item", "on_plan"): 2}


def test_a_new_lead_takes_the_count_along(world: World):
    (row,) = issued(world)
    said = {"ground": "duty", "reason": "职责"}
    row = take(row, "object", actor=world.li, at=NOW, inputs=said)
    word = {"stance": "uphold", "reason": "查三定"}
    row = take(row, "speak", actor=world.staffing, at=NOW, inputs=word)
    said = {"new_lead": str(world.units["wang"].pk), "reason": "三定"}
    take(row, "reassign", actor=world.sun, at=NOW, inputs=said)
    lights = [unit_counts(world.county.pk, world.units[u].pk, TODAY).total for u in ("li", "wang")]
    assert lights == [0, 1]
    agree(world)


@pytest.mark.parametrize("days", [0, 30, 91, 200])
def test_counts_are_right_whether_or_not_the_night_ran(world: World, days: int):
    active(world, 2)
    issued(world, 3, village=world.areas["village_2"], lead_unit=world.units["wang"])
    today = TODAY + timedelta(days=days)
    before = agree(world, today)
    turn_lights(today)
    assert agree(world, today) == before


def test_places_below_are_counted_too(world: World):
    issued(world, 2)
    issued(world, 1, village=None, level="town")
    issued(world, 1, town=None, village=None, level="district")
    town, village = world.areas["town_a"].pk, world.areas["village_1"].pk
    county = area_counts(world.county, TODAY).by_place
    assert {key: n for (key, _), n in county.items()} == {town: 3, 0: 1}
    below = area_counts(world.areas["town_a"], TODAY).by_place
    assert {key: n for (key, _), n in below.items()} == {village: 2, town: 1}
    assert area_counts(world.areas["village_1"], TODAY).total == 2


@pytest.mark.parametrize("count", [1, 3])
def test_counts_cost_two_queries(world: World, count: int, django_assert_num_queries):
    issued(world, count)
    with django_assert_num_queries(2):
        area_counts(world.county, TODAY)


def test_melons_say_how_ripe_and_who_must_move(world: World):
    rows = active(world, 3)
    take(rows[0], "ask_coordination", actor=world.li, at=NOW - timedelta(days=30),
         inputs={"note": "请定权属"})  # fmt: skip
    themes = [world.themes[code] for code in ("agriculture", "livelihood")]
    found = melons(world.county, themes, stuck_rows(world.sun, TODAY), TODAY)
    assert [(m.theme.code, m.count, m.verified, m.confirmed, m.stuck) for m in found] == [
        ("agriculture", 0, 0, 0, 0), ("livelihood", 3, 0, 0, 1)]  # fmt: skip
    assert found[1].mover != ""


def test_stuck_is_seen_by_whoever_sees_the_row(world: World):
    (row,) = active(world, due_at=NOW + timedelta(days=1))
    today = TODAY + timedelta(days=30)
    for key in ("sun", "leader", "li", "town", "clerk"):
        assert [s.row.pk for s in stuck_rows(world.actors[key], today)] == [row.pk], key
    for key in ("outsider", "other_town", "sysadmin", "wang"):
        assert stuck_rows(world.actors[key], today) == [], key


@pytest.mark.django_db(transaction=True)
def test_two_at_once_lose_no_count():
    """Together on PostgreSQL; one after the other where the test's database is in memory."""
    world = build()
    drafts(world, 12)
    halves = list(Commitment.objects.order_by("pk")[:6]), list(Commitment.objects.order_by("-pk")[:6])  # fmt: skip

    def assign(rows: list[Commitment]) -> None:
        for row in rows:
            take(row, "issue", actor=world.sun, at=NOW)
        connection.close()

    threads = [Thread(target=assign, args=(half,)) for half in halves]
    for thread in threads:
        thread.start()
        if connection.vendor != "postgresql":
            thread.join()
    for thread in threads:
        thread.join()
    assert sorted(Tally.objects.filter(count__gt=0).values_list("scope", "count")) == [
        ("area", 12), ("unit", 12)]  # fmt: skip
