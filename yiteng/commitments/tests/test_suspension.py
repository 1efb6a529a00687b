"""A stopped clock gives back what it took: to the minute, in workdays, in days; and back again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.cast import NOW, World
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment, DeadlineEvent
from yiteng.commitments.page import page_of
from yiteng.commitments.queries import stuck_rows
from yiteng.commitments.tests.cases import JUNE, active
from yiteng.commitments.words import event_words
from yiteng.rules.deadlines import end_of_day
from yiteng.rules.refusal import Refused
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.entrances import take_back

pytestmark = pytest.mark.django_db
GRANTED = {"reason": "属实"}


def stopped(world: World, at: datetime = NOW, **changes: object) -> Commitment:
    (row,) = active(world, **changes)
    row = take(row, "ask_suspension", actor=world.li, at=at, inputs={"reason": "等批复"})
    return take(row, "suspend", actor=world.sun, at=at, inputs=GRANTED)


def resumed(world: World, row: Commitment, at: datetime) -> Commitment:
    return take(row, "resume", actor=world.sun, at=at, inputs={"reason": "已批复"})


def said(row: Commitment) -> str:
    return event_words(DeadlineEvent.objects.filter(commitment=row).order_by("id").last())


def test_a_date_set_by_hand_gets_its_days_back_and_keeps_its_hour(world: World):
    row = stopped(world)
    assert (row.light, row.next_turn_at) == ("suspended", None)
    row = resumed(world, row, NOW + timedelta(days=2, hours=3, minutes=20))
    assert (row.due_at, row.original_due_at) == (JUNE + timedelta(days=2), JUNE)


def test_a_firm_s_moment_gets_its_minutes_back(world: World):
    row = stopped(world, kind="enterprise_request")
    row = resumed(world, row, NOW + timedelta(days=2, hours=3, minutes=20))
    assert row.due_at == JUNE + timedelta(days=2, hours=3, minutes=20)
    assert said(row) == "重新计时，返还51小时 20分钟"


def test_a_day_set_by_hand_gets_its_days_back_and_stays_the_end_of_a_day(world: World):
    row = stopped(world, due_at=end_of_day(date(2023, 6, 29)))
    row = resumed(world, row, datetime(2023, 4, 2, 23, 0, tzinfo=SHANGHAI))
    assert row.due_at == end_of_day(date(2023, 7, 1))
    assert said(row) == "重新计时，返还2日"


def test_open_stages_get_the_days_back_and_missed_ones_stay_missed(world: World):
    row = stopped(world, at=datetime(2023, 4, 20, 9, tzinfo=SHANGHAI))
    row = resumed(world, row, datetime(2023, 4, 30, 9, tzinfo=SHANGHAI))
    plans = dict(row.stages.values_list("code", "planned_on"))
    assert (plans["prepared"], plans["started"]) == (date(2023, 4, 14), date(2023, 5, 7))
    assert plans["in_use"] == date(2023, 7, 10)
    row = take_back(row, actor=world.sun, at=NOW + timedelta(days=31))
    plans = dict(row.stages.values_list("code", "planned_on"))
    assert (row.state, row.due_at) == ("suspended", JUNE)
    assert (plans["started"], plans["in_use"]) == (date(2023, 4, 27), date(2023, 6, 30))


def test_what_was_overdue_before_it_stopped_gets_nothing_back(world: World):
    row = stopped(world, at=JUNE + timedelta(days=3))
    row = resumed(world, row, JUNE + timedelta(days=30))
    assert (row.due_at, row.light) == (JUNE, "overdue")


def test_it_does_not_start_again_before_it_stopped(world: World):
    row = stopped(world)
    with pytest.raises(Refused) as refused:
        resumed(world, row, NOW - timedelta(minutes=1))
    assert refused.value.codes == ("commitment.before_stop",)


def test_a_stop_longer_than_granted_is_stuck(world: World):
    (row,) = active(world)
    row = take(row, "ask_suspension", actor=world.li, at=NOW, inputs={"reason": "等批复"})
    until = {"reason": "属实", "until": date(2023, 4, 14)}
    take(row, "suspend", actor=world.sun, at=NOW, inputs=until)
    assert stuck_rows(world.sun, date(2023, 4, 14)) == []
    (late,) = stuck_rows(world.sun, date(2023, 4, 16))
    assert (late.why.code, late.why.params) == ("stuck.suspended", {"days": 2})


def test_grey_says_which_stage_was_missed_and_when(world: World):
    (row,) = active(world)
    page = page_of(row, datetime(2023, 4, 25, 9, tzinfo=SHANGHAI))
    assert (page["light"].code, page["why"]) == (
        "stale", "节点“前期准备”（4月14日）错过后无进展。")  # fmt: skip
