"""A changed table of workdays moves the dates it touches, by a job, and says which."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.audit.models import Event
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment, DeadlineEvent, RunningClock
from yiteng.commitments.moved import of_year
from yiteng.commitments.moving import move
from yiteng.commitments.tests.test_clocks import request
from yiteng.jobs.models import Outbox
from yiteng.jobs.running import run_due
from yiteng.places.actions import load_workdays, set_workday
from yiteng.rules.deadlines import end_of_day
from yiteng.workflow.clock import real_now

pytestmark = pytest.mark.django_db
#: Thursday 6 April 2023, a workday: the promise “within ten workdays” of 31 March runs over it.
DAY = date(2023, 4, 6)


@pytest.fixture
def row(world: World) -> Commitment:
    """Promised within ten workdays, at work."""
    load_workdays()
    found = take(request(world, clock="one_unit"), "issue", actor=world.sun, at=NOW)
    found = take(found, "sign", actor=world.li, at=NOW)
    assert found.due_at == end_of_day(date(2023, 4, 17))
    return found


def rest(world: World, day: date = DAY, worked: bool = False) -> None:
    set_workday(day, worked, "临时放假", actor=world.sysadmin, at=NOW)


def test_a_day_of_rest_moves_the_date_light_trail_and_line_and_keeps_the_first_one(
    world: World, row: Commitment
) -> None:
    first, version = row.due_at, row.version
    Outbox.objects.all().delete()
    rest(world)
    assert list(Outbox.objects.values_list("kind", flat=True)) == ["commitments.calendar"]
    assert of_year(2023) == (0, [])
    run_due(real_now())
    row.refresh_from_db()
    assert (row.due_at, row.original_due_at) == (end_of_day(date(2023, 4, 18)), first)
    assert (row.red_on, row.version) == (date(2023, 4, 19), version + 1)
    clock = RunningClock.objects.get(commitment=row, main=True)
    assert (clock.due_at, clock.first_due_at) == (row.due_at, first)
    line = DeadlineEvent.objects.get(event="recounted")
    assert (line.due_at, line.reason) == (row.due_at, "2023-04-06 临时放假")
    event = Event.objects.get(pk=row.last_event)
    assert (event.action, event.actor_person) == ("recount", 0)
    assert move(DAY, "临时放假", NOW) == 0
    rest(world, worked=True)
    run_due(real_now())
    row.refresh_from_db()
    assert row.due_at == first


def test_two_days_changed_before_the_worker_ran_count_both(world: World, row: Commitment) -> None:
    rest(world)
    rest(world, date(2023, 4, 7))
    run_due(real_now())
    row.refresh_from_db()
    assert row.due_at == end_of_day(date(2023, 4, 19))


def test_a_date_somebody_decided_stays(world: World, row: Commitment) -> None:
    said = {"new_due": NOW + timedelta(days=30), "reason": "件未到", "done": "已备料",
            "affected": "该企业", "missed_why": "x"}  # fmt: skip
    row = take(row, "ask_extension", actor=world.li, at=NOW, inputs=said)
    row = take(row, "extend", actor=world.sun, at=NOW)
    rest(world, date(2023, 4, 7))
    run_due(real_now())
    assert Commitment.objects.get(pk=row.pk).due_at == row.due_at


def test_what_a_stop_gave_back_is_given_back_again(world: World, row: Commitment) -> None:
    row = take(row, "ask_suspension", actor=world.li, at=NOW, inputs={"reason": "等批复"})
    row = take(row, "suspend", actor=world.sun, at=datetime(2023, 4, 3, 9, tzinfo=NOW.tzinfo),
               inputs={"reason": "属实"})  # fmt: skip
    row = take(row, "resume", actor=world.sun, at=datetime(2023, 4, 4, 9, tzinfo=NOW.tzinfo),
               inputs={"reason": "已批复"})  # fmt: skip
    assert row.due_at == end_of_day(date(2023, 4, 18))
    assert move(DAY, "", NOW) == 0, "counted from the beginning it is what it was"
    rest(world)
    run_due(real_now())
    assert Commitment.objects.get(pk=row.pk).due_at == end_of_day(date(2023, 4, 19))


def test_the_page_of_the_table_says_how_many_moved_and_which(
    world: World, row: Commitment, client: Client
) -> None:
    rest(world)
    log_in(client, world, "sysadmin")
    page = reverse("places:workdays") + "?year=2023"
    assert "后台重新计算" in client.get(page).content.decode()
    run_due(real_now())
    shown = client.get(page).content.decode()
    for words in ("1 件事项的期限随之变动", row.number, "2023-04-06", "2023-04-17", "2023-04-18"):
        assert words in shown, words
    assert row.title not in shown
    log_in(client, world, "li")
    assert "工作日表变更" in client.get(row.url).content.decode()


def test_ended_ones_limits_in_hours_and_other_days_stay(world: World, row: Commitment) -> None:
    hours = list(RunningClock.objects.filter(kind="hours").values_list("pk", "due_at"))
    take(row, "withdraw", actor=world.sun, at=NOW, inputs={"reason": "撤回"})
    rest(world)
    assert move(DAY, "", NOW) == move(date(2024, 5, 8), "", NOW) == 0
    assert list(RunningClock.objects.filter(kind="hours").values_list("pk", "due_at")) == hours
