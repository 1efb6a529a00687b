"""Objections: four grounds, each with its clock; two offices decide; upheld ones change what they say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cast import NOW, World, log_in
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment, ObjectionWord, Request
from yiteng.commitments.queries import stuck_rows
from yiteng.commitments.tests.cases import JUNE, issued
from yiteng.people.models import Unit
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refused
from yiteng.workflow.entrances import take_back

pytestmark = pytest.mark.django_db


def objected(world: World, ground: str) -> Commitment:
    (row,) = issued(world)
    said = {"ground": ground, "reason": "三定规定不在本单位"}
    return take(row, "object", actor=world.li, at=NOW, inputs=said)


def spoken(row: Commitment, actor: Actor, stance: str = "uphold") -> Commitment:
    return take(row, "speak", actor=actor, at=NOW, inputs={"stance": stance, "reason": "查三定"})


def codes(row: Commitment, step: str, actor: Actor, **said: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        take(row, step, actor=actor, at=NOW, inputs={"reason": "依据充分", **said})
    return refused.value.codes


@pytest.mark.parametrize(
    ("ground", "last"),
    [
        ("content", date(2023, 4, 5)),
        ("duty", date(2023, 4, 5)),
        ("time", date(2023, 4, 4)),
        ("not_listed", date(2023, 4, 7)),
    ],
)
def test_each_ground_has_its_own_clock(world: World, ground: str, last: date) -> None:
    objected(world, ground)
    assert Request.objects.get().due_on == last


def test_duty_is_not_decided_without_the_staffing_office(world: World) -> None:
    row = objected(world, "duty")
    wang = str(world.units["wang"].pk)
    assert codes(row, "reassign", world.sun, new_lead=wang) == ("commitment.no_staffing_word",)
    row = spoken(row, world.party_sun)
    assert codes(row, "reassign", world.sun, new_lead=wang) == ("commitment.no_staffing_word",)
    row = spoken(row, world.staffing)
    row = take(row, "reassign", actor=world.sun, at=NOW,
               inputs={"new_lead": wang, "reason": "三定明确"})  # fmt: skip
    assert (row.state, row.lead_unit_id) == ("issued", world.units["wang"].pk)
    assert Request.objects.get().outcome == "upheld"
    row = take_back(row, actor=world.sun, at=NOW)
    assert (row.state, row.lead_unit_id) == ("objected", world.units["li"].pk)


def test_it_is_never_reassigned_to_a_court(world: World) -> None:
    row = spoken(objected(world, "duty"), world.staffing)
    court = Unit.objects.create(name="试验区人民法院", line="judicial", county=world.county)
    assert codes(row, "reassign", world.sun, new_lead=str(court.pk)) == ("commitment.court",)


def test_the_content_goes_back_to_drafting_when_two_say_so(world: World) -> None:
    row = objected(world, "content")
    assert codes(row, "uphold", world.sun) == ("commitment.one_alone",)
    row = spoken(row, world.secretary)
    row = take(row, "uphold", actor=world.sun, at=NOW, inputs={"reason": "数量有误"})
    assert (row.state, row.original_due_at) == ("draft", JUNE)
    row = take(row, "issue", actor=world.sun, at=NOW)
    assert (row.state, row.original_due_at) == ("issued", JUNE)


def test_another_date_is_a_dated_event_and_the_original_stays(world: World) -> None:
    row = spoken(objected(world, "time"), world.secretary)
    later = JUNE + timedelta(days=31)
    row = take(row, "redate", actor=world.sun, at=NOW, inputs={"new_due": later, "reason": "汛期"})
    assert (row.state, row.due_at, row.original_due_at) == ("issued", later, JUNE)
    assert list(row.deadlines.order_by("id").values_list("event", flat=True)) == ["set", "changed"]
    row = take_back(row, actor=world.sun, at=NOW)
    assert (row.state, row.due_at, row.deadlines.count()) == ("objected", JUNE, 1)


def test_what_is_on_no_list_is_withdrawn_or_admitted(world: World) -> None:
    row = spoken(objected(world, "not_listed"), world.staffing)
    assert take(row, "take_off", actor=world.sun, at=NOW,
                inputs={"reason": "清单外"}).state == "withdrawn"  # fmt: skip
    row = spoken(objected(world, "not_listed"), world.staffing)
    said = {"approval": "准入〔2023〕2号", "funds": "随事下放3万元", "reason": "确需承担"}
    row = take(row, "admit", actor=world.sun, at=NOW, inputs=said)
    assert (row.state, row.details["admission"]) == ("issued", "准入〔2023〕2号")
    again = {"ground": "not_listed", "reason": "还是清单外"}
    with pytest.raises(Refused) as refused:
        take(row, "object", actor=world.li, at=NOW, inputs=again)
    assert refused.value.codes == ("commitment.objected_before",)


def test_where_the_offices_differ_a_leader_decides(world: World) -> None:
    row = spoken(objected(world, "duty"), world.staffing, "uphold")
    assert codes(row, "dismiss", world.sun) == ("commitment.offices_differ",)
    assert codes(row, "dismiss", world.leader) == ("commitment.no_difference",)
    row = spoken(row, world.sun, "dismiss")
    row = take(row, "dismiss", actor=world.leader, at=NOW, inputs={"reason": "由其牵头"})
    assert (row.state, Request.objects.get().outcome) == ("issued", "dismissed")


def test_a_word_is_given_once_and_taken_back_until_another_acts(world: World) -> None:
    row = spoken(objected(world, "duty"), world.staffing)
    with pytest.raises(Refused) as refused:
        spoken(row, world.staffing)
    assert refused.value.codes == ("commitment.word_given",)
    take_back(row, actor=world.staffing, at=NOW)
    assert ObjectionWord.objects.count() == 0


def test_a_late_objection_is_stuck_on_whose_word_lacks(world: World) -> None:
    row = objected(world, "duty")
    (late,) = stuck_rows(world.sun, date(2023, 4, 12))
    assert (late.why.code, late.why.who, late.mover) == ("stuck.objection", "staffing", "编办")
    spoken(row, world.staffing)
    (late,) = stuck_rows(world.sun, date(2023, 4, 12))
    assert late.why.who == "supervision"


def test_the_page_says_whose_word_is_lacking_and_what_was_said(world: World, client) -> None:
    row = objected(world, "duty")
    log_in(client, world, "sun")
    page = client.get(row.url).content.decode()
    assert "下一步：编办对异议提出意见。" in page
    assert "须先由编办提出意见" in page
    spoken(row, world.staffing)
    page = client.get(row.url).content.decode()
    assert ("区委编办" in page, "异议成立：查三定" in page) == (True, True)
