"""Density and access: by scheme, from insured people, computed again to the same."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal

import pytest

from yiteng.designation import density
from yiteng.designation.actions import density as actions
from yiteng.designation.tests.cases import DAYS, intended, people_and_places
from yiteng.places.models import Population, Position
from yiteng.reach.analysis.coordinates import to_gcj02
from yiteng.reach.models import Facility, MeasuredMinutes, RoadNetwork, Service, TownTravel
from yiteng.reach.queries.roads import Roads, key
from yiteng.rules.refusal import Refused


def refused(call) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.codes


def test_insured_people_near_by_scheme_and_town(world):
    case = intended(world)
    people_and_places(world)
    row = actions.make(case, actor=world.branch, at=world.now)
    result = json.loads(row.result)
    assert result["near"] == {"employees": 300, "residents": 1700}
    assert result["all"] == {"employees": 350, "residents": 2150}
    assert result["within"]["employees"] == [[15, 100], [30, 300], [45, 300], [60, 300]]
    assert [(t["town"], t["employees"], t["residents"]) for t in result["towns"]] == [
        ("甲镇", 300, 1700), ("乙镇", 0, 0),
    ]  # fmt: skip
    assert (result["expected_all"], result["capacity"]) == ("1.2", 36)


def test_minutes_by_hand(world):
    """0.01° of longitude at 36.6° north is 0.893 km; × 1.3 at 40 km/h is 1.74 minutes."""
    case = intended(world)
    people_and_places(world)
    result = density.compute(density.gather(case, DAYS["survey"]))
    assert result["towns"][0]["from"] == pytest.approx(1.7, abs=0.05)
    assert result["towns"][0]["to"] == pytest.approx(17.4, abs=0.1)


def test_the_same_inputs_give_the_same_hash_and_others_do_not(world):
    case = intended(world)
    people_and_places(world)
    row = actions.make(case, actor=world.branch, at=world.now)
    again = density.canonical(density.compute(density.read(row.inputs)))
    assert (again, density.digest(row.inputs, again)) == (row.result, row.sha256)
    Population.objects.update(count=1)
    other = actions.make(case, actor=world.branch, at=world.now)
    assert other.sha256 != row.sha256


def test_who_gains_where_there_is_a_site_already(world):
    case = intended(world)
    people_and_places(world)
    far = Facility.objects.create(county=world.county, name="区医院", level="two",
                                  lon=Decimal("119.5"), lat=Decimal("36.6"))  # fmt: skip
    Service.objects.create(facility=far, kind="dialysis", opened_on=world.today)
    gain = density.compute(density.gather(case, DAYS["survey"]))["gain"]
    assert (gain["nearer"], gain["moved"]) == (2000, 1.2)
    assert gain["hours"] == pytest.approx(1.2 * 2 * 156 * 265 / 60, rel=0.05)


def test_without_positions_or_people_it_says_what_lacks(world):
    case = intended(world)
    assert refused(lambda: actions.make(case, actor=world.branch, at=world.now)) == (
        "designation.no_people",
    )
    Facility.objects.update(lon=None)
    case.facility.refresh_from_db()
    assert refused(lambda: actions.make(case, actor=world.branch, at=world.now)) == (
        "designation.no_position",
    )


def test_no_patient_stands_in_what_is_kept(world):
    case = intended(world)
    people_and_places(world)
    row = actions.make(case, actor=world.branch, at=world.now)
    place = json.loads(row.inputs)["places"][0]
    assert set(place) == {
        "area",
        "name",
        "town",
        "lon",
        "lat",
        "employees",
        "residents",
        "mountain",
    }
    assert "expected" not in json.dumps(json.loads(row.result)["towns"])


def test_a_mountain_town_is_slower(world):
    case = intended(world)
    people_and_places(world)
    TownTravel.objects.create(
        county=world.county, town=world.areas["town_a"], factor=Decimal("2.0"), source="试"
    )
    result = density.compute(density.gather(case, DAYS["survey"]))
    assert result["towns"][0]["to"] == pytest.approx(34.8, abs=0.1)
    assert result["near"] == {"employees": 100, "residents": 900}


def test_measured_minutes_stand_before_the_straight_line(world):
    case = intended(world)
    people_and_places(world)
    village = (
        Position.objects.filter(area__level="village").order_by("area__order", "area").first().area
    )
    MeasuredMinutes.objects.create(county=world.county, town=village.town, village=village,
                                   facility=case.facility, minutes=44, source="实测")  # fmt: skip
    inputs = density.gather(case, DAYS["survey"])
    (at,) = [k for k, p in enumerate(inputs.places) if p.area == village.pk]
    assert inputs.measured == ((at, 0, "44.0"),)
    assert "44.0" in json.dumps(density.compute(inputs)["towns"])
    assert density.canonical(density.compute(density.read(density.canonical(asdict(inputs))))) == (
        density.canonical(density.compute(inputs)))  # fmt: skip


def test_a_position_stored_in_another_system_is_converted(world):
    case = intended(world)
    people_and_places(world)
    before = density.compute(density.gather(case, DAYS["survey"]))
    for point in Position.objects.all():
        lon, lat = to_gcj02([(float(point.lon), float(point.lat))])[0]
        Position.objects.filter(pk=point.pk).update(
            lon=Decimal(f"{lon:.6f}"), lat=Decimal(f"{lat:.6f}"), system="GCJ-02")  # fmt: skip
    after = density.compute(density.gather(case, DAYS["survey"]))
    assert after["near"] == before["near"]
    assert after["towns"][0]["to"] == pytest.approx(before["towns"][0]["to"], abs=0.11)


def test_minutes_go_over_the_roads_of_the_county(world):
    case = intended(world)
    people_and_places(world)
    nodes = {
        str(k): [float(p.lon), float(p.lat)] for k, p in enumerate(Position.objects.order_by("id"))
    }
    held = Roads(nodes, {key("0", str(k)): 50.0 for k in range(1, len(nodes))})
    content = held.plain()
    RoadNetwork.objects.create(county=world.areas["county"], content=content, digest="0" * 64, nodes=len(nodes),
                               edges=len(held.edges), source="测绘", at=world.now)  # fmt: skip
    inputs = density.gather(case, DAYS["survey"])
    assert inputs.road and "测绘" in inputs.sources
    far = max(t["to"] for t in density.compute(inputs)["towns"] if t["to"])
    assert far >= 50
