"""Designations: agreements from before, Yangzhai's road step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from yiteng.demo.content import designation as content
from yiteng.demo.content import zichuan
from yiteng.demo.content.moments import start_of
from yiteng.demo.content.sources import INVENTED
from yiteng.demo.load.keys import Keys, words
from yiteng.designation.actions import (
    cases,
    density,
    operation,
    preparation,
    sides,
    visits,
    ward,
)
from yiteng.designation.models import (
    DesignationCase,
    Preparation,
    Promise,
    Visit,
    WardRound,
    WaterTest,
)
from yiteng.people.models import Holding
from yiteng.reach.models import Facility
from yiteng.rules.actor import Actor
from yiteng.rules.designation.papers import wanted
from yiteng.rules.designation.sides import Said as Spoken
from yiteng.rules.designation.standard import Answer

_MORE = ("all dates", "city_number", "visits")


def load(keys: Keys) -> None:
    """Zichuan, then 示例镇."""
    from yiteng.demo.load import designation_example, designation_waiting

    taken_over(keys)
    designation_waiting.in_need(keys)
    yangzhai(keys)
    designation_waiting.load(keys)
    designation_example.load(keys)


def taken_over(keys: Keys) -> None:
    """The wards and the eight centres: in force before the software, entered by the branch."""
    actor, at = keys.actors["insurance_clerk"], start_of(date(2023, 3, 24))
    for one in content.TAKEN_OVER:
        rows = [
            DesignationCase(facility=house(_named(key)), kind=one.kind, road="new_service",
                            residents=not one.employees_only,
                            source=words("report_zichuan", one.invented))
            for key in one.facilities
        ]  # fmt: skip
        said = {"on": one.in_force, "starts_on": one.starts, "number": one.number}
        taken = cases.take_over(rows, said, actor=actor, at=at)
        if one.kind == "psychiatric":
            slips(taken[0], *content.WARD_SLIPS[one.facilities[0]], actor)
        if one.kind == "long_term_care":
            visit(keys, taken[0], "check", date(2023, 3, 9), content.CARE_VISIT, "report_zichuan")


def slips(case: DesignationCase, number: int, counts: content.Counts, actor: Actor) -> None:
    """A round of slips in a ward, dropped into a box and counted; marked as invented."""
    laid, back = start_of(content.WARD_SLIPS_ON), start_of(content.WARD_SLIPS_BACK)
    round_, _tokens = ward.lay_out(case, number, actor=actor, at=laid)
    ward.count_paper(round_, counts, actor=actor, at=back)
    WardRound.objects.filter(pk=round_.pk).update(invented=True)


def yangzhai(keys: Keys) -> None:
    """From the intention of August 2022 to the opening of March 2023."""
    told = zichuan.DIALYSIS
    director, clerk = keys.actors["hospital_yangzhai"], keys.actors["insurance_clerk"]
    assert told.intention and told.coaching and told.applied and told.complete
    case = cases.intend(
        DesignationCase(facility=house("杨寨卫生院"), kind="dialysis", road="new_service",
                        base_agreement="淄医协〔2022〕虚构3号", capacity=10,
                        licence_on=date(2022, 11, 18), licence_until=date(2023, 11, 17),
                        licence_number="诊疗科目：血液透析室（虚构）",
                        source=words("report_zichuan", told.invented)),
        actor=director, at=start_of(told.intention))  # fmt: skip
    answers(case, content.YANGZHAI_EARLY, None, director, start_of(told.intention))
    coaching, survey, last = told.visits
    visit(keys, case, "coaching", coaching.day, coaching.result, next_on=date(2022, 11, 25))
    case = step(case, "coach", clerk, told.coaching)
    case = step(case, "suggest", clerk, told.coaching, suggestions=content.SUGGESTIONS)
    _improved(keys, case, director)
    case = step(case, "recheck", clerk, date(2022, 11, 25))
    answers(case, content.YANGZHAI, date(2022, 11, 28), director, start_of(told.applied))
    hand_in(case, director, told.applied)
    case = step(case, "apply", director, told.applied)
    case = step(case, "accept", clerk, told.complete)
    visit(keys, case, "survey", survey.day, survey.result, next_on=last.day, expert=content.EXPERT)
    visit(keys, case, "survey", last.day, last.result)
    _decided(keys, case, clerk)


def _improved(keys: Keys, case: DesignationCase, director: Actor) -> None:
    """What was suggested is done; partner, machines and training are entered; a recheck on site."""
    at = start_of(date(2022, 11, 20))
    for row, done in zip(case.suggestions.order_by("id"), content.DONE, strict=True):
        preparation.follow(row, done, actor=director, at=at)
    preparation.prepare([
        Preparation(case=case, what=p.what, title=p.title, paid_by=p.paid_by,
                    number=Decimal(p.number) if p.number else None,
                    source=words("report_zichuan" if p.reported else INVENTED),
                    invented=not p.reported)
        for p in content.PREPARED
    ], actor=director, at=at)  # fmt: skip
    visit(keys, case, "recheck", date(2022, 11, 25), "分区已调整，人员培训记录齐全")


def _decided(keys: Keys, case: DesignationCase, clerk: Actor) -> None:
    """Report, two posts of the city, list, interface, machines, opening, in force."""
    told = zichuan.DIALYSIS
    assert told.reported and told.city_reviewed and told.agreement
    assert told.commissioned and told.opened and told.in_force
    reviewer, signer = keys.actors["city_reviewer"], keys.actors["city_agreement"]
    director = keys.actors["hospital_yangzhai"]
    density.make(case, actor=clerk, at=start_of(told.reported))
    case = step(
        case,
        "report",
        clerk,
        told.reported,
        reason="场地、人员、水质符合，周边参保人较密，建议定点",
    )
    listed = told.city_reviewed - timedelta(days=3)
    case = step(case, "review", reviewer, told.city_reviewed, on=listed, listed_on=listed,
                number=told.city_number)  # fmt: skip
    case = step(case, "agree", signer, told.agreement, on=told.agreement,
                starts_on=told.agreement, number="淄医协〔2023〕虚构2号")  # fmt: skip
    case = step(case, "announce", signer, date(2023, 3, 13), on=date(2023, 3, 13))
    case = step(case, "test_interface", clerk, date(2023, 3, 14), on=date(2023, 3, 14))
    case = step(case, "commission", director, told.commissioned, on=told.commissioned)
    case = step(case, "open_doors", director, told.opened, on=told.opened)
    case = step(case, "enforce", clerk, told.in_force, on=told.in_force)
    promises(case, content.YANGZHAI_SIDES, clerk, date(2023, 3, 20))
    _spoken(case, clerk)
    for what, value in (("bacteria", "18"), ("endotoxin", "0.03")):
        operation.test_water(
            WaterTest(case=case, what=what, on=date(2023, 3, 16), value=Decimal(value),
                      source=words(INVENTED), invented=True),
            actor=director, at=start_of(date(2023, 3, 21)))  # fmt: skip


def _spoken(case: DesignationCase, clerk: Actor) -> None:
    """The patients' representatives speak by their slip; the words are invented."""
    at = start_of(date(2023, 3, 24))
    slip = sides.open_slip(sides.give(case, actor=clerk, at=at).token)
    rows = list(case.promises.order_by("id"))
    assert slip is not None
    said = {rows[n].pk: Spoken(agrees, words_) for n, agrees, words_ in content.YANGZHAI_WORDS}
    sides.speak(slip, said, "", None, at=start_of(date(2023, 3, 27)))


def house(name: str) -> Facility:
    """A facility by its name in the content, where it is one of a kind."""
    return Facility.objects.get(name=name)


def step(case: DesignationCase, code: str, actor: Actor, day: date, **said: Any) -> DesignationCase:
    """A step on a day."""
    return cases.take(case, code, actor=actor, at=start_of(day), inputs=said)


def answers(
    case: DesignationCase,
    said: Mapping[str, str],
    water: date | None,
    actor: Actor,
    at: datetime,
) -> None:
    """The self-check; water: the day of the latest tests."""
    found = {code: Answer(number=Decimal(value)) for code, value in said.items()}
    if water and case.kind == "dialysis":
        found |= {code: Answer(on=water) for code in content.WATER}
    preparation.answer(case, found, actor=actor, at=at)


def hand_in(
    case: DesignationCase, actor: Actor, day: date, codes: Sequence[str] | None = None
) -> None:
    """Hand in papers, all that the road asks for where none are named."""
    asked = codes or [paper.code for paper in wanted(case.road, case.kind)]
    preparation.hand_in(case, asked, actor=actor, at=start_of(day), words="原件在医保分局窗口")


def visit(
    keys: Keys,
    case: DesignationCase,
    purpose: str,
    day: date,
    found: str,
    source: str = INVENTED,
    *,
    next_on: date | None = None,
    branch: tuple[str, str] = ("insurance_clerk", "insurance_head"),
    expert: tuple[str, str] | None = None,
) -> None:
    """A visit by the two posts of a branch; one that was planned before is the one recorded."""
    people = list(
        Holding.objects.select_related("post").filter(
            post__in=[keys.actors[key].post for key in branch]
        )
    )
    planned = case.visits.filter(held_on__isnull=True, planned_on=day).first()
    row = planned or Visit(case=case, purpose=purpose, planned_on=day)
    row.purpose = purpose
    row.source, row.invented = words(source, () if source == INVENTED else ("day", "visits")), True
    seen = visits.Seen(day, people, "设施场地、人员、水质", found, {}, next_on, "survey",
                       [visits.Expert(expert[1], expert[0])] if expert else [])  # fmt: skip
    visits.record(row, seen, actor=keys.actors[branch[0]], at=start_of(day))


def promises(
    case: DesignationCase, told: Sequence[content.Promise], actor: Actor, day: date
) -> None:
    """What the three sides promised each other."""
    for one in told:
        row = Promise(case=case, side=one.side, words=one.words, said_on=day, due=one.due,
                      source=words(INVENTED), invented=True)  # fmt: skip
        sides.promise(row, actor=actor, at=start_of(day))
        if one.kept and one.side != "insurance":
            sides.keep(row, actor=actor, at=start_of(one.kept))


def _named(key: str) -> str:
    return next(f.name for f in zichuan.FACILITIES if f.key == key)
