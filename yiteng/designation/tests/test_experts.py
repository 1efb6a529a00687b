"""Who goes on a visit: two people of branch or city; invited experts on top, by role and unit only."""

from __future__ import annotations

from datetime import date

import pytest

from yiteng.audit.models import Event
from yiteng.designation import facts
from yiteng.designation.actions import visits
from yiteng.designation.actions.visits import Expert
from yiteng.designation.forms import experts_of
from yiteng.designation.models import Visit, VisitPerson
from yiteng.designation.tests.cases import at, branch_two, intended
from yiteng.rules.refusal import Refused

DAY = date(2022, 9, 14)
NURSE = Expert("护理专家", "市血液净化质控中心")


def record(world, people: int, *experts: Expert) -> Visit:
    case = intended(world)
    seen = visits.Seen(DAY, branch_two(world)[:people], "水质", "合格", experts=experts)
    return visits.record(Visit(case=case, purpose="coaching", planned_on=DAY), seen,
                         actor=world.branch, at=at(DAY))  # fmt: skip


def test_an_expert_comes_on_top_of_the_two(world):
    visit = record(world, 2, NURSE)
    assert [p.title for p in visit.people.order_by("id")][-1] == "市血液净化质控中心 护理专家"
    assert facts.known([visit.case])[visit.case_id].visits == {"coaching": 1}
    assert '"experts": ["市血液净化质控中心 护理专家"]' in Event.objects.get(action="visit").after


def test_one_post_with_experts_is_not_two_people(world):
    with pytest.raises(Refused) as caught:
        record(world, 1, NURSE, Expert("工程专家", "省质控中心"))
    assert caught.value.codes == ("designation.two_people",)
    assert VisitPerson.objects.count() == 0


@pytest.mark.parametrize(
    ("expert", "code"),
    [
        (Expert("", "市质控中心"), "designation.expert"),
        (Expert("王建国", "市质控中心"), "designation.expert_name"),
        (Expert("护理专家 13812345678", "市质控中心"), "designation.expert_name"),
    ],
)
def test_of_an_expert_role_and_unit_are_kept_and_no_name(world, expert, code):
    with pytest.raises(Refused) as caught:
        record(world, 2, expert)
    assert caught.value.codes == (code,)


def test_experts_are_typed_a_line_each():
    assert experts_of("市质控中心，护理专家\n\n省院, 工程专家") == [
        Expert("护理专家", "市质控中心"), Expert("工程专家", "省院"),
    ]  # fmt: skip
