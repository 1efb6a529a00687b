"""Density and access: by scheme, from insured people, computed again to the same."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from yiteng.designation import density
from yiteng.designation.actions import density as actions
from yiteng.designation.tests.cases import DAYS, intended, people_and_places
from yiteng.places.models import Population
from yiteng.reach.models import Facility, Service, TownTravel
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
