"""A leader's page: what is asked in words, what is stuck, no count by leader."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import NOW, TODAY, World, log_in
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.commitments.queries.stuck import StuckRow
from yiteng.commitments.tests.cases import active
from yiteng.desk.home import home_of, named_of
from yiteng.rules.stuck import Stuck
from yiteng.web import desks

pytestmark = pytest.mark.django_db


def asked_of(world: World) -> Commitment:
    """李 asks a leader to coordinate; the office puts it before the leader."""
    (row,) = active(world, 1, title="进户路")
    row = take(row, "ask_coordination", actor=world.li, at=NOW, inputs={"note": "请定占地归谁"})
    return take(row, "submit_coordination", actor=world.sun, at=NOW, inputs={"note": "附图"})


def test_what_is_asked_says_what_who_and_what_to_approve(world: World):
    row = asked_of(world)
    (one,) = desks.asked(world.leader, TODAY)
    assert (one.what, one.who, one.ask, one.url, one.since) == (
        "进户路", "农业农村局", "请定占地归谁", row.url, TODAY)  # fmt: skip


def test_what_was_not_put_before_a_leader_yet_is_not_asked_of_one(world: World):
    (row,) = active(world, 1)
    take(row, "ask_coordination", actor=world.li, at=NOW, inputs={"note": "请定占地归谁"})
    assert desks.asked(world.leader, TODAY) == []


def test_a_leader_reads_it_once_and_nobody_is_counted_by_leader(world: World):
    asked_of(world)
    context = home_of(world.leader, TODAY, NOW)
    assert [one.what for one in context["asked"]] == ["进户路"]
    assert [task.kind.code for task in context["tasks"]] == []
    assert context["waiting"] == 1
    assert "区长" not in dict(context["asked_of"])


def test_the_sheet_opens_for_leaders_and_supervision(world: World):
    asked_of(world)
    for who, status in (("leader", 200), ("sun", 200), ("li", 403)):
        client = Client()
        log_in(client, world, who)
        answer = client.get("/sheet/")
        assert (who, answer.status_code) == (who, status)
        if status == 200:
            assert "请定占地归谁" in answer.content.decode()


def test_of_many_who_must_move_eight_are_named_and_the_rest_counted(world: World):
    """A leader reads a line, not the register of villages; the places page holds them all."""
    why = Stuck("overdue", "", "lead_unit", TODAY)
    rows = [StuckRow(Commitment(), why, f"第{n}村") for n in range(11) for _ in range(n % 2 + 1)]
    assert named_of(rows) == ([(f"第{n}村", n % 2 + 1) for n in range(8)], 3)
