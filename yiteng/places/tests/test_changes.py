"""Areas merge and split on a day; the old ones stay with their rows and names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.places import queries
from yiteng.places.changes import change_areas, note_positions
from yiteng.places.models import Area, Position
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db
DAY = date(2023, 3, 1)
NOTICE = "民政厅批复〔2023〕1号（试验）"


def new_village(world: World, name: str) -> Area:
    town = world.areas["town_a"]
    return Area.objects.create(
        level="village", kind="村", name=name, parent=town, county=world.county, town=town, order=99
    )


def merged(world: World) -> Area:
    target = new_village(world, "新一村")
    change_areas(
        "merge",
        [world.areas["village_1"], world.areas["village_2"]],
        [target],
        on=DAY,
        source=NOTICE,
        actor=world.sysadmin,
        at=NOW,
    )
    return target


def test_two_villages_merge_and_the_list_shows_the_new_one(world: World) -> None:
    target = merged(world)
    assert [a.name for a in queries.children(world.areas["town_a"])] == ["新一村"]
    assert Area.objects.get(pk=world.areas["village_1"].pk).name == "一村"
    assert [(c.kind, c.origin.name) for c in queries.changes(target)] == [
        ("merge", "一村"), ("merge", "二村")]  # fmt: skip


def test_numbers_that_do_not_fit_and_a_missing_notice_are_said_at_once(world: World) -> None:
    with pytest.raises(Refused) as refused:
        change_areas(
            "split", [world.areas["village_1"]], [], on=DAY, source="", actor=world.sysadmin, at=NOW
        )
    assert refused.value.codes == ("places.numbers", "places.no_notice")


def test_the_page_of_the_new_village_tells_where_it_comes_from(
    world: World, client: Client
) -> None:
    target = merged(world)
    log_in(client, world, "leader")
    page = client.get(reverse("desk:area", args=[target.pk])).content.decode()
    assert "一村" in page and NOTICE in page


def test_exchanged_coordinates_are_noticed(world: World) -> None:
    row = Position(
        area=world.areas["village_1"],
        lon=Decimal("36.5"),
        lat=Decimal("117.9"),
        source="试验",
        invented=True,
    )
    with pytest.raises(Refused) as refused:
        note_positions([row], actor=world.branch, at=NOW)
    assert refused.value.codes == ("places.outside",)
    row.lon, row.lat = row.lat, row.lon
    note_positions([row], actor=world.branch, at=NOW)
    assert queries.position(world.areas["village_1"]).invented is True
