"""Supervision proper needs a designation, a plan, two people; it concludes and may be reviewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.cast import NOW, TODAY, World
from yiteng.oversight import queries
from yiteng.oversight.actions import (
    Plan,
    ask_review,
    decide_review,
    find,
    plan,
    replan,
    take,
    write_conclusion,
)
from yiteng.oversight.models import Inspection, Subject
from yiteng.people.models import Holding, Post
from yiteng.rules.refusal import Refused
from yiteng.verification.tests.test_pages import page, text

pytestmark = pytest.mark.django_db
GIVEN = {"basis": "proposal", "basis_ref": "区长批示〔2023〕12号"}


def said(world: World, **changes: Any) -> Plan:
    """A whole plan: 农业农村局 is looked at by 孙 and 王."""
    values = {
        "kind": "special", "title": "示例路灯专项督查", "matter": "路灯是否亮", "scope": "甲镇三村",
        "ways": ["visit", "files"], "theme": world.themes["livelihood"], "commitment": None,
        "starts_on": date(2023, 4, 3), "ends_on": date(2023, 4, 7), **changes.pop("values", {}),
    }  # fmt: skip
    team = changes.pop("team", ("sun", "wang"))
    return Plan(
        values, [world.units[u].pk for u in changes.pop("units", ("li",))],
        [world.posts[p].pk for p in team], world.posts[team[0]].pk, **changes,
    )  # fmt: skip


def proposed(world: World, **changes: Any) -> Inspection:
    return take(
        plan(said(world, **changes), actor=world.sun, at=NOW), "propose", actor=world.sun, at=NOW
    )


def running(world: World, **changes: Any) -> Inspection:
    return take(proposed(world, **changes), "designate", actor=world.leader, at=NOW, inputs=GIVEN)


def concluded(world: World) -> Subject:
    """Concluded and fed back to 农业农村局 on the day of the tests."""
    row = running(world)
    subject = row.subjects.get()
    find(subject, "三盏不亮", "夜间记录第2号", actor=world.sun, at=NOW)
    write_conclusion(subject, "上报与实际不符", "4月30日前补齐", actor=world.sun, at=NOW)
    take(row, "conclude", actor=world.sun, at=NOW)
    return Subject.objects.select_related("inspection").get()


def codes(world: World, row: Inspection, step: str, who: str, **more: Any) -> tuple[str, ...]:
    """The codes of the refusals of a step."""
    with pytest.raises(Refused) as refused:
        take(row, step, actor=world.actors[who], at=more.pop("at", NOW), **more)
    return refused.value.codes


def test_it_walks_from_plan_to_close(world: World) -> None:
    subject = concluded(world)
    row = subject.inspection
    assert (row.state, row.basis, row.designated_by, row.concluded_on) == (
        "concluded", "proposal", "区长", TODAY)  # fmt: skip
    assert (subject.told_on, row.number) == (TODAY, f"D2023-{world.county.pk}-001")
    assert codes(world, row, "close", "sun") == ("inspection.review_open",)
    row = take(row, "close", actor=world.sun, at=NOW + timedelta(days=31))
    assert row.state == "closed"


def test_a_plan_without_scope_or_objects_and_one_person_is_not_put_before_the_government(
    world: World,
) -> None:
    thin = plan(said(world, values={"scope": ""}, units=(), team=("sun",)), actor=world.sun, at=NOW)
    with pytest.raises(Refused) as refused:
        take(thin, "propose", actor=world.sun, at=NOW)
    assert [r.english() for r in refused.value.refusals] == [
        "The plan lacks (article 15): its scope.",
        "The plan lacks (article 15): the objects.",
        "At least 2 people carry it out; named are 1.",
    ]


def test_two_posts_of_one_person_are_one_person(world: World) -> None:
    other = Post.objects.create(unit=world.units["party_sun"], title="兼任")
    Holding.objects.create(account=world.accounts["sun"], post=other, since=date(2022, 1, 1))
    alone = replace(said(world, team=("sun",)), posts=[world.posts["sun"].pk, other.pk])
    row = plan(alone, actor=world.sun, at=NOW)
    assert codes(world, row, "propose", "sun") == ("inspection.alone",)


def test_nobody_supervises_his_own_unit(world: World) -> None:
    row = plan(said(world, units=("wang",)), actor=world.sun, at=NOW)
    assert codes(world, row, "propose", "sun") == ("inspection.own_unit_in_team",)


def test_only_the_government_designates_and_never_whoever_carries_it_out(world: World) -> None:
    row = proposed(world)
    assert codes(world, row, "designate", "sun", inputs=GIVEN) == ("lifecycle.not_permitted",)
    assert codes(world, row, "designate", "leader") == (
        "lifecycle.missing_input", "lifecycle.missing_input")  # fmt: skip
    party = replace(world.leader, line="party")
    with pytest.raises(Refused) as refused:
        take(row, "designate", actor=party, at=NOW, inputs=GIVEN)
    assert refused.value.codes == ("inspection.not_government",)
    row.team.create(
        county_id=world.county.pk,
        person=world.leader.person,
        unit=world.units["leader"],
        post_title="区长",
    )
    assert codes(world, row, "designate", "leader", inputs=GIVEN) == ("inspection.in_team",)


def test_before_the_designation_nothing_is_found_and_afterwards_nothing_is_widened(
    world: World,
) -> None:
    row = proposed(world)
    with pytest.raises(Refused) as refused:
        find(row.subjects.get(), "三盏不亮", "记录", actor=world.sun, at=NOW)
    assert refused.value.codes == ("inspection.not_running",)
    row = take(row, "designate", actor=world.leader, at=NOW, inputs=GIVEN)
    with pytest.raises(Refused) as widened:
        replan(row, said(world, units=("li", "town")), actor=world.sun, at=NOW)
    assert widened.value.codes == ("inspection.fixed",)


def test_a_returned_plan_is_changed_and_put_forward_again(world: World) -> None:
    row = take(proposed(world), "return", actor=world.leader, at=NOW, inputs={"reason": "范围过大"})
    row = replan(
        row, said(world, values={"scope": "一村"}, units=("town",)), actor=world.sun, at=NOW
    )
    assert (row.scope, [s.unit.name for s in row.subjects.all()]) == ("一村", ["甲镇政府"])
    assert take(row, "propose", actor=world.sun, at=NOW).state == "proposed"


def test_a_conclusion_rests_on_findings_and_is_written_for_each_object(world: World) -> None:
    row = running(world, units=("li", "town"))
    assert codes(world, row, "conclude", "sun") == (
        "inspection.no_findings", "inspection.unconcluded", "inspection.unconcluded")  # fmt: skip
    assert codes(world, row, "conclude", "party_sun")[0] == "inspection.not_in_team"
    with pytest.raises(Refused) as refused:
        find(row.subjects.first(), "三盏不亮", "记录", actor=world.party_sun, at=NOW)
    assert refused.value.codes == ("inspection.not_in_team",)


def test_the_same_unit_in_the_same_matter_again_needs_a_written_reason(world: World) -> None:
    first = running(world)
    party = plan(said(world, values={"title": "区委路灯督查"}), actor=world.party_sun, at=NOW)
    assert queries.repeats(party, world.sun, TODAY) == [f"{first.number} 示例路灯专项督查"]
    party = take(party, "propose", actor=world.party_sun, at=NOW)
    assert codes(world, party, "designate", "leader", inputs=GIVEN) == ("inspection.again",)
    why = {**GIVEN, "again": "群众再次反映"}
    assert take(party, "designate", actor=world.leader, at=NOW, inputs=why).again == "群众再次反映"


def test_another_unit_or_another_matter_is_no_repetition(world: World) -> None:
    running(world)
    for changes in ({"units": ("town",)}, {"values": {"theme": world.themes["industry"]}}):
        assert (
            queries.repeats(plan(said(world, **changes), actor=world.sun, at=NOW), world.sun, TODAY)
            == []
        )
    old = TODAY - timedelta(days=184)
    Inspection.objects.filter(state="running").update(concluded_on=old, state="closed")
    assert queries.repeats(plan(said(world), actor=world.sun, at=NOW), world.sun, TODAY) == []


def test_the_object_asks_for_a_review_within_30_days_and_other_staff_decide(world: World) -> None:
    subject = concluded(world)
    late = NOW + timedelta(days=31)
    for who, at, code in (
        ("town", NOW, "inspection.not_object"), ("li", late, "inspection.too_late"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            ask_review(subject, "灯已亮", actor=world.actors[who], at=at)
        assert refused.value.codes == (code,)
    subject = ask_review(subject, "灯已亮", actor=world.li, at=NOW + timedelta(days=30))
    assert subject.review_due == TODAY + timedelta(days=60)
    with pytest.raises(Refused) as same:
        decide_review(subject, "changed", "复看属实", actor=world.sun, at=late)
    assert same.value.codes == ("inspection.same_staff",)
    subject = decide_review(subject, "changed", "复看属实", actor=world.party_sun, at=late)
    assert (subject.decision, subject.decided_by) == ("changed", "区委督查室主任")
    with pytest.raises(Refused):
        decide_review(subject, "kept", "再看", actor=world.party_sun, at=late)
    assert take(subject.inspection, "close", actor=world.sun, at=late).state == "closed"


def test_the_object_reads_nothing_before_it_is_fed_back(world: World) -> None:
    row = running(world)
    subject = row.subjects.get()
    assert page(world, "li", f"/oversight/{row.pk}/").status_code == 403
    assert page(world, "li", f"/oversight/units/{subject.pk}/").status_code == 404
    assert "示例路灯专项督查" not in text(page(world, "li", "/oversight/mine/"))
    find(subject, "三盏不亮", "记录", actor=world.sun, at=NOW)
    write_conclusion(subject, "上报与实际不符", "", actor=world.sun, at=NOW)
    take(row, "conclude", actor=world.sun, at=NOW)
    assert "示例路灯专项督查" in text(page(world, "li", "/oversight/mine/"))
    assert "上报与实际不符" in text(page(world, "li", f"/oversight/units/{subject.pk}/"))
    assert page(world, "town", f"/oversight/units/{subject.pk}/").status_code == 404
    assert page(world, "outside_leader", f"/oversight/{row.pk}/").status_code == 404


def test_daily_follow_up_needs_none_of_it(world: World) -> None:
    """Two words, two rights: 督办 is the road of commitments, 督查 stands apart."""
    from yiteng.rules.permissions import GRANTS

    assert "liaison" not in GRANTS["oversight.run"] and "liaison" in GRANTS["verification.check"]
    assert not GRANTS["oversight.designate"] & GRANTS["oversight.run"]


def test_pages_of_a_plan_and_its_parts(world: World) -> None:
    typed = {
        "kind": "special", "title": "示例路灯专项督查", "matter": "路灯", "scope": "甲镇", "theme": "",
        "commitment": "", "units": [world.units["li"].pk], "ways": ["visit"], "starts_on": "2023-04-03",
        "ends_on": "2023-04-01", "posts": [world.posts["sun"].pk, world.posts["wang"].pk],
        "lead": world.posts["secretary"].pk,
    }  # fmt: skip
    wrong = text(page(world, "sun", "/oversight/new/", typed))
    assert (
        "The last day lies before the first." in wrong and "The leader is one of the team." in wrong
    )
    typed |= {"ends_on": "2023-04-07", "lead": world.posts["sun"].pk}
    assert page(world, "sun", "/oversight/new/", typed).status_code == 302
    row = Inspection.objects.get()
    assert [(m.post_title, m.lead) for m in row.team.order_by("-lead")] == [
        ("督查室主任", True), ("水利局联络员", False)]  # fmt: skip
    assert page(world, "sun", f"/oversight/{row.pk}/step/", {"step": "propose"}).status_code == 302
    refused = page(world, "leader", f"/oversight/{row.pk}/step/", {"step": "designate"})
    assert refused.status_code == 409 and "Please fill in" in text(refused)
    done = page(world, "leader", f"/oversight/{row.pk}/step/", {"step": "designate", **GIVEN})
    assert done.status_code == 302
    subject = row.subjects.get()
    found = {"words": "三盏不亮", "rests_on": "夜间记录"}
    assert page(world, "sun", f"/oversight/units/{subject.pk}/finding/", found).status_code == 302
    ended = {"conclusion": "不符", "to_mend": "4月30日前补齐"}
    assert (
        page(world, "sun", f"/oversight/units/{subject.pk}/conclusion/", ended).status_code == 302
    )
    assert page(world, "sun", f"/oversight/{row.pk}/step/", {"step": "conclude"}).status_code == 302
    assert "三盏不亮" in text(page(world, "sun", f"/oversight/{row.pk}/"))
    assert page(world, "sun", "/oversight/?as=xlsx").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    world: World, count: int, django_assert_num_queries
) -> None:
    for n in range(count):
        plan(said(world, values={"title": f"督查{n}"}), actor=world.sun, at=NOW)
    with django_assert_num_queries(2):
        assert len(queries.every(world.sun, {}).rows) == count
