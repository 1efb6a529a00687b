"""One commitment walks the road: assigned, done, proved, checked, asked, confirmed, struck off."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from tests.cast import NOW, ZHAO, World
from yiteng.commitments.actions import Draft, draft, take
from yiteng.commitments.models import Commitment, Tally
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refused
from yiteng.verification.actions import (
    answer_by_token,
    answer_many,
    ask,
    give_opinion,
    give_proof,
    token_hash,
)
from yiteng.verification.models import Answer, Check, Proof, Question, Review
from yiteng.workflow.clock import SHANGHAI, real_now

pytestmark = pytest.mark.django_db


def road(world: World) -> Commitment:
    """A village's road lamps, drafted by the supervision office for 农业农村局 to lead."""
    village = world.areas["village_1"]
    row = Commitment(
        county=world.county, town=village.town, village=village, kind="livelihood_item",
        level="village", theme=world.themes["livelihood"], title="安装路灯30盏",
        lead_unit=world.units["li"], served_type="village", served_name=ZHAO,
        origin="request", origin_ref="村民代表会议", due_at=datetime(2023, 6, 30, 18, tzinfo=SHANGHAI))  # fmt: skip
    lamps = Quantity(Decimal(30), "盏", status="planned")
    return draft(Draft(row, {"quantity": lamps}), actor=world.sun, at=NOW)


def done(world: World, row: Commitment) -> Commitment:
    """The doer's part up to the reported completion."""
    row = take(row, "issue", actor=world.sun, at=NOW)
    row = take(row, "sign", actor=world.li, at=NOW)
    for kind in ("acceptance_record", "in_use_record", "document", "completion_note"):
        give_proof(Proof(commitment=row, kind=kind, title="验收单"), actor=world.li, at=NOW)
    return take(row, "report", actor=world.li, at=NOW, inputs={"note": "30盏全部亮灯"})


def test_the_road_ends_with_the_yes_of_the_people_served(world: World) -> None:
    row = done(world, road(world))
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "夜间到村查看"})
    token = ask(row, actor=world.sun, at=NOW).token
    row = answer_by_token(token_hash(token), "yes", "", at=NOW, real=real_now())
    assert (row.state, row.confirmed, row.light, row.ripe) == (
        "closed", True, "confirmed", "confirmed")  # fmt: skip
    row = take(row, "strike_off", actor=world.sun, at=NOW)
    row = take(row, "archive", actor=world.secretary, at=NOW)
    assert row.state == "archived"
    assert [(t.scope, t.count) for t in Tally.objects.filter(count__gt=0).order_by("scope")] == [
        ("area", 1), ("unit", 1)]  # fmt: skip


def test_the_doer_never_holds_the_slip_on_which_he_is_judged(world: World) -> None:
    """Neither the first link nor a new one: who holds the link can answer in the people's name."""
    row = done(world, road(world))
    with pytest.raises(Refused) as refused:
        ask(row, actor=world.li, at=NOW)
    assert "commitment.own_question" in refused.value.codes
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "看过"})
    ask(row, actor=world.sun, at=NOW)
    row.refresh_from_db()
    with pytest.raises(Refused) as again:
        ask(row, actor=world.li, at=NOW, step="ask_again")
    assert again.value.codes == ("commitment.own_question",)


def test_the_doer_may_not_check_his_own_work_nor_may_his_unit(world: World) -> None:
    row = done(world, road(world))
    with pytest.raises(Refused) as refused:
        take(row, "verify", actor=world.li, at=NOW, inputs={"note": "看过"})
    assert refused.value.codes == ("commitment.same_person", "commitment.same_unit")


def test_new_proof_voids_the_old_check(world: World) -> None:
    row = done(world, road(world))
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "看过"})
    give_proof(Proof(commitment=row, kind="photo", title="新照片"), actor=world.li, at=NOW)
    assert Check.objects.get().voided_at == NOW
    assert Commitment.objects.get(pk=row.pk).checked is False


def test_a_link_answers_once_and_only_its_hash_is_kept(world: World) -> None:
    row = done(world, road(world))
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "看过"})
    token = ask(row, actor=world.sun, at=NOW).token
    assert Question.objects.get().token_hash == token_hash(token) != token
    answer_by_token(token_hash(token), "yes", "", at=NOW, real=real_now())
    with pytest.raises(Refused) as refused:
        answer_by_token(token_hash(token), "no", "骗人", at=NOW, real=real_now())
    assert refused.value.codes == ("answer.used",)


def test_an_expired_link_answers_nothing(world: World) -> None:
    row = done(world, road(world))
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "看过"})
    token = ask(row, actor=world.sun, at=NOW).token
    with pytest.raises(Refused) as refused:
        answer_by_token(token_hash(token), "yes", "", at=NOW, real=real_now() + timedelta(days=31))
    assert refused.value.codes == ("answer.expired",)


def test_a_no_reopens_and_a_second_no_leads_to_a_review(world: World) -> None:
    row = done(world, road(world))
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "看过"})
    ask(row, actor=world.sun, at=NOW)
    (row,) = answer_many([row], "no", actor=world.sun, at=NOW, words={row.pk: "一半不亮"})
    assert (row.state, row.no_count) == ("active", 1)
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "已修"})
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "看过"})
    ask(row, actor=world.sun, at=NOW)
    (row,) = answer_many([row], "no", actor=world.sun, at=NOW, words={row.pk: "还是不亮"})
    assert (row.state, row.no_count, row.under_review) == ("verified", 2, True)
    assert Review.objects.get().concluded_at is None
    for side, actor in (("supervision", world.party_sun), ("line", world.leader)):
        give_opinion(row, side, "应另行改造线路", actor=actor, at=NOW)
    with pytest.raises(Refused) as refused:
        take(row, "conclude", actor=world.sun, at=NOW, inputs={"conclusion": "线路属供电改造"})
    assert refused.value.codes == ("commitment.no_opinion",)
    give_opinion(row, "legal", "不违反承诺", actor=world.legal, at=NOW)
    row = take(row, "conclude", actor=world.sun, at=NOW, inputs={"conclusion": "线路属供电改造"})
    assert (row.state, row.confirmed, row.light) == ("closed", False, "contested")
    assert list(Answer.objects.values_list("answer", flat=True)) == ["no", "no"]


def test_a_wrong_click_is_taken_back_until_the_next_party_acts(world: World) -> None:
    from yiteng.workflow.entrances import take_back

    row = take(road(world), "issue", actor=world.sun, at=NOW)
    row = take(row, "sign", actor=world.li, at=NOW)
    with pytest.raises(Refused):
        take_back(row, actor=world.sun, at=NOW)
    row = take_back(row, actor=world.li, at=NOW)
    assert row.state == "issued"


def test_suspension_stops_the_clock_and_gives_its_days_back(world: World) -> None:
    row = take(road(world), "issue", actor=world.sun, at=NOW)
    row = take(row, "sign", actor=world.li, at=NOW)
    row = take(row, "ask_suspension", actor=world.li, at=NOW, inputs={"reason": "等电网"})
    row = take(row, "suspend", actor=world.sun, at=NOW, inputs={"reason": "属实"})
    assert row.light == "suspended"
    row = take(
        row, "resume", actor=world.sun, at=NOW + timedelta(days=20), inputs={"reason": "已通电"}
    )
    assert row.due_at == row.original_due_at + timedelta(days=20)


def test_who_comes_second_is_told_what_changed(world: World) -> None:
    row = take(road(world), "issue", actor=world.sun, at=NOW)
    seen = row.version
    take(row, "sign", actor=world.li, at=NOW, seen=seen)
    with pytest.raises(Refused) as refused:
        take(
            row,
            "object",
            actor=world.li,
            at=NOW,
            seen=seen,
            inputs={"ground": "time", "reason": "来不及"},
        )
    assert refused.value.codes == ("workflow.moved_on",)
    assert refused.value.refusals[0].params["post"] == "农业农村局联络员"


def test_an_inner_matter_is_accepted_by_its_post_and_nobody_is_asked(world: World) -> None:
    row = Commitment(
        county=world.county, kind="conduct_rectification", title="会议通知提前两个工作日",
        lead_unit=world.units["li"], origin="superior", origin_ref="通报",
        due_at=datetime(2023, 6, 30, 18, tzinfo=SHANGHAI), served_name="各镇",
        acceptor_post=world.discipline.post, acceptor_unit=world.units["discipline"])  # fmt: skip
    row = draft(Draft(row), actor=world.sun, at=NOW)
    row = take(take(row, "issue", actor=world.sun, at=NOW), "sign", actor=world.li, at=NOW)
    give_proof(Proof(commitment=row, kind="correction_note", title="说明"), actor=world.li, at=NOW)
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "已改"})
    for step, actor, code in (
        ("ask", world.sun, "commitment.inner"),
        ("accept", world.sun, "commitment.not_acceptor"),
    ):
        with pytest.raises(Refused) as refused:
            take(row, step, actor=actor, at=NOW)
        assert refused.value.codes == (code,)
    row = take(row, "accept", actor=world.discipline, at=NOW)
    assert (row.state, row.confirmed, row.light) == ("closed", True, "confirmed")
