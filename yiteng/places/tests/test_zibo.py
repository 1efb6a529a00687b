"""All of Zibo from the shipped lists: counted, coded twice, loaded once."""

from __future__ import annotations

import pytest

from yiteng.places import queries
from yiteng.places.actions import add_town, load_workdays, load_zibo
from yiteng.places.models import Area, AreaCode

pytestmark = pytest.mark.django_db


def test_zibo_has_8_counties_88_towns_and_2931_villages() -> None:
    assert load_zibo() == 1 + 8 + 88 + 2931
    counts = [Area.objects.filter(level=level).count() for level in ("county", "town", "village")]
    assert counts == [8, 88, 2931]


def test_loading_twice_changes_nothing() -> None:
    load_zibo()
    assert load_zibo() == 0
    assert Area.objects.count() == 3028


def test_boshan_has_10_towns_and_296_villages() -> None:
    load_zibo()
    boshan = queries.by_code("370304000000")
    assert boshan.name == "博山区"
    assert queries.children(boshan).count() == 10
    assert Area.objects.filter(county=boshan, level="village").count() == 296


def test_two_towns_have_no_code_of_the_ministry() -> None:
    load_zibo()
    assert AreaCode.objects.filter(system="mca").count() == 86


def test_the_example_town_is_marked_and_never_official() -> None:
    load_zibo()
    boshan = queries.by_code("370304000000")
    town, *villages = add_town(boshan, "示例镇", ["示例一村", "示例二村"], code="370304990")
    assert (town.invented, [v.name for v in villages]) == (True, ["示例一村", "示例二村"])
    assert not AreaCode.objects.filter(system="nbs", area=town).exists()
    assert add_town(boshan, "示例镇", ["示例一村"], code="370304990")[0] == town


def test_the_path_leads_from_the_county_to_the_village() -> None:
    load_zibo()
    village = queries.by_code("370304108212")
    assert [a.name for a in queries.path(village)] == ["博山区", "石马镇", "南沙村委会"]


def test_the_table_of_workdays_is_filled_once() -> None:
    assert load_workdays() == 125
    assert load_workdays() == 0


def test_five_codes_of_the_ministry_name_another_town_in_the_statistics() -> None:
    """The same digits, two towns: a code is never read without the authority that gave it."""
    load_zibo()
    towns = AreaCode.objects.filter(system="nbs", area__level="town")
    statistics = {
        c.removesuffix("000"): name for c, name in towns.values_list("code", "area__name")
    }
    ministry = AreaCode.objects.filter(system="mca").order_by("code")
    clashes = [
        (code, name, statistics[code])
        for code, name in ministry.values_list("code", "area__name")
        if code in statistics and statistics[code] != name
    ]
    assert clashes == [
        ("370302102", "洪山镇", "昆仑镇"),
        ("370302104", "龙泉镇", "岭子镇"),
        ("370323109", "鲁村镇", "燕崖镇"),
        ("370323110", "南鲁山镇", "石桥镇"),
        ("370323111", "燕崖镇", "南鲁山镇"),
    ]
