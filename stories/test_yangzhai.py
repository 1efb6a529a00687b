"""杨寨卫生院: from the intention to the first patients, as the second report tells it.

The report gives the health centre, the ten machines of 15 March, the several visits, the density of
insured people, the city that passed it. The days between are invented.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.cast import World, log_in
from yiteng.designation.actions import cases, density, operation, preparation
from yiteng.designation.models import DesignationCase, WaterTest
from yiteng.designation.tests.cases import (
    all_met,
    at,
    facility,
    people_and_places,
    somebody,
    visited,
)
from yiteng.reach.models import Designation, Service
from yiteng.rules.designation.papers import wanted
from yiteng.rules.designation.standard import Answer
from yiteng.rules.refusal import Refused


def refused(case: DesignationCase, step: str, actor, day: date, **said) -> list[str]:
    """The sentences a step is refused with."""
    with pytest.raises(Refused) as caught:
        cases.take(case, step, actor=actor, at=at(day), inputs=said)
    return [reason.code for reason in caught.value.refusals]


def take(case: DesignationCase, step: str, actor, day: date, **said) -> DesignationCase:
    return cases.take(case, step, actor=actor, at=at(day), inputs=said)


def test_yangzhai_from_intention_to_opening(world: World, client, settings):
    director, branch = world.hospital, world.branch

    # August 2022: the patients drive to the city; the health centre wants to help.
    case = DesignationCase(facility=facility(world, "杨寨卫生院"), kind="dialysis",
                           road="new_service", capacity=10)  # fmt: skip
    case = cases.intend(case, actor=director, at=at(date(2022, 8, 22)))
    assert refused(case, "apply", director, date(2022, 8, 22)) == ["lifecycle.wrong_state"]

    # September: the branch comes, two people, and says what is missing before anything is asked.
    early = all_met(case, date(2022, 9, 1))
    early |= {"nurses": Answer(Decimal(3)), "clean_dirty": Answer(Decimal(0))}
    preparation.answer(case, early, actor=director, at=at(date(2022, 9, 1)))
    visited(world, case, "coaching", date(2022, 9, 14), next_on=date(2022, 11, 25),
            next_purpose="recheck")  # fmt: skip
    case = take(case, "coach", branch, date(2022, 9, 14))
    case = take(case, "suggest", branch, date(2022, 9, 14), suggestions="清污分区\n补齐护士")
    settings.TODAY = "2022-09-15"
    log_in(client, world, "hospital")
    page = client.get("/designation/").content.decode()
    assert "清洁区与污染区分开" in page
    assert "护士 1 名" in page

    # November: done, rechecked, the health authority registers the department.
    for one in case.suggestions.all():
        preparation.follow(one, "已办", actor=director, at=at(date(2022, 11, 20)))
    visited(world, case, "recheck", date(2022, 11, 25))
    case = take(case, "recheck", branch, date(2022, 11, 25))
    day = date(2022, 12, 5)
    assert refused(case, "apply", director, day) == [
        "designation.licence", "designation.base", "designation.gaps",
    ]  # fmt: skip
    facts = {"licence_on": date(2022, 11, 18), "base_agreement": "淄医协〔2022〕3号"}
    case = cases.state_facts(case, facts, actor=director, at=at(day))
    preparation.answer(case, all_met(case, date(2022, 11, 28)), actor=director, at=at(day))
    preparation.hand_in(case, [p.code for p in wanted(case.road, case.kind)], actor=director,
                        at=at(day))  # fmt: skip

    # December to February: applied, accepted, visited again and again, the density made.
    case = take(case, "apply", director, day)
    assert case.missing_due == date(2022, 12, 12)
    case = take(case, "accept", branch, date(2022, 12, 9))
    assert refused(case, "report", branch, date(2022, 12, 12), reason="符合") == [
        "designation.no_survey", "designation.no_density",
    ]  # fmt: skip
    for visit in (date(2022, 12, 20), date(2023, 2, 8)):
        visited(world, case, "survey", visit)
    people_and_places(world)
    density.make(case, actor=branch, at=at(date(2023, 2, 15)))
    case = take(case, "report", branch, date(2023, 2, 15), reason="周边参保人较密，建议定点")

    # March: two posts of the city, the list, the interface, ten machines, the first patients.
    reviewer = somebody(world, "city", "city_reviewer", "市局审核岗")
    signer = somebody(world, "city_2", "city_reviewer", "市局协议岗")
    case = take(case, "review", reviewer, date(2023, 3, 1), on=date(2023, 2, 28),
                number="淄医保函〔2023〕1号", listed_on=date(2023, 2, 28))  # fmt: skip
    said = {"on": date(2023, 3, 10), "number": "淄医协〔2023〕2号", "starts_on": date(2023, 3, 10)}
    assert refused(case, "agree", reviewer, date(2023, 3, 10), **said) == ["designation.same_post"]
    case = take(case, "agree", signer, date(2023, 3, 10), **said)
    case = take(case, "announce", signer, date(2023, 3, 13), on=date(2023, 3, 13))
    case = take(case, "test_interface", branch, date(2023, 3, 14), on=date(2023, 3, 14))
    assert refused(case, "open_doors", director, date(2023, 3, 14), on=date(2023, 3, 14)) == [
        "designation.not_commissioned"
    ]
    case = take(case, "commission", director, date(2023, 3, 15), on=date(2023, 3, 15))
    case = take(case, "open_doors", director, date(2023, 3, 20), on=date(2023, 3, 20))
    case = take(case, "enforce", branch, date(2023, 3, 20), on=date(2023, 3, 20))

    service = Service.objects.get()
    assert (service.capacity, service.commissioned_on, service.opened_on) == (
        10, date(2023, 3, 15), date(2023, 3, 20),
    )  # fmt: skip
    assert {d.scheme for d in Designation.objects.filter(in_force_on=date(2023, 3, 20))} == {
        "employees", "residents",
    }  # fmt: skip
    assert [v.purpose for v in case.visits.filter(held_on__isnull=False)] == [
        "coaching", "recheck", "survey", "survey",
    ]  # fmt: skip

    # And on: the water of March is looked at, and its next test has a day.
    test = WaterTest(case=case, what="bacteria", on=date(2023, 3, 16), value=Decimal(18))
    operation.test_water(test, actor=director, at=at(date(2023, 3, 21)))
    case.refresh_from_db()
    assert case.water_due == date(2023, 2, 28), "the endotoxin of November comes first"
