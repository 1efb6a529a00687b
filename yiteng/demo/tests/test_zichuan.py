"""Zichuan as the second report tells it, computed from the loaded rows; the rest is marked as invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from yiteng.designation.models import DesignationCase, Promise, WardRound
from yiteng.people.actors import actor_of, holdings
from yiteng.people.models import Holding
from yiteng.places.models import Area, Population, Position
from yiteng.reach import queries
from yiteng.reach.answers import answers
from yiteng.reach.models import BedDays, CareCount, Facility, Service
from yiteng.reach.reported import reported
from yiteng.rules.actor import Actor

pytestmark = pytest.mark.django_db(databases=["default", "public"])
TODAY = date(2023, 3, 31)
YEAR = (date(2022, 1, 1), date(2022, 12, 31))


def county() -> Area:
    return Area.objects.get(level="county", name="淄川区")


def branch() -> Actor:
    """The branch's head of department, as logged in."""
    held = Holding.objects.filter(post__unit__county=county(), post__roles__role="insurance_branch")
    (first, *_rest) = holdings(held.order_by("id")[0].account_id, TODAY)
    return actor_of(first)


def case(name: str) -> DesignationCase:
    return DesignationCase.objects.get(facility__name=name)


def test_thirteen_towns_and_474_villages_each_with_a_point_and_both_schemes(demo: Any) -> None:
    here = Area.objects.filter(county=county(), valid_to=None)
    assert here.filter(level="town").count() == 13
    villages = here.filter(level="village").values_list("pk", flat=True)
    assert len(villages) == 474
    points = Position.objects.filter(area__in=villages)
    assert (points.count(), points.exclude(invented=True).count()) == (474, 0)
    for scheme in ("employees", "residents"):
        counted = Population.objects.filter(area__in=villages, scheme=scheme)
        assert (counted.count(), counted.exclude(invented=True).count()) == (474, 0)


def test_yangzhai_goes_from_intention_to_opening_by_two_posts_of_the_city(demo: Any) -> None:
    one = case("杨寨卫生院")
    road = [one.intended_on, one.applied_on, one.accepted_on, one.reported_on, one.reviewed_on,
            one.agreed_on, one.published_on, one.tested_on, one.commissioned_on, one.opened_on]  # fmt: skip
    assert None not in road and road == sorted(road)
    assert (one.state, one.commissioned_on) == ("operating", date(2023, 3, 15)), "reported"
    assert one.commissioned_on < one.opened_on <= one.in_force_on
    assert (one.employees, one.residents, one.service.capacity) == (True, True, 10)
    assert one.review_number and one.agreement_number
    assert one.reviewer_title != one.agreement_title and "虚构" in one.review_number


def test_yangzhai_was_visited_several_times_by_two_at_least(demo: Any) -> None:
    one = case("杨寨卫生院")
    held = one.visits.filter(held_on__isnull=False)
    assert [v.purpose for v in held] == ["coaching", "recheck", "survey", "survey"]
    assert all(v.people.filter(account__isnull=False).count() >= 2 for v in held)
    assert all(v.invented for v in held), "the report says several times, not when"
    assert one.densities.count() == 1
    assert {p.side for p in Promise.objects.filter(case=one)} == {
        "hospital", "patients", "insurance"}  # fmt: skip


def test_three_wards_run_with_more_than_200_patients_and_their_slips(demo: Any) -> None:
    wards = DesignationCase.objects.filter(kind="psychiatric", facility__county=county())
    assert {(w.facility.name, w.facility.level, w.state) for w in wards} == {
        (name, "one", "operating") for name in ("双沟卫生院", "东坪卫生院", "峨庄卫生院")}  # fmt: skip
    people = CareCount.objects.filter(service__kind="psychiatric", what="inpatients")
    assert sum(row.value for row in people) == 206
    assert WardRound.objects.filter(case__in=wards, invented=True).count() == 3
    told = answers(county().pk, "psychiatric", YEAR[0])
    assert told is not None and (told.asked, told.answered) == (150, 118)
    assert all(share is not None and share.n == 118 for _words, share in told.questions)


def test_the_saving_is_10_22_million_by_bed_day_beside_nearly_ten_million(demo: Any) -> None:
    found = queries.terms(branch(), "psychiatric", *YEAR)
    assert found is not None and found.invented
    assert (found.days, found.total) == (73_000, 10_220_000)
    assert {part.terms.a_day for part in found.parts} == {140}
    assert {(p.level, p.payment) for p in found.parts} == {("one", "bed_day"), ("one", "item")}
    assert len({p.month for p in found.parts}) == 12
    assert found.fund is not None and found.fund < found.total
    said = reported(county().pk, "psychiatric")
    assert said is not None and (said.said, said.word) == (10_000_000, "近") and said.why
    assert not BedDays.objects.exclude(invented=True).exists()
    again = queries.readmissions(branch(), "psychiatric", *YEAR)
    assert again is not None and again.invented and len(again.quarters) == 4


def test_eight_centres_care_for_more_than_300_of_the_employees_scheme(demo: Any) -> None:
    centres = DesignationCase.objects.filter(kind="long_term_care", facility__county=county())
    assert {(c.state, c.employees, c.residents) for c in centres} == {("operating", True, False)}
    assert centres.count() == 8
    served = queries.served(branch(), "long_term_care")
    assert (len(served), sum(row.value for row in served)) == (8, 312)
    assert all(row.service.facility.invented for row in served), "the report names none"
    assert queries.terms(branch(), "long_term_care", *YEAR) is None


def test_dialysis_is_the_only_one_of_level_one_and_spares_the_road(demo: Any) -> None:
    near = Service.objects.filter(kind="dialysis", facility__level="one", opened_on__isnull=False)
    assert [s.facility.name for s in near.filter(facility__county=county())] == ["杨寨卫生院"]
    inputs, names, found = queries.trips(branch(), "dialysis", TODAY)
    assert inputs["invented"] and names == ["杨寨卫生院"] and found is not None
    assert found.total.trips == pytest.approx(found.total.patients * 156) and found.total.hours > 0


def test_hospitals_are_in_todays_towns_and_what_is_taken_from_names_says_so(demo: Any) -> None:
    for name, town in (("杨寨卫生院", "双杨镇"), ("双沟卫生院", "双杨镇")):
        row = Facility.objects.get(name=name)
        assert row.town is not None and row.town.name == town and "待核实" in row.source
