"""Care near home goes out village by village through two reviews, and can be called back whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY, World, log_in
from yiteng.places.models import Area, Population, Position
from yiteng.publication import care, queries
from yiteng.publication.actions import take
from yiteng.publication.models import Publication, Snapshot
from yiteng.reach.models import Designation, Facility, Service
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)
STEPS = (("pass_secrecy", "secrecy"), ("pass_disclosure", "disclosure"), ("publish", "secretary"))


@pytest.fixture
def near(world: World) -> World:
    """Two of the three villages have a position; dialysis has opened in town A, a ward has not."""
    for key, lon in (("village_1", "118.00"), ("village_2", "118.10")):
        Position.objects.create(
            area=world.areas[key], lon=Decimal(lon), lat=Decimal("36.5"), source="测量"
        )
        Population.objects.create(
            area=world.areas[key], count=900, scheme="residents", as_of=TODAY, source="台账"
        )
    house = Facility.objects.create(
        county=world.areas["county"], town=world.areas["town_a"], name="杨柳卫生院", level="one",
        lon=Decimal("118.0"), lat=Decimal("36.5"), source="台账")  # fmt: skip
    service = Service.objects.create(
        facility=house, kind="dialysis", capacity=4, opened_on=date(2023, 3, 20), source="台账"
    )
    Designation.objects.create(service=service, scheme="residents", in_force_on=date(2023, 3, 20))
    Service.objects.create(facility=house, kind="psychiatric", source="台账")
    return world


def test_a_ground_and_positions_are_needed(world: World) -> None:
    with pytest.raises(Refused) as refused:
        care.propose(basis=" ", actor=world.branch, at=NOW)
    assert refused.value.codes == ("publication.no_basis",)
    with pytest.raises(Refused) as refused:
        care.propose(basis="条例第二十条", actor=world.branch, at=NOW)
    assert refused.value.codes == ("publication.no_positions",)


def published(near: World) -> Publication:
    row = care.propose(basis="条例第二十条", actor=near.branch, at=NOW)
    for step, who in STEPS:
        row = take(row, step, actor=getattr(near, who), at=NOW)
    return row


def test_nothing_is_public_before_both_reviews(near: World, client: Client) -> None:
    row = care.propose(basis="条例第二十条", actor=near.branch, at=NOW)
    assert care.propose(basis="又一次", actor=near.branch, at=NOW).pk == row.pk
    assert not Snapshot.objects.filter(section="care").exists()
    assert "杨柳卫生院" not in client.get(reverse("public:care"), {"q": "村"}).content.decode()


def test_a_village_reads_what_is_nearest_and_how_far(near: World, client: Client) -> None:
    published(near)
    held = {s.village: s.fields["near"] for s in Snapshot.objects.filter(section="care")}
    assert sorted(len(near_) for near_ in held.values()) == [1, 1]
    first = Snapshot.objects.get(key=f"care-{near.areas['village_1'].pk}").fields["near"]
    assert first == [{"service": "Dialysis", "facility": "杨柳卫生院", "town": "甲镇", "minutes": 5,
                      "since": "2023-03-20", "schemes": ["Residents"]}]  # fmt: skip
    page = client.get(
        reverse("public:care"), {"town": near.areas["village_1"].town.name}
    ).content.decode()
    assert "杨柳卫生院" in page and "血液透析" in page and "2023-03-20" in page
    assert "900" not in page.partition("<main")[2]  # no count of people is public


def test_it_is_called_back_whole(near: World) -> None:
    row = published(near)
    take(row, "recall", actor=near.secretary, at=NOW, inputs={"reason": "有误"})
    assert not Snapshot.objects.filter(section="care").exists()


def test_the_page_inside_proposes_it(near: World, client: Client) -> None:
    log_in(client, near, "branch")
    page = client.get(reverse("reach:today")).content.decode()
    assert reverse("publication:propose_care") in page
    answer = client.post(reverse("publication:propose_care"), {"basis": "条例第二十条"})
    row = Publication.objects.get(node_type="care")
    assert answer.url == reverse("publication:show", args=[row.pk])
    assert client.get(answer.url).status_code == 200


def test_towns_are_offered_once(near: World) -> None:
    published(near)
    assert queries.care_towns() == sorted(
        {near.areas[k].town.name for k in ("village_1", "village_2")}
    )
    assert Area.objects.filter(level="village").count() == 3
