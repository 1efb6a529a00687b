"""Designations of 示例镇, where it goes wrong: all invented and marked so."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from yiteng.demo.content import designation as content
from yiteng.demo.content.areas import EXAMPLE_TOWN
from yiteng.demo.content.moments import start_of
from yiteng.demo.content.sources import INVENTED
from yiteng.demo.load.designation import answers, hand_in, house, promises, step, visit
from yiteng.demo.load.keys import Keys, words
from yiteng.designation.actions import cases, operation, preparation, visits, ward
from yiteng.designation.models import DesignationCase, Month, Visit, WaterTest
from yiteng.reach.actions import enter_facilities
from yiteng.reach.models import Facility
from yiteng.rules.actor import Actor

_BRANCH = ("example_clerk", "example_head")


def load(keys: Keys) -> None:
    """A branch, a health centre with three cases, a hospital whose water test is late."""
    clerk = keys.actors["example_clerk"]
    enter_facilities([
        Facility(**keys.place(EXAMPLE_TOWN), name=name, level=level, unit=keys.units[unit],
                 source=words(INVENTED), invented=True)
        for name, level, unit in content.FACILITIES
    ], actor=clerk, at=start_of(date(2022, 5, 4)))  # fmt: skip
    for one in content.EXAMPLES:
        _case(keys, one)
    _house(keys)


def _case(keys: Keys, told: content.Example) -> None:
    """A case of the health centre as far as it got."""
    director, clerk = keys.actors["example_centre_director"], keys.actors["example_clerk"]
    row = DesignationCase(
        facility=house(told.facility), kind=told.kind, road="new_service", capacity=told.capacity,
        base_agreement="示例协〔2022〕1号", licence_on=date(2022, 10, 10), source=words(INVENTED),
        invented=True)  # fmt: skip
    case = cases.intend(row, actor=director, at=start_of(told.intended))
    answers(case, told.answers, told.water, director, start_of(told.water or told.coached))
    visit(keys, case, "coaching", told.coached, "场地可用，人员待补", branch=_BRANCH)
    case = step(case, "coach", clerk, told.coached)
    case = step(case, "suggest", clerk, told.coached, suggestions="补齐人员\n完善制度")
    if told.next_visit:
        day = told.next_visit
        _plan(case, "recheck", day, "复核人员和水质", clerk, start_of(told.coached))
    if told.rechecked is None or told.applied is None:
        return
    for one in case.suggestions.all():
        preparation.follow(one, "已补齐", actor=director, at=start_of(told.rechecked))
    visit(keys, case, "recheck", told.rechecked, "建议已落实", branch=_BRANCH)
    case = step(case, "recheck", clerk, told.rechecked)
    hand_in(case, director, told.applied, told.papers)
    step(case, "apply", director, told.applied)


def _house(keys: Keys) -> None:
    """Dialysis since 2022: a late water test, an agreement that ends soon, answers from the ward."""
    clerk, director = keys.actors["example_clerk"], keys.actors["example_house_director"]
    start = content.HOUSE_IN_FORCE
    said = {"on": start, "starts_on": start, "number": "示例协〔2022〕7号"}
    row = DesignationCase(facility=house("示例镇医院"), kind="dialysis", road="new_service",
                          capacity=8, source=words(INVENTED), invented=True)  # fmt: skip
    (case,) = cases.take_over([row], said, actor=clerk, at=start_of(start + timedelta(days=1)))
    marks = {"case": case, "source": words(INVENTED), "invented": True}
    for month, people, sessions, cost, fund in content.HOUSE_MONTHS:
        at = start_of(date(2023, 3, 2))
        operation.enter_months([
            Month(month=month, people=people, sessions=sessions, cost=Decimal(cost),
                  fund=Decimal(fund), **marks)
        ], actor=director, at=at)  # fmt: skip
    for what, day, value in content.HOUSE_WATER:
        test = WaterTest(what=what, on=day, value=Decimal(value), **marks)
        operation.test_water(test, actor=director, at=start_of(day))
    at = start_of(date(2023, 3, 6))
    round_, _tokens = ward.lay_out(case, content.HOUSE_SLIPS, actor=clerk, at=at)
    ward.count_paper(round_, content.HOUSE_ANSWERS, actor=clerk, at=start_of(date(2023, 3, 27)))
    type(round_).objects.filter(pk=round_.pk).update(invented=True)
    step(case, "note_change", clerk, date(2023, 3, 6), what="department", on=date(2023, 2, 17))
    promises(case, content.HOUSE_SIDES, clerk, date(2023, 1, 9))
    _plan(case, "check", date(2023, 3, 30), "水质检测逾期", clerk, at)


def _plan(
    case: DesignationCase, purpose: str, day: date, topic: str, clerk: Actor, at: datetime
) -> None:
    """A visit planned, marked as invented."""
    row = visits.plan(case, purpose, day, actor=clerk, at=at, topic=topic)
    Visit.objects.filter(pk=row.pk).update(source=words(INVENTED), invented=True)
