"""A “no” is told at once to the doer and one level up, whatever the channel it came by."""

from __future__ import annotations

import pytest

from tests.cast import NOW, World
from yiteng.commitments.actions import take
from yiteng.commitments.tests.cases import active
from yiteng.messaging.models import Message
from yiteng.verification.actions import answer_by_token, ask, hear, set_channel, token_hash
from yiteng.verification.models import Answer, Question
from yiteng.verification.tests.test_road import done, road
from yiteng.workflow.clock import real_now

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("channel", ["link", "code", "slip", "phone", "visit", "proxy"])
@pytest.mark.parametrize("answer", ["no", "partly"])
def test_a_no_is_told_at_once_however_it_came(world: World, answer: str, channel: str) -> None:
    row = take(
        done(world, road(world)), "verify", actor=world.wang, at=NOW, inputs={"note": "看过"}
    )
    ticket = ask(row, actor=world.sun, at=NOW)
    if channel in ("link", "code"):
        hashed, real = token_hash(ticket.token), real_now()
        answer_by_token(hashed, answer, "一半不亮", at=NOW, real=real, channel=channel)
    else:
        said = {"answer": answer, "words": "一半不亮", "channel": channel, "speaker": "family"}
        hear(Question.objects.get(), said, actor=world.sun, at=NOW)
    assert Answer.objects.get().channel == channel
    told = Message.objects.filter(kind=answer).order_by("post__title")
    assert list(told.values_list("post__title", "urgent")) == [
        ("农业农村局联络员", True), ("甲镇党政办主任", True)]  # fmt: skip


def test_a_no_of_the_hotline_and_a_no_about_an_end_are_told_too(world: World) -> None:
    row = done(world, road(world))
    set_channel(row, "hotline", "12345-1", "", actor=world.sun, at=NOW)
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "看过"})
    take(row, "outside_no", actor=world.sun, at=NOW, inputs={"words": "回访未办好"})
    assert Message.objects.filter(kind="no", urgent=True).count() == 2
    (other,) = active(world, title="另一件")
    other = take(other, "withdraw", actor=world.sun, at=NOW, inputs={"reason": "并入管网"})
    ticket = ask(other, actor=world.sun, at=NOW, step="ask_after", told="并入管网改造")
    answer_by_token(token_hash(ticket.token), "no", "还是黑", at=NOW, real=real_now())
    about = Message.objects.filter(kind="no", params__number=other.number)
    assert {m.sentence for m in about} == {
        "{number}, ended: the people served say it is not done."}  # fmt: skip
