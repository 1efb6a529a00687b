"""Objections, supporting units, other dates and limits of steps are told to whoever must move."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.cast import NOW, World
from yiteng.commitments.actions import Draft, draft, take
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active, issued
from yiteng.messaging import jobs
from yiteng.messaging.models import Message
from yiteng.rules.deadlines import end_of_day
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db
DECEMBER = end_of_day(date(2023, 12, 29))


def told(world: World, kind: str) -> list[tuple[str, bool]]:
    """Who was told of this kind, by the key of the cast, and whether at once."""
    who = {post.pk: key for key, post in world.posts.items()}
    rows = Message.objects.filter(kind=kind).order_by("id")
    return [(who[row.post_id], row.urgent) for row in rows]


def forget() -> None:
    Message.objects.all().delete()


def decided(world: World) -> Commitment:
    (row,) = issued(world, due_at=DECEMBER)
    said = {"ground": "duty", "reason": "应由水利局牵头"}
    row = take(row, "object", actor=world.li, at=NOW, inputs=said)
    assert told(world, "objection") == [("sun", False), ("staffing", False)]
    forget()
    word = {"stance": "uphold", "reason": "三定规定"}
    row = take(row, "speak", actor=world.staffing, at=NOW, inputs=word)
    assert told(world, "objection") == [("sun", False)]
    forget()
    said = {"new_lead": str(world.units["wang"].pk), "reason": "属水利局职责"}
    return take(row, "reassign", actor=world.sun, at=NOW, inputs=said)


def test_an_objection_is_told_to_both_offices_and_its_decision_to_the_unit(world: World) -> None:
    decided(world)
    assert told(world, "objection") == [("li", False), ("wang", False)]


def test_supporting_units_are_told_that_they_are_asked_and_what_was_decided(world: World) -> None:
    row = Commitment(
        county=world.county, kind="livelihood_item", level="district", title="泵站",
        lead_unit=world.units["li"], served_type="village", served_name="村民",
        origin="request", origin_ref="村民代表会议", due_at=DECEMBER)  # fmt: skip
    row = draft(
        Draft(row, support=[(world.units["wang"].pk, "核定取水口")]), actor=world.sun, at=NOW
    )
    row = take(row, "issue", actor=world.sun, at=NOW)
    assert told(world, "support") == [("wang", False)]
    forget()
    said = {"ground": "duty", "reason": "非本局职责"}
    row = take(row, "support_object", actor=world.wang, at=NOW, inputs=said)
    assert told(world, "support") == [("sun", False), ("staffing", False)]
    word = {"stance": "uphold", "reason": "三定规定"}
    row = take(row, "support_speak", actor=world.staffing, at=NOW, inputs=word)
    forget()
    take(row, "support_uphold", actor=world.sun, at=NOW, inputs={"reason": "属实"})
    assert told(world, "support") == [("wang", False)]


def test_who_set_the_date_hears_of_what_is_asked_and_the_lead_of_the_answer(world: World) -> None:
    (row,) = active(world, due_at=DECEMBER)
    row = take(row, "ask_suspension", actor=world.li, at=NOW, inputs={"reason": "等批复"})
    assert told(world, "time") == [("sun", False)]
    forget()
    row = take(row, "refuse_suspension", actor=world.sun, at=NOW, inputs={"reason": "不属实"})
    assert (row.state, told(world, "time")) == ("active", [("li", False)])
    row = take(row, "ask_suspension", actor=world.li, at=NOW, inputs={"reason": "再次申请"})
    forget()
    take(row, "ask_coordination", actor=world.li, at=NOW, inputs={"note": "请定权属"})
    assert told(world, "time") == [("secretary", False)]


def test_a_matter_in_hours_is_told_at_once(world: World) -> None:
    (row,) = issued(world, kind="enterprise_request", due_at=DECEMBER)
    said = {"ground": "duty", "reason": "不属本局"}
    take(row, "object", actor=world.li, at=NOW, inputs=said)
    assert told(world, "objection") == [("sun", True), ("staffing", True)]


def test_a_limit_of_a_step_is_told_on_the_eve_and_when_it_is_late_each_once(world: World) -> None:
    issued(world, due_at=DECEMBER)
    for day in (1, 3, 3, 4, 5, 6, 11):
        jobs.day(date(2023, 4, day), datetime(2023, 4, day, 1, tzinfo=SHANGHAI))
    rows = Message.objects.filter(kind="step").order_by("id")
    assert [(row.post_id, row.key.split(":")[-1]) for row in rows] == [
        (world.posts["li"].pk, mark) for mark in ("eve", "after", "again")
    ]
    assert rows[0].params == {"number": rows[0].params["number"], "due": "2023-04-04",
                              "limit": "Signing for it"}  # fmt: skip


def test_an_objection_s_clock_is_told_to_the_offices_that_decide(world: World) -> None:
    (row,) = issued(world, due_at=DECEMBER)
    take(row, "object", actor=world.li, at=NOW, inputs={"ground": "duty", "reason": "非本局"})
    forget()
    day = NOW.date() + timedelta(days=10)
    jobs.day(day, NOW + timedelta(days=10))
    assert told(world, "step") == [("sun", False), ("staffing", False)]
