"""What other rooms tell by rule: verdicts on meetings, stages of designation, supervision."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cast import NOW, TODAY, World
from yiteng.designation.tests.cases import walked
from yiteng.gate import actions as gate
from yiteng.gate.models import Application
from yiteng.gate.tests.papers import reviewed, submitted
from yiteng.messaging.models import Message
from yiteng.oversight.actions import ask_review
from yiteng.oversight.tests.test_inspections import concluded
from yiteng.rules.refusal import Refused
from yiteng.web.sentences import fill

pytestmark = pytest.mark.django_db


def told(world: World, who: str, kind: str) -> list[str]:
    """What a post was told of a kind, as it reads it."""
    rows = Message.objects.filter(post=world.posts[who], kind=kind).order_by("id")
    return [fill(row.sentence, row.params) for row in rows]


def test_an_opinion_goes_to_the_leader_and_the_verdict_to_the_applicant(world: World) -> None:
    row = reviewed(world)
    assert told(world, "leader", "verdict") == [f"会议申请 {row.number} 审核意见已出，请审定。"]
    assert told(world, "li", "verdict") == []
    gate.approve(row, actor=world.leader, at=world.now)
    assert told(world, "li", "verdict") == [f"会议申请 {row.number} 已审定同意，可以召开。"]
    assert told(world, "wang", "verdict") == []


def test_a_returned_dossier_is_told_without_its_title(world: World) -> None:
    row = submitted(world)
    gate.send_back(row, reason="缺第二来源", actor=world.secretary, at=world.now)
    (message,) = Message.objects.filter(kind="verdict")
    assert (message.post, message.urgent) == (world.posts["li"], False)
    assert row.title not in fill(message.sentence, message.params)


@pytest.mark.parametrize(("days", "urgent"), [(-1, False), (0, True), (2, True), (3, False)])
def test_a_verdict_on_a_meeting_within_two_days_does_not_wait_for_the_digest(
    world: World, days: int, urgent: bool
) -> None:
    row = submitted(world)
    Application.objects.filter(pk=row.pk).update(wanted_on=TODAY + timedelta(days=days))
    gate.send_back(row, reason="缺第二来源", actor=world.secretary, at=world.now)
    assert Message.objects.get(kind="verdict").urgent is urgent


def test_each_stage_of_a_designation_goes_to_the_sides_that_did_not_take_it(world: World) -> None:
    case = walked(world, "applied")
    assert f"定点事项第 {case.pk} 号现已进入“已申请，材料审查中”。" in told(
        world, "branch", "stage"
    )
    own = told(world, "hospital", "stage")
    assert all("已申请" not in one for one in own) and len(own) >= 2


def test_a_conclusion_goes_to_whoever_was_looked_at_with_the_last_day_of_a_review(
    world: World,
) -> None:
    subject = concluded(world)
    number = subject.inspection.number
    assert told(world, "leader", "supervision") == [f"督查 {number} 的方案已呈报，请确定。"]
    assert told(world, "sun", "supervision") == [f"督查 {number} 已确定，可以开展。"]
    assert told(world, "li", "supervision") == [
        f"督查 {number} 结论已反馈，{date(2023, 4, 30)} 前可以申请复核。"]  # fmt: skip
    ask_review(subject, "三盏当日已修", actor=world.li, at=NOW)
    assert told(world, "sun", "supervision")[1].endswith(
        "有单位申请复核，请于 2023-04-30 前作出决定。"
    )


def test_a_refused_step_tells_nobody(world: World) -> None:
    row = submitted(world)
    with pytest.raises(Refused):
        gate.send_back(row, reason="", actor=world.secretary, at=world.now)
    assert Message.objects.count() == 0
