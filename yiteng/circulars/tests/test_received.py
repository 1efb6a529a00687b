"""A circular at those it goes to: told by rule, on the desk until settled, nobody watched reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOW, TODAY, World, log_in
from yiteng.circulars import actions
from yiteng.circulars.models import Circular, Delivery
from yiteng.circulars.notices import reminders
from yiteng.circulars.tests.test_circulars import march
from yiteng.limits.queries import values
from yiteng.messaging.models import Message
from yiteng.messaging.registry import Case
from yiteng.rules.messages import CODES
from yiteng.rules.refusal import Refused
from yiteng.web import desks

pytestmark = pytest.mark.django_db
SOON, LATER = TODAY + timedelta(days=2), TODAY + timedelta(days=10)


def issued(world: World, **addressed: Any) -> Circular:
    """孙's circular of March to 李's unit, a copy to 王's, one line that names no unit here."""
    named = {"recipients": "农业农村局\n驻区单位", "copies": "水利局", **addressed}
    row = march(world)
    row = actions.reword(row, row.title, row.body, actor=world.sun, at=NOW, **named)
    row = actions.take(row, "submit", actor=world.sun, at=NOW)
    row = actions.take(row, "approve", actor=world.leader, at=NOW)
    return actions.take(row, "issue", actor=world.sun, at=NOW)


def waiting(actor: Any) -> list[Delivery]:
    """What the desk of a post lists of circulars received."""
    return list(desks.rows_of("circular_received").rows(actor, TODAY))


def told(world: World, who: str) -> list[tuple[str, bool]]:
    """What the post was told about circulars, and whether at once."""
    rows = Message.objects.filter(post=world.posts[who], kind="circular").order_by("id")
    return [(row.sentence, row.urgent) for row in rows]


def test_the_units_named_have_it_on_their_desks_and_are_told_in_the_digest(world: World):
    issued(world)
    assert [(one.copy, one.asks) for one in waiting(world.li)] == [(False, "note")]
    assert [(one.copy, one.asks) for one in waiting(world.wang)] == [(True, "note")]
    assert waiting(world.sun) == waiting(world.town) == []
    assert told(world, "li") == [("A circular was sent to your unit.", False)]


@pytest.mark.parametrize(("by", "urgent"), [(SOON, True), (LATER, False)])
def test_an_answer_wanted_soon_is_told_at_once(world: World, by: date, urgent: bool):
    issued(world, asks="answer", answer_by=by)
    assert told(world, "li") == [("A circular asks your unit for an answer by {due}.", urgent)]
    assert told(world, "wang") == [("A circular was sent to your unit.", False)]


def test_it_leaves_the_desk_when_it_is_noted_and_the_sender_does_not_see_that(world: World):
    row = issued(world)
    client, sender = Client(), Client()
    log_in(client, world, "li")
    log_in(sender, world, "sun")
    before = sender.get(f"/circulars/{row.pk}/").content
    (one,) = waiting(world.li)
    assert "收阅，移出案头" in client.get(one.url).content.decode()
    client.post(f"{one.url}step/", {"step": "note", "seen": one.version})
    assert waiting(world.li) == []
    after = sender.get(f"/circulars/{row.pk}/").content.decode()
    assert "谁读过，系统不记录" in after
    assert "已收阅" not in after
    assert len(before.decode()) == len(after)


def test_what_asks_for_an_answer_waits_until_it_is_answered(world: World):
    row = issued(world, asks="answer", answer_by=LATER)
    (one,) = waiting(world.li)
    with pytest.raises(Refused) as refused:
        actions.settle(one, "note", actor=world.li, at=NOW)
    assert refused.value.codes == ("delivery.answer",)
    actions.settle(one, "answer", actor=world.li, at=NOW, inputs={"answer": "路灯4月底前装完。"})
    assert waiting(world.li) == []
    sender = Client()
    log_in(sender, world, "sun")
    assert "路灯4月底前装完。" in sender.get(f"/circulars/{row.pk}/").content.decode()


def test_another_unit_neither_reads_nor_settles_it(world: World):
    issued(world)
    (one,) = waiting(world.li)
    with pytest.raises(Refused) as refused:
        actions.settle(one, "note", actor=world.wang, at=NOW)
    assert refused.value.codes == ("delivery.not_yours",)
    for who, status in (("li", 200), ("wang", 404), ("clerk", 404), ("leader", 403)):
        client = Client()
        log_in(client, world, who)
        assert (who, client.get(one.url).status_code) == (who, status)


@pytest.mark.parametrize(
    ("by", "code"), [(None, "circular.no_date"), (TODAY - timedelta(days=1), "circular.late_date")]
)
def test_an_answer_has_a_day_that_is_not_over(world: World, by: date | None, code: str):
    row = march(world)
    row = actions.reword(row, row.title, row.body, asks="answer", answer_by=by, actor=world.sun,
                         at=NOW)  # fmt: skip
    with pytest.raises(Refused) as refused:
        actions.take(row, "submit", actor=world.sun, at=NOW)
    assert refused.value.codes == (code,)


def test_lines_that_name_no_unit_are_shown_to_the_sender(world: World):
    row = issued(world)
    client = Client()
    log_in(client, world, "sun")
    assert "须送纸质件： 驻区单位" in client.get(f"/circulars/{row.pk}/").content.decode()


def test_who_owes_an_answer_is_reminded_on_the_eve_and_after(world: World):
    issued(world, asks="answer", answer_by=LATER)
    county = world.li.county
    held = {code: int(value) for code, value in values(county, CODES).items()}
    case = Case(county, LATER, NOW, held)
    days = [LATER - timedelta(days=3), LATER, LATER + timedelta(days=1)]
    limits = {**case.limits, "messages.eve": 1, "messages.after": 1}
    said = [
        [n.sentence for n in reminders(replace(case, today=day, limits=limits))] for day in days
    ]
    assert said == [
        [], ["The answer to a circular is due on {due}."],
        ["The answer to a circular was due on {due}."]]  # fmt: skip
    (one,) = waiting(world.li)
    actions.settle(one, "answer", actor=world.li, at=NOW, inputs={"answer": "已办。"})
    assert list(reminders(replace(case, today=days[2], limits=limits))) == []


def test_the_list_of_what_was_received_costs_the_same_for_one_and_three(
    world: World, django_assert_num_queries
):
    from yiteng.circulars.received import table

    for _ in range(2):
        issued(world)
        with django_assert_num_queries(1):
            assert table(world.li, {}).rows
