"""Care near home: dates kept apart, counts only, an estimate with its formula and caveats."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.reach import actions, queries
from yiteng.reach.models import BedDays, DailyCost, Designation, Facility, Service
from yiteng.reach.savings import CASE_MIX, CAVEATS, Terms
from yiteng.rules.refusal import Refused

START, END = date(2022, 4, 1), date(2023, 3, 1)


@pytest.fixture
def ward(world: World) -> Service:
    """A psychiatric ward of a health centre with a year of 73 000 bed-days."""
    (house,) = actions.enter_facilities(
        [Facility(county=world.county, town=world.areas["town_a"], name="杨柳卫生院", level="one",
                  invented=True)], actor=world.branch, at=NOW)  # fmt: skip
    (found,) = actions.enter_services(
        [Service(facility=house, kind="psychiatric", set_up_on=date(2019, 5, 1))],
        actor=world.branch, at=NOW)  # fmt: skip
    actions.enter_designations(
        [Designation(service=found, scheme=s, in_force_on=date(2020, 1, 1))
         for s in ("employees", "residents")], actor=world.branch, at=NOW)  # fmt: skip
    actions.enter_costs(
        [DailyCost(county=world.county, kind="psychiatric", level=level, cost=Decimal(cost))
         for level, cost in (("one", 170), ("three", 310))], actor=world.branch, at=NOW)  # fmt: skip
    months = [date(2022 + (m > 12), (m - 1) % 12 + 1, 1) for m in range(4, 16)]
    days = [6083] * 11 + [6087]
    actions.enter_bed_days(
        [BedDays(service=found, month=m, days=n) for m, n in zip(months, days, strict=True)],
        actor=world.branch, at=NOW)  # fmt: skip
    return found


def test_the_estimate_of_the_report_is_ten_million_two_hundred_and_twenty_thousand() -> None:
    terms = Terms(73000, Decimal(170), Decimal(310))
    assert (terms.a_day, terms.total, terms.fund) == (140, 10_220_000, None)


def test_the_funds_share_needs_both_shares() -> None:
    terms = Terms(100, Decimal(170), Decimal(310), Decimal("0.8"), Decimal("0.6"))
    assert terms.fund == 100 * (310 * Decimal("0.6") - 170 * Decimal("0.8"))


@pytest.mark.django_db
def test_the_estimate_is_computed_from_actual_bed_days(world: World, ward: Service) -> None:
    assert queries.terms(world.branch, "psychiatric", START, END).total == 10_220_000
    BedDays.objects.filter(month=START).update(days=0)
    assert queries.terms(world.branch, "psychiatric", START, END).total == (73000 - 6083) * 140


@pytest.mark.django_db
def test_the_funds_share_is_computed_scheme_by_scheme(world: World, ward: Service) -> None:
    DailyCost.objects.all().delete()
    BedDays.objects.filter(month__lt=date(2022, 7, 1)).update(scheme="employees")
    BedDays.objects.exclude(scheme="employees").update(scheme="residents", invented=True)
    shares = {"employees": ("0.9", "0.8"), "residents": ("0.85", "0.6")}
    actions.enter_costs(
        [DailyCost(county=world.county, kind="psychiatric", level=level, scheme=scheme,
                   cost=Decimal(cost), fund_share=Decimal(share), source="表")
         for scheme, both in shares.items()
         for level, cost, share in zip(("one", "three"), (170, 310), both, strict=True)],
        actor=world.branch, at=NOW)  # fmt: skip
    found = queries.terms(world.branch, "psychiatric", START, END)
    assert found is not None
    assert [(part.scheme, part.terms.days) for part in found.joined()] == [
        ("employees", 3 * 6083), ("residents", 73000 - 3 * 6083)]  # fmt: skip
    assert len(found.parts) == 12
    assert found.total == 10_220_000
    assert found.fund == 3 * 6083 * Decimal(95) + (73000 - 3 * 6083) * Decimal("41.5")
    assert (found.invented, found.sources) == (True, ("表",))
    assert found.at(80).days == 58400
    assert found.at(100, 90).total == 73000 * (279 - 170)


@pytest.mark.django_db
def test_without_costs_there_is_no_estimate_rather_than_a_zero(world: World, ward: Service) -> None:
    DailyCost.objects.all().delete()
    assert queries.terms(world.branch, "psychiatric", START, END) is None


@pytest.mark.django_db
def test_a_price_paid_by_bed_day_is_compared_with_a_price_paid(world: World, ward: Service) -> None:
    actions.enter_costs(
        [DailyCost(county=world.county, kind="psychiatric", level="three", payment="bed_day",
                   cost=Decimal(260))], actor=world.branch, at=NOW)  # fmt: skip
    BedDays.objects.filter(month=START).update(payment="bed_day")
    found = queries.terms(world.branch, "psychiatric", START, END)
    assert found.total == 6083 * (260 - 170) + (73000 - 6083) * 140
    assert [part.payment for part in found.joined()] == ["bed_day", ""]


@pytest.mark.django_db
def test_a_month_is_entered_once(world: World, ward: Service) -> None:
    with pytest.raises(Refused) as refused:
        actions.enter_bed_days(
            [BedDays(service=ward, month=START, days=1)], actor=world.branch, at=NOW
        )
    assert refused.value.codes == ("reach.month_there",)


@pytest.mark.django_db
def test_only_the_branch_keeps_these_records(world: World) -> None:
    with pytest.raises(Refused):
        actions.enter_facilities(
            [Facility(county=world.county, name="x", level="one")], actor=world.town, at=NOW
        )


@pytest.mark.django_db
def test_pages_show_every_date_and_every_caveat(
    world: World, ward: Service, client: Client
) -> None:
    log_in(client, world, "branch")
    page = client.get(reverse("reach:show", args=[ward.facility_id])).content.decode()
    assert "2019-05-01" in page and "2020-01-01" in page
    client.cookies["django_language"] = "en"
    page = client.get(reverse("reach:savings")).content.decode()
    assert all(words in page for words in (*CAVEATS, *CASE_MIX))
    assert "invented" not in page.partition("<main")[2]


@pytest.mark.django_db
@pytest.mark.parametrize("houses", [1, 3])
def test_the_list_costs_the_same_queries_for_one_facility_and_three(
    world: World, ward: Service, houses: int, django_assert_num_queries
) -> None:
    for n in range(houses - 1):
        house = Facility.objects.create(county=world.county, name=f"院{n}", level="one")
        Service.objects.create(facility=house, kind="dialysis")
    with django_assert_num_queries(4):
        for facility in queries.facilities(world.branch):
            [d.scheme for s in facility.services.all() for d in s.designations.all()]
