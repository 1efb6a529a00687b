"""The content says exactly what the two reports say."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

from yiteng.demo.content import (
    agriculture,
    enterprises,
    investment,
    livelihood,
    maps,
    meetings,
    nails,
    requests,
    tasks,
    zichuan,
)
from yiteng.demo.content.applications import applications, example_applications
from yiteng.demo.content.areas import NANSHA, SHIMA, TOWNS, boshan_villages, example_villages
from yiteng.demo.content.items import items, real_items
from yiteng.demo.content.measures import CAMPAIGNS, documents, measures


def test_livelihood_has_28_88_and_880_items_and_leaves_nobody_out() -> None:
    real = real_items("livelihood_item")
    assert Counter(i.level for i in real) == {"district": 28, "town": 88, "village": 880}
    assert {i.area for i in real if i.level == "village"} == {v.code for v in boshan_villages()}
    assert {i.area for i in real if i.level == "town"} == set(TOWNS)
    assert (len(boshan_villages()), min(livelihood.spread()), max(livelihood.spread())) == (
        296,
        1,
        6,
    )


def test_town_items_are_decided_by_a_congress_where_there_is_one() -> None:
    bodies = {
        TOWNS[i.area].endswith("街道"): dict(i.fields)["decided_by"]
        for i in livelihood.town_items()
    }
    assert bodies == {True: "街道议事代表会议", False: "镇人民代表大会票决"}


def test_no_village_has_the_same_item_twice() -> None:
    titles = [(i.area, i.content) for i in livelihood.village_items()]
    assert len(set(titles)) == 880


def test_166_projects_carry_one_point_one_billion_of_planned_money() -> None:
    real = real_items("agriculture_project")
    assert (len(real), sum(i.amount("investment", "planned") for i in real)) == (166, 1_100_000_000)
    assert {i.area[:9] for i in real} == set(TOWNS)
    assert min(i.amount("investment", "planned") for i in real) >= 10_000


def test_shima_has_14_projects_and_14_million() -> None:
    shima = [i for i in real_items("agriculture_project") if i.area.startswith(SHIMA)]
    assert (len(shima), sum(i.amount("investment", "planned") for i in shima)) == (14, 14_000_000)
    assert len({i.area for i in shima}) == 14


def test_nansha_levels_the_ground_for_six_greenhouses() -> None:
    (project,) = (i for i in agriculture.shima_items() if i.area == NANSHA)
    assert project.amount("output", "planned") == 6
    assert [s.code for s in project.stages if s.reached] == ["planned", "land", "site"]


def test_six_conferences_of_several_hundred_people() -> None:
    held = meetings.meetings()
    assert [m.theme for m in held] == [
        "investment",
        "industry",
        "agriculture",
        "livelihood",
        "conduct",
        "culture_tourism",
    ]
    assert all(m.people > 200 and m.people == sum(n for _, n in m.by_group) for m in held)
    days = [meetings.opening(m).date() for m in held]
    assert days == sorted(days)
    assert (days[0], days[-1]) == (date(2023, 1, 5), date(2023, 3, 17))
    assert sum(s.days for s in held[1].sessions) == Decimal("1.5")
    assert len(held[5].directions) == 6


def test_planning_began_in_november_2022() -> None:
    assert {f"{a.opened:%Y-%m}" for a in applications()} == {"2022-11"}


def test_example_town_shows_every_outcome_of_the_gate() -> None:
    outcomes = Counter(a.outcome for a in example_applications())
    assert outcomes == {
        "returned": 3, "merged": 1, "convened": 1, "convened_against": 1, "submitted": 1,
    }  # fmt: skip


def test_fourteen_measures_the_first_of_which_forms_alliances() -> None:
    fourteen = [m for m in measures() if m.document == "D_FOURTEEN"]
    assert [m.position for m in fourteen] == list(range(1, 15))
    assert (fourteen[0].title, fourteen[0].issued) == ("组建产业联盟", date(2023, 1, 30))
    assert [m.invented for m in fourteen] == [False] + [True] * 13
    assert sum(d.named for d in documents()) == 3
    assert [c.title for c in CAMPAIGNS] == ["“拔钉子”行动"]


def test_four_alliances_the_pumps_with_96_members() -> None:
    first, *tourism = enterprises.alliances()
    assert (len(first.members), first.founded) == (96, date(2023, 2, 26))
    assert (first.founded - date(2023, 1, 30)).days == 27
    assert [a.title for a in tourism] == [
        "博山区景区产业联盟",
        "博山区餐饮产业联盟",
        "博山区住宿产业联盟",
    ]
    assert len(tasks.alliance_items()) == 4


def test_firm_codes_come_from_an_unassigned_region_and_real_firms_carry_none() -> None:
    firms = enterprises.enterprises()
    assert {f.region for f in firms if f.invented} == {"370399"}
    assert {f.serial for f in firms if not f.invented} == {None}
    serials = [f.serial for f in firms if f.invented]
    assert len(set(serials)) == len(serials) == len(firms) - 5
    assert len({f.name for f in firms}) == len(firms)


def test_the_account_was_released_about_seven_hours_later() -> None:
    case = requests.ZHENGCHANG
    assert Decimal(7) < requests.hours(case) < Decimal("7.7")
    assert case.amount("value_at_stake", "estimated") == 210_000
    assert case.due.isoformat() == "2023-03-03T00:00:00+08:00"
    assert max(s.reached for s in case.stages if s.reached) < case.due.date()


def test_the_cleared_site_may_add_twenty_million_a_year() -> None:
    assert nails.WANQIAO.amount("output_increase", "expected") == 20_000_000


def test_trips_went_to_four_cities_and_others() -> None:
    cities = {trip.city for trip in investment.trips()}
    assert cities >= {"上海", "苏州", "沈阳", "北京"}
    assert len(investment.projects()) == 30


def test_six_maps_one_for_breakfast() -> None:
    published = maps.tourist_maps()
    assert published[0].title == "早餐地图"
    assert len(published) == 6
    assert all(p.checked <= m.published for m in published for p in m.places)


def test_zichuan_bed_days_beds_and_people() -> None:
    assert sum(b.days for b in zichuan.bed_days()) == 73_000
    assert sum(b.days for b in zichuan.bed_days()) * (310 - 170) == 10_220_000
    people: Counter[str] = Counter()
    for service in zichuan.SERVICES:
        people[service.kind] += service.people or 0
    assert people == {"psychiatric": 206, "long_term_care": 312, "dialysis": 0}
    assert Counter(s.kind for s in zichuan.SERVICES) == {
        "psychiatric": 3,
        "long_term_care": 8,
        "dialysis": 1,
    }


def test_one_village_of_the_example_town_has_no_item() -> None:
    covered = {i.area for i in items() if i.kind == "livelihood_item"}
    assert [v.place for v in example_villages() if v.code not in covered] == ["示例六村"]
