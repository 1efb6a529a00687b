"""A suspension that gives its days back.

The bridge over the river needs an approval from above. The village asks that its clock be stopped; the
supervision office stops it until a day at the latest. While it stands nothing is overdue and nothing
is grey. The approval comes after the latest day: that it stood too long was visible. Started again, the
date is exactly as many days later as the clock stood, the stages not yet reached too, those missed
before stay missed; the original date stays readable. An extension is another thing: it is asked for
before the date, with its reason, and decided by the level that set the date.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.test import Client

from tests.cast import NOW, World, log_in
from yiteng.commitments.actions import take
from yiteng.commitments.daily import turn_lights
from yiteng.commitments.page import todays_light
from yiteng.commitments.queries import stuck_rows
from yiteng.commitments.tests.cases import active
from yiteng.rules.deadlines import end_of_day
from yiteng.rules.refusal import Refused
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db
LAST = end_of_day(date(2023, 6, 30))


def on(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2023, month, day, hour, tzinfo=SHANGHAI)


def test_the_bridge_gets_back_what_the_approval_took(world: World, client: Client) -> None:
    (row,) = active(world, title="漫水桥维修", due_at=LAST)
    row = take(row, "ask_suspension", actor=world.li, at=on(4, 20),
               inputs={"reason": "涉河施工须等防洪评价批复"})  # fmt: skip
    row = take(row, "suspend", actor=world.sun, at=on(4, 21, 15),
               inputs={"reason": "等候批复", "until": date(2023, 5, 31)})  # fmt: skip

    # It stands over the date: nothing is overdue, nothing turns grey.
    turn_lights(date(2023, 7, 3))
    row.refresh_from_db()
    assert todays_light(row, on(5, 31)).code == "suspended"
    assert todays_light(row, on(7, 3)).code == "step_late"  # it stands longer than was granted
    assert stuck_rows(world.sun, date(2023, 5, 31)) == []
    (late,) = stuck_rows(world.sun, date(2023, 7, 3))
    assert (late.why.code, late.why.params) == ("stuck.suspended", {"days": 33})

    # 21 April to 3 July: 73 days stood; the day it runs again counts.
    row = take(row, "resume", actor=world.sun, at=on(7, 3, 10), inputs={"reason": "批复已到"})
    assert (row.due_at, row.original_due_at) == (end_of_day(date(2023, 9, 11)), LAST)
    plans = dict(row.stages.values_list("code", "planned_on"))
    assert plans["prepared"] == date(2023, 4, 14)
    assert (plans["started"], plans["in_use"]) == (date(2023, 7, 9), date(2023, 9, 11))

    log_in(client, world, "li")
    page = client.get(row.url).content.decode()
    for words in ("重新计时，返还73日", "原定", "6月30日", "9月11日", "等候批复"):
        assert words in page, words


def test_an_extension_is_another_thing(world: World) -> None:
    (row,) = active(world, due_at=LAST)
    said = {"new_due": end_of_day(date(2023, 7, 31)), "reason": "设备晚到", "done": "桥墩已完成",
            "affected": "46户绕行"}  # fmt: skip
    with pytest.raises(Refused) as refused:
        take(row, "ask_extension", actor=world.li, at=on(7, 1), inputs=said)
    assert refused.value.codes == ("commitment.too_late",)
    row = take(row, "ask_extension", actor=world.li, at=NOW, inputs=said)
    with pytest.raises(Refused) as refused:
        take(row, "extend", actor=world.town, at=NOW, inputs={"note": "同意"})
    assert refused.value.codes == ("commitment.higher_level",)
    row = take(row, "extend", actor=world.sun, at=NOW, inputs={"note": "同意"})
    assert (row.due_at, row.original_due_at) == (end_of_day(date(2023, 7, 31)), LAST)
