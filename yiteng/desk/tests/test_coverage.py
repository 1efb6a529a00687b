"""Coverage: every village is seen, the empty ones too, in the official order."""

from __future__ import annotations

import pytest
from django.urls import reverse

from yiteng.commitments.models import Tally
from yiteng.desk.areas import page_of
from yiteng.desk.coverage import strips
from yiteng.places.models import AreaCode
from yiteng.places.tiles import layout, places_of

pytestmark = pytest.mark.django_db


def tallied(world, village, count, light="on_plan"):
    area = world.areas[village]
    Tally.objects.create(
        county_id=area.county_id, town_id=area.town_id, scope="area", key_id=area.pk,
        kind="livelihood_item", light=light, ripe="green", count=count,
    )  # fmt: skip


def open_area(world, key):
    return reverse("desk:area", args=[world.areas[key].pk])


def test_a_village_with_nothing_stays_in_the_strip(world):
    tallied(world, "village_1", 3)
    assert [(s.title, s.villages) for s in strips(world.county)] == [
        ("甲镇", [("一村", 3, open_area(world, "village_1")),
                 ("二村", 0, open_area(world, "village_2"))]),
        ("乙镇", [("三村", 0, open_area(world, "village_3"))]),
    ]  # fmt: skip


def test_a_town_shows_its_own_villages_and_a_village_none(world):
    assert [s.title for s in strips(world.areas["town_b"])] == ["乙镇"]
    assert strips(world.areas["village_1"]) == []


def test_a_tile_names_what_presses_most_else_what_is_empty(world):
    tallied(world, "village_1", 3)
    tallied(world, "village_1", 2, light="overdue")
    found = page_of(world.county, world.today)["tiles"]
    assert [(t.title, t.value, t.light, t.note, t.share) for t in found] == [
        ("甲镇", 5, "overdue", "2", 0.5),
        ("乙镇", 0, "", "1 个村居没有", 0.0),
    ]


def test_towns_stand_where_the_districts_layout_puts_them_others_below(world):
    town_a, town_b = world.areas["town_a"], world.areas["town_b"]
    AreaCode.objects.create(area=town_a, system="nbs", code="370304111000", source="x")
    assert layout()["370304111"] == (4, 2)
    assert places_of([town_a.pk, town_b.pk]) == {town_a.pk: (4, 2), town_b.pk: (0, 3)}


@pytest.mark.parametrize("count", [1, 3])
def test_three_queries_however_many_villages(world, django_assert_num_queries, count):
    for key in ("village_1", "village_2", "village_3")[:count]:
        tallied(world, key, 1)
    with django_assert_num_queries(3):
        strips(world.county)
