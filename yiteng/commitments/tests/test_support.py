"""Supporting units: each its own duty, its own signature or objection, its own answer."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import NOW, World, log_in
from yiteng.commitments.actions import Draft, draft, take
from yiteng.commitments.models import Commitment, Request, Support
from yiteng.commitments.queries import stuck_rows
from yiteng.commitments.tests.cases import JUNE
from yiteng.people.models import Holding
from yiteng.rules.refusal import Refused
from yiteng.verification.actions import give_proof
from yiteng.verification.models import Proof
from yiteng.workflow import door
from yiteng.workflow.entrances import take_back

pytestmark = pytest.mark.django_db


def shared(world: World) -> Commitment:
    """农业农村局 leads, 水利局 supports; assigned and signed for."""
    row = Commitment(
        county=world.county, kind="livelihood_item", level="district", title="泵站",
        lead_unit=world.units["li"], served_type="village", served_name="村民",
        origin="request", origin_ref="村民代表会议", due_at=JUNE)  # fmt: skip
    support = [(world.units["wang"].pk, "核定取水口"), (world.units["town"].pk, "协调用地")]
    row = draft(Draft(row, support=support), actor=world.sun, at=NOW)
    row = take(row, "issue", actor=world.sun, at=NOW)
    return take(row, "sign", actor=world.li, at=NOW)


def part(world: World, key: str) -> Support:
    return Support.objects.get(unit=world.units[key])


def codes(row: Commitment, step: str, actor, **said: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        take(row, step, actor=actor, at=NOW, inputs=said)
    return refused.value.codes


def test_each_supporting_unit_signs_and_answers_for_its_own_part(world: World) -> None:
    row = shared(world)
    assert codes(row, "support_sign", world.li) == ("commitment.not_support",)
    assert codes(row, "support_answer", world.wang, note="已核") == ("commitment.part_unsigned",)
    row = take(row, "support_sign", actor=world.wang, at=NOW)
    assert part(world, "wang").signed_by_post == "水利局联络员"
    row = take(row, "support_answer", actor=world.wang, at=NOW, inputs={"note": "取水口已核定"})
    assert part(world, "wang").answer == "取水口已核定"
    assert world.wang.person in row.doers
    row = take_back(row, actor=world.wang, at=NOW)
    assert (part(world, "wang").answer, part(world, "wang").answered_at) == ("", None)
    assert part(world, "wang").signed_at == NOW


def test_the_report_of_the_lead_names_who_has_not_answered(world: World) -> None:
    row = take(shared(world), "support_sign", actor=world.wang, at=NOW)
    row = take(row, "support_answer", actor=world.wang, at=NOW, inputs={"note": "已核定"})
    for kind in ("acceptance_record", "in_use_record", "document", "completion_note"):
        give_proof(Proof(commitment=row, kind=kind, title="验收单"), actor=world.li, at=NOW)
    row.refresh_from_db()
    (report,) = [d for d in door.offered(row, actor=world.li, at=NOW) if d.step.code == "report"]
    assert [r.english() for r in report.refusals] == ["甲镇政府 has not answered for its part yet."]
    assert report.allowed
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "已建成"})
    assert row.state == "reported"


def test_an_objection_upheld_releases_the_unit_and_keeps_the_record(world: World) -> None:
    row = shared(world)
    said = {"ground": "duty", "reason": "取水许可在审批局"}
    row = take(row, "support_object", actor=world.wang, at=NOW, inputs=said)
    request = Request.objects.get()
    assert (request.kind, request.unit, request.due_on) == (
        "support", world.units["wang"].pk, date(2023, 4, 5))  # fmt: skip
    unit = str(world.units["wang"].pk)
    assert codes(row, "support_uphold", world.sun, unit=unit, reason="属实") == (
        "commitment.no_staffing_word",
    )
    word = {"unit": unit, "stance": "uphold", "reason": "三定在审批局"}
    row = take(row, "support_speak", actor=world.staffing, at=NOW, inputs=word)
    row = take(row, "support_uphold", actor=world.sun, at=NOW,
               inputs={"unit": unit, "reason": "解除配合"})  # fmt: skip
    assert (part(world, "wang").released_at, Request.objects.get().outcome) == (NOW, "upheld")
    assert codes(row, "support_sign", world.wang) == ("commitment.not_support",)


def test_an_objection_to_the_content_changes_the_sentence_of_duty(world: World) -> None:
    row = shared(world)
    said = {"ground": "content", "reason": "只能出意见"}
    row = take(row, "support_object", actor=world.wang, at=NOW, inputs=said)
    word = {"unit": "", "stance": "uphold", "reason": "合理"}
    unit = str(world.units["wang"].pk)
    row = take(row, "support_speak", actor=world.secretary, at=NOW, inputs=word | {"unit": unit})
    settled = {"unit": unit, "reason": "改写", "duty": "对取水口出具意见"}
    row = take(row, "support_uphold", actor=world.sun, at=NOW, inputs=settled)
    assert part(world, "wang").duty == "对取水口出具意见"
    row = take(row, "support_sign", actor=world.wang, at=NOW)
    assert part(world, "wang").signed_at == NOW


def test_the_page_shows_each_part(world: World, client) -> None:
    row = take(shared(world), "support_sign", actor=world.wang, at=NOW)
    log_in(client, world, "wang")
    page = client.get(row.url).content.decode()
    for words in ("配合单位及其职责", "核定取水口", "协调用地", "尚未签收", "反馈配合事项办理情况"):
        assert words in page, words


def objected(world: World) -> Commitment:
    """水利局 objects to its part; the staffing office says that it holds."""
    row = shared(world)
    said = {"ground": "duty", "reason": "非本局职责"}
    row = take(row, "support_object", actor=world.wang, at=NOW, inputs=said)
    word = {"unit": world.units["wang"].pk, "stance": "uphold", "reason": "三定规定"}
    return take(row, "support_speak", actor=world.staffing, at=NOW, inputs=word)


@pytest.mark.parametrize("duty", ["", "只核定水量"])
def test_a_decision_on_a_part_is_taken_back_and_taken_otherwise(world: World, duty: str) -> None:
    said = {"unit": world.units["wang"].pk, "reason": "属实", "duty": duty}
    row = take(objected(world), "support_uphold", actor=world.sun, at=NOW, inputs=said)
    assert (part(world, "wang").released_at, part(world, "wang").duty) == (
        None if duty else NOW, duty or "核定取水口")  # fmt: skip
    row = take_back(row, actor=world.sun, at=NOW)
    assert (part(world, "wang").released_at, part(world, "wang").duty) == (None, "核定取水口")
    assert Request.objects.get().outcome == ""
    other = {**said, "duty": "会同核定"}
    take(row, "support_uphold", actor=world.sun, at=NOW, inputs=other)
    assert part(world, "wang").duty == "会同核定"


def stuck_on(world: World, day: date) -> list[tuple[str, str]]:
    return [(s.why.english(), s.mover) for s in stuck_rows(world.sun, day)]


def test_a_part_nobody_signed_or_answered_in_time_is_stuck_on_its_unit(world: World) -> None:
    row = take(shared(world), "support_sign", actor=world.town, at=NOW)
    assert stuck_on(world, date(2023, 4, 4)) == []
    assert stuck_on(world, date(2023, 4, 6)) == [
        ("水利局 should have signed for its part 2 day(s) ago.", "水利局")
    ]
    take(row, "support_sign", actor=world.wang, at=NOW)
    assert stuck_on(world, date(2023, 7, 3)) == [
        ("水利局 should have answered for its part 3 day(s) ago.", "水利局")
    ]


def test_a_part_of_a_unit_nobody_acts_for_is_stuck_on_the_supervision_office(world: World) -> None:
    take(shared(world), "support_sign", actor=world.town, at=NOW)
    Holding.objects.filter(post=world.posts["wang"]).update(until=date(2023, 4, 1))
    assert stuck_on(world, date(2023, 4, 6)) == [
        ("水利局 owes its part for 2 day(s), and nobody holds a post there.", "督查室")
    ]


def test_an_objection_to_a_part_waits_for_who_decides(world: World) -> None:
    take(objected(world), "support_sign", actor=world.town, at=NOW)
    assert stuck_on(world, date(2023, 4, 8)) == [
        ("The objection of 水利局 should have been decided 3 day(s) ago.", "督查室")
    ]
