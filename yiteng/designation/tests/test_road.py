"""A case on its road: what each step writes, who takes it, what the service becomes."""

from __future__ import annotations

from datetime import date

import pytest

from yiteng.audit.models import Event
from yiteng.designation.actions import cases, preparation, visits
from yiteng.designation.models import DesignationCase, Visit
from yiteng.designation.tests.cases import (
    DAYS,
    all_met,
    at,
    branch_two,
    facility,
    intended,
    ready,
    said,
    somebody,
    visited,
    walked,
)  # fmt: skip
from yiteng.people.models import Holding, Post
from yiteng.reach.models import Designation, Service
from yiteng.rules.refusal import Refused
from yiteng.workflow import entrances


def refused(call) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.codes


def test_from_intention_to_operation(world):
    case = walked(world, "enforce")
    assert case.state == "operating"
    assert [getattr(case, f"{name}_on") for name in ("commissioned", "opened", "in_force")] == [
        date(2023, 3, 15), date(2023, 3, 20), date(2023, 3, 20),
    ]  # fmt: skip
    assert (case.agreement_from, case.agreement_until, case.renewal_by) == (
        date(2023, 3, 10), date(2024, 3, 9), date(2023, 12, 9),
    )  # fmt: skip
    assert (case.reviewer_title, case.agreement_title) == ("市局审核岗", "市局协议岗")
    service = Service.objects.get()
    assert (service.kind, service.capacity, service.commissioned_on, service.opened_on) == (
        "dialysis", 10, date(2023, 3, 15), date(2023, 3, 20),
    )  # fmt: skip
    assert [(d.scheme, d.approved_on, d.in_force_on) for d in Designation.objects.order_by("id")] == [
        ("employees", date(2023, 3, 1), date(2023, 3, 20)),
        ("residents", date(2023, 3, 1), date(2023, 3, 20)),
    ]  # fmt: skip


def test_every_step_is_in_the_trail(world):
    case = walked(world, "enforce")
    told = Event.objects.filter(subject_type="designation.designationcase", subject_id=case.pk)
    assert list(told.order_by("id").values_list("action", flat=True)) == [
        "open", "visit", "coach", "suggest", "suggestion", "suggestion", "visit", "recheck",
        "answers", "paper", "apply", "accept", "visit", "density", "report", "review", "agree",
        "announce", "test_interface", "commission", "open_doors", "enforce",
    ]  # fmt: skip


def test_only_the_hospital_itself_states_its_intention_and_only_once(world):
    house = facility(world)
    intended(world, facility=house)
    assert refused(lambda: intended(world, facility=house)) == ("designation.twice",)
    other = facility(world, "柳杨卫生院", "town")
    assert refused(lambda: intended(world, facility=other)) == ("designation.foreign",)
    case = DesignationCase(facility=house, kind="psychiatric", road="elsewhere")
    assert refused(lambda: cases.intend(case, actor=world.hospital, at=world.now)) == (
        "designation.road",
    )


def test_the_self_check_says_what_is_missing_in_words(world):
    case = walked(world, "recheck")
    answers = all_met(case, DAYS["apply"])
    answers["nurses"] = answers["nurses"].__class__(answers["nurses"].number - 1)
    del answers["bacteria_test"]
    day = at(DAYS["apply"])
    preparation.answer(case, answers, actor=world.hospital, at=day)
    with pytest.raises(Refused) as caught:
        cases.take(case, "apply", actor=world.hospital, at=day)
    (reason,) = caught.value.refusals
    assert (reason.code, reason.params) == (
        "designation.gaps", {"n": 2, "gaps": ["护士 1 名", "12 月水检"]},
    )  # fmt: skip
    assert refused(
        lambda: preparation.answer(case, {"beds": answers["nurses"]}, actor=world.hospital, at=day)
    ) == ("designation.no_line",)


def test_answers_are_kept_once_and_the_trail_keeps_what_changed(world):
    case = intended(world)
    day = at(DAYS["intend"])
    first = all_met(case, DAYS["intend"])
    assert len(preparation.answer(case, first, actor=world.hospital, at=day)) == len(first)
    assert preparation.answer(case, first, actor=world.hospital, at=day) == []
    assert case.answers.count() == len(first)


def test_nobody_said_what_is_missing_within_five_workdays(world):
    case = walked(world, "recheck")
    preparation.answer(
        case, all_met(case, DAYS["apply"]), actor=world.hospital, at=at(DAYS["apply"])
    )
    case = cases.take(case, "apply", actor=world.hospital, at=at(date(2022, 12, 5)))
    assert case.missing_due == date(2022, 12, 12)
    late = at(date(2022, 12, 13))
    told = {"reason": "缺水质报告"}
    assert refused(
        lambda: cases.take(case, "ask_supplement", actor=world.branch, at=late, inputs=told)
    ) == ("designation.deemed",)
    case = cases.take(case, "accept", actor=world.branch, at=late)
    assert (case.accepted_on, case.deemed) == (date(2022, 12, 5), True)


def test_the_time_for_supplements_is_given_back(world):
    case = walked(world, "recheck")
    preparation.answer(
        case, all_met(case, DAYS["apply"]), actor=world.hospital, at=at(DAYS["apply"])
    )
    case = cases.take(case, "apply", actor=world.hospital, at=at(date(2022, 12, 5)))
    assert case.evaluation_due == date(2023, 3, 6)
    assert refused(
        lambda: cases.take(case, "accept", actor=world.branch, at=at(date(2022, 12, 6)))
    ) == ("designation.papers",)
    case = cases.take(case, "ask_supplement", actor=world.branch, at=at(date(2022, 12, 8)),
                      inputs={"reason": "缺水质报告"})  # fmt: skip
    early = at(date(2022, 12, 15))
    assert refused(lambda: cases.take(case, "supplement", actor=world.hospital, at=early)) == (
        "designation.papers",
    )
    ready(world, case)
    case = cases.take(case, "supplement", actor=world.hospital, at=at(date(2022, 12, 20)))
    assert (case.state, case.evaluation_due) == ("applied", date(2023, 3, 17))
    case = cases.take(case, "accept", actor=world.branch, at=at(date(2022, 12, 21)))
    assert (case.accepted_on, case.deemed) == (date(2022, 12, 21), False)


def test_at_least_two_people_go_counted_by_person_not_by_post(world):
    case = intended(world)
    (first, _second) = branch_two(world)
    post = Post.objects.create(unit=world.units["branch"], title="医保分局副科长")
    twice = Holding.objects.create(account=first.account, post=post, since=date(2022, 1, 1))
    visit = Visit(case=case, purpose="coaching", planned_on=DAYS["coach"])
    seen = visits.Seen(DAYS["coach"], [first, twice], "场地", "看了")
    day = at(DAYS["coach"])
    assert refused(lambda: visits.record(visit, seen, actor=world.branch, at=day)) == (
        "designation.two_people",
    )
    wrong = visits.Seen(date(2022, 9, 15), [], "场地", " ", next_on=date(2022, 9, 1))
    assert refused(lambda: visits.record(visit, wrong, actor=world.branch, at=day)) == (
        "designation.two_people", "designation.ahead", "designation.no_findings",
        "designation.next_before",
    )  # fmt: skip


def test_a_visit_names_the_next_one_and_keeps_its_checklist(world):
    case = intended(world)
    visit = visited(world, case, "coaching", DAYS["coach"], next_on=date(2022, 10, 20),
                    next_purpose="recheck", items={"clean_dirty": (False, "一条通道")})  # fmt: skip
    assert [(v.purpose, v.planned_on, v.held_on) for v in case.visits.all()] == [
        ("coaching", date(2022, 9, 14), date(2022, 9, 14)), ("recheck", date(2022, 10, 20), None),
    ]  # fmt: skip
    assert [(i.code, i.met, i.note) for i in visit.items.all()] == [
        ("clean_dirty", False, "一条通道")
    ]
    assert visit.people.count() == 2
    seen = visits.Seen(DAYS["coach"], branch_two(world), "场地", "再看")
    assert refused(lambda: visits.record(visit, seen, actor=world.branch, at=world.now)) == (
        "designation.visit_twice",
    )


def test_review_and_agreement_are_two_posts_of_the_city(world):
    case = walked(world, "review")
    city = world.actors["city"]
    assert refused(
        lambda: cases.take(case, "agree", actor=city, at=at(DAYS["agree"]),
                           inputs=said("agree", DAYS["agree"]))
    ) == ("designation.same_post",)  # fmt: skip
    second = somebody(world, "city_2", "city_reviewer", "市局协议岗")
    early = date(2023, 3, 8)
    assert refused(
        lambda: cases.take(case, "agree", actor=second, at=at(early), inputs=said("agree", early))
    ) == ("designation.notice_runs", "designation.before_notice")


def test_a_wrong_click_is_taken_back_with_the_day_of_the_service(world):
    case = walked(world, "open_doors")
    assert Service.objects.get().opened_on == date(2023, 3, 20)
    entrances.take_back(case, actor=world.hospital, at=at(DAYS["open_doors"]))
    case.refresh_from_db()
    assert (case.state, case.opened_on) == ("tested", None)
    service = Service.objects.get()
    assert (service.opened_on, service.commissioned_on) == (None, date(2023, 3, 15))


def test_a_year_in_operation(world):
    case = walked(world, "enforce")
    case = cases.take(case, "assess", actor=world.branch, at=at(date(2023, 11, 20)),
                      inputs={"grade": "good", "reason": "水质全部合格"})  # fmt: skip
    assert (case.assess_by, case.assessments.get().grade) == (date(2024, 11, 20), "good")
    case = cases.take(case, "ask_renewal", actor=world.hospital, at=at(date(2023, 12, 1)))
    city = world.actors["city_2"]
    case = cases.take(case, "renew", actor=city, at=at(date(2024, 2, 20)),
                      inputs={"on": date(2024, 2, 20), "number": "淄医协〔2024〕3号"})  # fmt: skip
    assert (case.agreement_from, case.agreement_until, case.renewal_asked_on) == (
        date(2024, 3, 10), date(2025, 3, 9), None,
    )  # fmt: skip
    case = cases.take(case, "ask_change", actor=world.hospital, at=at(date(2024, 3, 1)),
                      inputs={"what": "address", "on": date(2024, 2, 20)})  # fmt: skip
    assert case.changes.get().due == date(2024, 4, 2)
    case = cases.take(case, "settle_change", actor=world.branch, at=at(date(2024, 3, 5)),
                      inputs={"reason": "已核实"})  # fmt: skip
    assert case.changes.get().settled_on == date(2024, 3, 5)


def test_suspended_resumed_ended_and_a_public_hospital_asks_for_neither(world):
    case = walked(world, "enforce")
    why = {"reason": "水质连续不合格"}
    assert refused(
        lambda: cases.take(case, "ask_end", actor=world.hospital, at=world.now, inputs=why)
    ) == ("designation.public",)
    case = cases.take(case, "suspend", actor=world.branch, at=world.now,
                      inputs={**why, "on": date(2023, 3, 31)})  # fmt: skip
    case = cases.take(case, "resume", actor=world.branch, at=at(date(2023, 5, 8)))
    assert (case.state, case.suspended_on) == ("operating", None)
    case = cases.take(case, "end", actor=world.actors["city"], at=at(date(2023, 6, 1)),
                      inputs={**why, "number": "淄医保函〔2023〕9号"})  # fmt: skip
    assert (case.state, case.ended_on) == ("ended", date(2023, 6, 1))
    assert set(Designation.objects.values_list("ends_on", flat=True)) == {date(2023, 6, 1)}


def test_failed_once_and_twice(world):
    case = walked(world, "report")
    city = somebody(world, "city", "city_reviewer", "市局审核岗")
    case = cases.take(
        case, "fail", actor=city, at=at(date(2023, 3, 1)), inputs={"reason": "分区不合"}
    )
    assert refused(
        lambda: cases.take(case, "evaluate_again", actor=world.branch, at=at(date(2023, 5, 31)))
    ) == ("designation.too_early",)
    case = cases.take(case, "evaluate_again", actor=world.branch, at=at(date(2023, 6, 1)))
    case = cases.take(
        case, "fail", actor=city, at=at(date(2023, 7, 1)), inputs={"reason": "仍不合"}
    )
    assert refused(
        lambda: cases.take(case, "begin_again", actor=world.branch, at=at(date(2024, 6, 30)))
    ) == ("designation.too_early",)
    case = cases.take(case, "begin_again", actor=world.branch, at=at(date(2024, 7, 1)))
    assert (case.state, case.failures, case.applied_on) == ("coaching", 0, None)


def test_another_hospital_and_another_county_do_not_see_it(world):
    from yiteng.designation.queries import cases as seen

    case = intended(world)
    assert list(seen(world.hospital)) == [case]
    assert [list(seen(world.actors[k])) for k in ("outsider", "outside_leader", "li")] == [
        [],
        [],
        [],
    ]
    assert refused(
        lambda: preparation.hand_in(case, ["form"], actor=world.outsider, at=world.now)
    ) == ("workflow.not_permitted",)


def test_what_was_designated_before_is_taken_over_by_the_branch(world):
    houses = [facility(world, f"第{n}卫生院", "town") for n in (1, 2)]
    rows = [
        DesignationCase(facility=h, kind="long_term_care", road="new_service", capacity=40)
        for h in houses
    ]
    said = {"on": date(2022, 8, 1), "number": "医协〔2022〕5号", "starts_on": date(2022, 8, 1)}
    taken = cases.take_over(rows, said, actor=world.branch, at=world.now)
    assert [(c.state, c.agreement_until, c.assess_by) for c in taken] == [
        ("operating", date(2023, 7, 31), date(2023, 8, 1))
    ] * 2
    assert Designation.objects.filter(in_force_on=date(2022, 8, 1)).count() == 4
    again = [DesignationCase(facility=houses[0], kind="long_term_care", road="new_service")]
    assert refused(lambda: cases.take_over(again, said, actor=world.branch, at=world.now)) == (
        "designation.twice",
    )
    assert refused(lambda: cases.take_over(again, said, actor=world.hospital, at=world.now)) == (
        "workflow.not_permitted",
    )
