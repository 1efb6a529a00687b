"""A no is told upwards, every end is asked about, other channels keep their own answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import NOW, World
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active, issued
from yiteng.people.visibility import visible
from yiteng.rules.refusal import Refused
from yiteng.verification.actions import (
    answer_by_token,
    answer_many,
    ask,
    code_hash,
    give_opinion,
    give_proof,
    give_proof_many,
    set_channel,
    token_hash,
)
from yiteng.verification.models import Answer, Check, Proof, Question
from yiteng.workflow.clock import real_now

pytestmark = pytest.mark.django_db


def reported(world: World, **changes) -> Commitment:
    """One commitment of which completion is reported."""
    (row,) = active(world, **changes)
    give_proof_many([Proof(commitment=row, kind=kind, title="验收单")
                     for kind in ("acceptance_record", "in_use_record")], actor=world.li, at=NOW)  # fmt: skip
    return take(row, "report", actor=world.li, at=NOW, inputs={"note": "全部亮灯"})


def no(world: World, row: Commitment) -> Commitment:
    """Ask and hear a no."""
    ask(row, actor=world.sun, at=NOW)
    (row,) = answer_many([row], "no", actor=world.sun, at=NOW, words={row.pk: "一半不亮"})
    return row


def test_a_no_is_told_to_the_doer_and_one_level_up(world: World) -> None:
    no(world, reported(world))
    answer = Answer.objects.get()
    assert answer.upper_unit == world.units["leader"]
    assert visible(Answer, world.li).get() == answer == visible(Answer, world.leader).get()
    assert not visible(Answer, world.outsider).exists()


def test_one_level_above_a_village_is_its_town_and_a_parent_where_there_is_one(
    world: World,
) -> None:
    from yiteng.verification.told import upper_units

    (row,) = issued(world, lead_unit=world.units["clerk"])
    assert upper_units([row]) == {row.pk: world.units["town"].pk}
    clerk = world.units["clerk"]
    clerk.parent = world.units["li"]
    clerk.save()
    assert upper_units([row]) == {row.pk: world.units["li"].pk}


def test_after_a_no_the_next_report_is_checked_before_anybody_is_asked(world: World) -> None:
    row = no(world, reported(world))
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "已修"})
    with pytest.raises(Refused) as refused:
        ask(row, actor=world.sun, at=NOW)
    assert refused.value.codes == ("commitment.not_checked",)


def test_what_a_check_returned_is_checked_again_and_a_wrong_click_leaves_no_trace(
    world: World,
) -> None:
    from yiteng.workflow.entrances import take_back

    row = take(reported(world), "return", actor=world.wang, at=NOW, inputs={"reason": "少三盏"})
    assert row.check_needed is True
    assert take_back(row, actor=world.wang, at=NOW).check_needed is False


def test_evidence_after_the_check_voids_it_and_it_can_be_checked_anew(world: World) -> None:
    row = reported(world)
    Commitment.objects.filter(pk=row.pk).update(check_needed=True)
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "看过"})
    later = NOW + timedelta(hours=1)
    give_proof(Proof(commitment=row, kind="other", title="新清单"), actor=world.li, at=later)
    row.refresh_from_db()
    assert (row.state, row.checked, Check.objects.get().voided_at) == ("verified", False, later)
    with pytest.raises(Refused) as refused:
        ask(row, actor=world.sun, at=later)
    assert refused.value.codes == ("commitment.not_checked",)
    row = take(row, "verify", actor=world.wang, at=later, inputs={"note": "又看过"})
    assert [c.voided_at is None for c in Check.objects.order_by("id")] == [False, True]
    ask(row, actor=world.sun, at=later)


def test_what_was_withdrawn_is_told_asked_about_and_counted(world: World) -> None:
    row = take(active(world)[0], "withdraw", actor=world.sun, at=NOW, inputs={"reason": "并入管网"})
    with pytest.raises(Refused) as refused:
        ask(row, actor=world.sun, at=NOW, step="ask_after")
    assert refused.value.codes == ("lifecycle.missing_input",)
    ticket = ask(row, actor=world.sun, at=NOW, step="ask_after", told="并入管网改造，不再单做")
    asked = Question.objects.get()
    assert (asked.about, asked.told) == ("withdrawn", "并入管网改造，不再单做")
    row = answer_by_token(token_hash(ticket.token), "no", "还是黑", at=NOW, real=real_now())
    assert (row.state, row.no_count) == ("withdrawn", 0)
    assert Answer.objects.get().answer == "no"
    with pytest.raises(Refused) as again:
        ask(row, actor=world.sun, at=NOW, step="ask_after", told="再问")
    assert again.value.codes == ("commitment.end_asked",)


def test_a_late_yes_after_silence_is_the_word_that_was_missing(world: World) -> None:
    row = reported(world)
    ask(row, actor=world.sun, at=NOW)
    late = NOW + timedelta(days=31)
    row = take(row, "close_silent", actor=world.sun, at=late)
    assert (row.close_reason, row.confirmed) == ("silence", False)
    ticket = ask(row, actor=world.sun, at=late, step="ask_after", told="满30日未答，已办结")
    row = answer_by_token(token_hash(ticket.token), "yes", "", at=late, real=real_now())
    assert (row.close_reason, row.confirmed, row.light) == ("yes", True, "confirmed")


def test_a_hotline_case_is_not_asked_about_a_second_time(world: World) -> None:
    row = reported(world)
    set_channel(row, "hotline", "20230312-77", "", actor=world.sun, at=NOW)
    with pytest.raises(Refused) as refused:
        ask(row, actor=world.sun, at=NOW)
    assert refused.value.codes == ("commitment.own_channel",)
    row = take(row, "outside_yes", actor=world.sun, at=NOW, inputs={"words": "回访满意"})
    answer = Answer.objects.get()
    assert (row.state, row.confirmed, answer.channel, answer.words) == (
        "closed", True, "hotline", "回访满意")  # fmt: skip


def test_a_second_no_in_its_own_channel_leads_to_the_review_as_well(world: World) -> None:
    row = reported(world)
    set_channel(row, "petition", "鲁访-5", "", actor=world.sun, at=NOW)
    row = take(row, "outside_no", actor=world.sun, at=NOW, inputs={"words": "不满意"})
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "已修"})
    row = take(row, "outside_no_again", actor=world.sun, at=NOW, inputs={"words": "仍不满意"})
    assert (row.state, row.under_review, row.no_count) == ("verified", True, 2)


def test_the_three_opinions_are_of_three_persons_and_none_of_the_doers(world: World) -> None:
    row = no(world, reported(world))
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "已修"})
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "看过"})
    row = no_again(world, row)
    for side, actor, code in (
        ("legal", world.sun, "review.side"),
        ("supervision", world.legal, "review.side"),
    ):
        with pytest.raises(Refused) as refused:
            give_opinion(row, side, "同意", actor=actor, at=NOW)
        assert refused.value.codes == (code,)
    give_opinion(row, "supervision", "属实", actor=world.sun, at=NOW)
    with pytest.raises(Refused) as twice:
        give_opinion(row, "supervision", "属实", actor=world.sun, at=NOW)
    assert twice.value.codes == ("review.heard", "review.same_person")


def no_again(world: World, row: Commitment) -> Commitment:
    """A second no."""
    ask(row, actor=world.sun, at=NOW)
    (row,) = answer_many([row], "no", actor=world.sun, at=NOW, words={row.pk: "还是不亮"})
    return row


def test_link_and_code_are_kept_as_hashes_only(world: World) -> None:
    ticket = ask(reported(world), actor=world.sun, at=NOW)
    asked = Question.objects.get()
    assert (asked.token_hash, asked.code_hash) == (token_hash(ticket.token), code_hash(ticket.code))
    assert len(ticket.code) == 12 and ticket.code.isdecimal()


def test_what_was_struck_off_in_silence_is_still_told_and_asked_about(world: World) -> None:
    row = reported(world)
    ask(row, actor=world.sun, at=NOW)
    late = NOW + timedelta(days=31)
    row = take(row, "close_silent", actor=world.sun, at=late)
    row = take(row, "strike_off", actor=world.sun, at=late)
    ask(row, actor=world.sun, at=late, step="ask_after", told="满30日未答，已销号")
    assert Question.objects.latest("id").about == "silence"


def test_a_draft_that_was_withdrawn_promised_nothing(world: World) -> None:
    from yiteng.commitments.tests.cases import drafts

    row = take(drafts(world)[0], "withdraw", actor=world.sun, at=NOW, inputs={"reason": "重复"})
    with pytest.raises(Refused) as refused:
        ask(row, actor=world.sun, at=NOW, step="ask_after", told="重复")
    assert refused.value.codes == ("commitment.never_promised",)
