"""What waits in Zichuan, all invented: a case at the city's desk, and counts in need by town."""

from __future__ import annotations

from datetime import date

from yiteng.demo.content import designation as content
from yiteng.demo.content.moments import start_of
from yiteng.demo.content.sources import INVENTED
from yiteng.demo.load.designation import answers, hand_in, house, step, visit
from yiteng.demo.load.keys import ZICHUAN, Keys, words
from yiteng.designation.actions import cases, density, needs, preparation
from yiteng.designation.models import DesignationCase, TownSheet
from yiteng.places.models import Position
from yiteng.reach.actions import enter_facilities
from yiteng.reach.models import Facility

_SUGGESTED = "护士补齐至 4 名"


def in_need(keys: Keys) -> None:
    """People in need by town: the smallest is not kept, nor the one from which it would follow."""
    clerk = keys.actors["insurance_clerk"]
    towns = sorted(code for code in keys.areas if len(code) == 9 and code.startswith(ZICHUAN))
    for kind, counts in content.IN_NEED.items():
        told = dict(zip((keys.areas[code].pk for code in towns), counts, strict=False))
        sheet = TownSheet(
            kind=kind, as_of=content.IN_NEED_ON, source=words(INVENTED), invented=True
        )
        needs.enter(sheet, told, actor=clerk, at=start_of(date(2023, 3, 1)))


def load(keys: Keys) -> None:
    """示例卫生院（虚构） asks for dialysis; the branch has reported it, the city reviews it next."""
    told, clerk = content.WAITING, keys.actors["insurance_clerk"]
    director = keys.actors["example_applicant_director"]
    point = Position.objects.filter(area__town=keys.areas[told.town]).order_by("id")[0]
    enter_facilities([
        Facility(**keys.place(told.town), name=told.name, level="one", lon=point.lon, lat=point.lat,
                 position_source=words(INVENTED), position_invented=True,
                 unit=keys.units["example_applicant"], source=words(INVENTED), invented=True)
    ], actor=clerk, at=start_of(date(2022, 10, 8)))  # fmt: skip
    row = DesignationCase(
        facility=house(told.name), kind="dialysis", road="new_service", capacity=6,
        base_agreement="示例协〔2022〕虚构5号", licence_on=date(2022, 9, 20), source=words(INVENTED),
        invented=True)  # fmt: skip
    case = cases.intend(row, actor=director, at=start_of(told.intended))
    visit(keys, case, "coaching", told.coached, "场地可用，护士待补")
    case = step(case, "coach", clerk, told.coached)
    case = step(case, "suggest", clerk, told.coached, suggestions=_SUGGESTED)
    for one in case.suggestions.all():
        preparation.follow(one, "已补齐", actor=director, at=start_of(told.rechecked))
    visit(keys, case, "recheck", told.rechecked, "建议已落实")
    case = step(case, "recheck", clerk, told.rechecked)
    answers(case, content.YANGZHAI, told.applied, director, start_of(told.applied))
    hand_in(case, director, told.applied)
    case = step(case, "apply", director, told.applied)
    case = step(case, "accept", clerk, told.accepted)
    for day in told.surveyed:
        visit(keys, case, "survey", day, "场地、人员、水质与自查一致")
    density.make(case, actor=clerk, at=start_of(told.reported))
    step(case, "report", clerk, told.reported, reason="条件符合，建议定点")
