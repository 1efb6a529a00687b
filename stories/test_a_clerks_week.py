"""A clerk's week, read top to bottom: nothing weekly is asked, and what moved takes minutes.

The clerk of 一村 leads three livelihood items. From Monday to Friday nothing waits on the desk, for
nothing is due between two stages. On Thursday two of them have moved: one is ticked, one gets a
number, nothing else is typed. On Friday the line on the desk says what the system knows already.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from tests.cast import NOW, World, log_in
from yiteng.commitments.actions import take_many
from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.commitments.tests.cases import issued
from yiteng.desk.mornings import livelihood
from yiteng.desk.tasks import tasks
from yiteng.jobs import daily
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db
#: So far ahead that the test is true on any real day: pages ask the real clock.
FAR = datetime(2123, 12, 20, 18, tzinfo=SHANGHAI)
MONDAY = date(2023, 4, 3)


def in_hand(world: World) -> list[Commitment]:
    """Three items the village committee leads, signed for by its clerk."""
    rows = issued(world, 3, lead_unit=world.units["clerk"], due_at=FAR)
    return take_many(rows, "sign", actor=world.clerk, at=NOW)


def test_from_monday_to_friday_nothing_is_asked(world: World) -> None:
    in_hand(world)
    for day in range(5):
        assert tasks(world.clerk, MONDAY + timedelta(days=day)) == []


def test_no_daily_step_asks_anybody_for_a_weekly_report() -> None:
    assert not [name for name in daily.steps() if "week" in name or "report" in name]


def test_on_thursday_two_items_moved_and_nothing_else_is_typed(world: World) -> None:
    one, two, three = in_hand(world)
    client = Client()
    log_in(client, world, "clerk")
    page = client.get("/entries/").content.decode()
    assert "3 件在办：动了哪件记哪件" in page
    client.post("/entries/", {
        f"{one.pk}-stage": "started", f"{one.pk}-seen": one.version,
        f"{two.pk}-number_0": "3.5", f"{two.pk}-number_1": "10000",
        f"{two.pk}-seen": two.version})  # fmt: skip
    fresh = Commitment.objects.in_bulk([one.pk, two.pk, three.pk])
    assert [fresh[row.pk].stage for row in (one, two, three)] == ["started", "", ""]
    assert CommitmentQuantity.objects.get(commitment=two, status="actual").value == 35000
    assert fresh[three.pk].version == three.version


def test_on_friday_the_desk_says_what_is_known_and_asks_nothing(world: World) -> None:
    one, _two, _three = in_hand(world)
    client = Client()
    log_in(client, world, "clerk")
    client.post("/entries/", {f"{one.pk}-stage": "started", f"{one.pk}-seen": one.version})
    said = {c.words: c.n for c in livelihood(world.clerk, MONDAY + timedelta(days=4), NOW)}
    assert (said["民生实事"], said["尚未动工"]) == (3, 2)
    home = client.get("/").content.decode()
    assert "今天没有等您办的事" in home
