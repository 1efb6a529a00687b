"""What stands beside a saving: readmissions by quarter, what patients say, time on the road."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY, World, log_in
from yiteng.designation.actions import ward as slips
from yiteng.designation.models import DesignationCase
from yiteng.places.models import Area, Population, Position
from yiteng.reach import actions, queries
from yiteng.reach.models import BedDays, DailyCost, Facility, Readmission, Service
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db
QUARTERS = (date(2022, 3, 31), date(2022, 6, 30))
YEAR = (date(2022, 1, 1), date(2022, 12, 31))
PAGE = "reach:savings"


def counted(world: World, *rows: tuple[int, int], kind: str = "psychiatric") -> None:
    """Quarters with discharged and readmitted."""
    actions.count_quarters([
        Readmission(county=world.areas["county"], kind=kind, until=until, discharged=out,
                    readmitted=back, source="病案统计月报")
        for until, (out, back) in zip(QUARTERS, rows, strict=True)
    ], actor=world.branch, at=NOW)  # fmt: skip


@pytest.fixture
def ward(world: World) -> DesignationCase:
    """A ward in operation, with bed-days by two ways of paying and costs at two levels."""
    county = world.areas["county"]
    house = Facility.objects.create(county=county, name="甲镇卫生院", level="one")
    service = Service.objects.create(facility=house, kind="psychiatric")
    for level, cost, share in (("one", 170, "0.9"), ("three", 310, "0.8")):
        DailyCost.objects.create(county=county, kind="psychiatric", level=level, cost=cost,
                                 fund_share=Decimal(share))  # fmt: skip
    for payment, days in (("bed_day", 900), ("item", 100)):
        BedDays.objects.create(service=service, month=date(2022, 1, 1), days=days, payment=payment)
    return DesignationCase.objects.create(
        county=county, facility=house, kind="psychiatric", road="new_service", state="operating"
    )


def test_readmissions_stand_by_quarter_with_their_source(world: World) -> None:
    counted(world, (100, 12), (104, 13))
    found = queries.readmissions(world.branch, "psychiatric", *YEAR)
    assert found is not None and found.share is not None
    assert [(q.name, q.discharged, q.readmitted) for q in found.quarters] == [
        ("2022Q1", 100, 12), ("2022Q2", 104, 13)]  # fmt: skip
    assert (found.share.k, found.share.n, found.sources) == (25, 204, ("病案统计月报",))
    assert queries.readmissions(world.branch, "dialysis", *YEAR) is None
    assert queries.readmissions(world.outsider, "psychiatric", *YEAR) is None


def test_a_small_count_is_not_told_nor_follows_from_the_sum(world: World) -> None:
    """Ten in psychiatric care, five elsewhere."""
    counted(world, (100, 4), (104, 13))
    found = queries.readmissions(world.branch, "psychiatric", *YEAR)
    assert found is not None and [q.readmitted for q in found.quarters] == [None, None]
    assert (found.quarters[0].share, found.readmitted) == (None, 17)
    counted(world, (50, 7), (52, 6), kind="dialysis")
    other = queries.readmissions(world.branch, "dialysis", *YEAR)
    assert other is not None and [q.readmitted for q in other.quarters] == [7, 6]


def test_more_readmitted_than_discharged_is_refused(world: World) -> None:
    with pytest.raises(Refused) as refused:
        counted(world, (10, 11), (1, 1))
    assert refused.value.codes == ("reach.readmitted",)


def test_answers_of_the_ward_slips_stand_beside_it_with_rate_and_interval(
    world: World, ward: DesignationCase, client: Client
) -> None:
    round_, _ = slips.lay_out(ward, 60, actor=world.branch, at=NOW)
    slips.count_paper(
        round_, ((30, 10, 10), (36, 14, 0), (40, 7, 3)), actor=world.branch, at=NOW
    )  # the third has counts below ten
    log_in(client, world, "branch")
    client.cookies["django_language"] = "en"
    page = client.get(reverse(PAGE)).content.decode()
    assert "60 laid out" in page and "50 answered" in page
    assert "83.3 % (95 % interval 72–91 %, n = 60)" in page, "the answer rate"
    assert "60.0 % (95 % interval 46–72 %, n = 50)" in page
    assert page.count("not told: a count in it is too small") == 1


def test_a_round_that_was_withheld_does_not_follow_from_all_rounds(
    world: World, ward: DesignationCase, client: Client
) -> None:
    """One round told, one withheld: their sum minus the first would be the second."""
    for counts in (((30, 10, 10),) * 3, ((31, 2, 1),) * 3):
        round_, _ = slips.lay_out(ward, 60, actor=world.branch, at=NOW)
        slips.count_paper(round_, counts, actor=world.branch, at=NOW)
    log_in(client, world, "branch")
    client.cookies["django_language"] = "en"
    page = client.get(reverse(PAGE)).content.decode()
    assert page.count("not told: a count in it is too small") == 3


def test_each_way_of_paying_stands_apart_and_averages_say_so(
    world: World, ward: DesignationCase
) -> None:
    actions.enter_costs([
        DailyCost(county=world.areas["county"], kind="psychiatric", level=level, payment="bed_day",
                  cost=Decimal(cost)) for level, cost in (("one", 150), ("three", 240))
    ], actor=world.branch, at=NOW)  # fmt: skip
    found = queries.terms(world.branch, "psychiatric", *YEAR)
    assert found is not None
    said = [(p.payment, p.priced, p.terms.a_day) for p in found.joined()]
    assert said == [("bed_day", True, 90), ("item", False, 140)]
    assert [(p.payment, row.total) for p, row in found.by_month()] == [
        ("bed_day", 81000), ("item", 14000)]  # fmt: skip


@pytest.fixture
def villages(world: World) -> None:
    """Two villages on a meridian; the far hospital in the north, a health centre in the south."""
    town, county = world.areas["town_a"], world.areas["county"]
    Area.objects.filter(county=county, level="village").update(valid_to=date(2020, 1, 1))
    for name, lat, people in (("南村", "36.00", 3000), ("北村", "36.50", 5000)):
        area = Area.objects.create(level="village", kind="village", name=name, parent=town,
                                   county=county, town=town)  # fmt: skip
        Position.objects.create(area=area, lon="118", lat=lat, source="台账")
        Population.objects.create(
            area=area, count=people, scheme="residents", as_of=TODAY, source="台账"
        )
    for name, level, lat in (("区医院", "two", "36.50"), ("甲镇卫生院", "one", "36.00")):
        house = Facility.objects.create(county=county, name=name, level=level, lon="118", lat=lat)
        Service.objects.create(facility=house, kind="dialysis", capacity=10,
                               opened_on=TODAY - timedelta(days=1))  # fmt: skip


def test_trips_spared_are_patients_times_156_and_the_way_twice(
    world: World, villages: None
) -> None:
    inputs, near, found = queries.trips(world.branch, "dialysis", TODAY)
    assert found is not None and near == ["甲镇卫生院"]
    all_ = found.total
    assert all_.people == 3000, "the northern village goes where it went before"
    assert all_.patients == pytest.approx(3000 * inputs["rate"])
    assert all_.trips == pytest.approx(all_.patients * 156)
    km = 55.6 * inputs["travel"]["detour"]
    assert all_.before == pytest.approx(km / inputs["travel"]["speed"] * 60, rel=0.01)
    assert all_.hours == pytest.approx(all_.trips * 2 * (all_.before - all_.after) / 60)
    assert [row.hours for row in found.schemes] == [0, pytest.approx(all_.hours)]
    assert [town.name for town in found.towns] == ["甲镇"]


def test_each_care_has_its_page_and_what_is_not_known_is_said(
    world: World, ward: DesignationCase, villages: None, client: Client
) -> None:
    log_in(client, world, "branch")
    client.cookies["django_language"] = "en"
    driven = client.get(reverse(PAGE), {"kind": "dialysis"}).content.decode()
    assert "Spared on the road" in driven and "No money:" in driven and "南村" not in driven
    care = client.get(reverse(PAGE), {"kind": "long_term_care"}).content.decode()
    assert "no figure is shown rather than a guessed one" in care
