"""What each step does: dates by events, stages, requests, taking back, merging, coming back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cast import NOW, World
from yiteng.commitments.actions import take, take_many
from yiteng.commitments.models import Request, StagePlan
from yiteng.commitments.queries import stuck_rows
from yiteng.commitments.tests.cases import JUNE, active, drafts, issued
from yiteng.commitments.words import next_sentence
from yiteng.rules.refusal import Refused
from yiteng.workflow.entrances import take_back

pytestmark = pytest.mark.django_db


def events(row):
    return [(e.event, e.due_at, e.days) for e in row.deadlines.order_by("id")]


def test_assigning_sets_the_date_for_ever_and_plans_the_stages(world: World):
    (row,) = issued(world)
    assert (row.starts_on, row.original_due_at, row.due_at) == (date(2023, 3, 31), JUNE, JUNE)
    assert events(row) == [("set", JUNE, 0)]
    assert list(row.stages.order_by("position").values_list("code", "planned_on")) == [
        ("prepared", date(2023, 4, 14)), ("started", date(2023, 4, 27)),
        ("completed", date(2023, 6, 12)), ("accepted", date(2023, 6, 21)),
        ("in_use", date(2023, 6, 30)),
    ]  # fmt: skip


def test_assigning_is_taken_back_whole(world: World):
    (row,) = issued(world)
    row = take_back(row, actor=world.sun, at=NOW)
    assert (row.state, row.original_due_at, row.starts_on) == ("draft", None, None)
    assert (events(row), row.stages.count()) == ([], 0)


def test_a_stage_reached_reaches_those_before_it_and_comes_back(world: World):
    (row,) = active(world)
    said = {"note": "已开工", "stage": "started"}
    row = take(row, "progress", actor=world.li, at=NOW, inputs=said)
    reached = StagePlan.objects.filter(commitment=row, reached_at=NOW).order_by("position")
    assert list(reached.values_list("code", flat=True)) == ["prepared", "started"]
    row = take_back(row, actor=world.li, at=NOW)
    assert (row.stage, reached.count()) == ("", 0)


def test_an_extension_moves_the_date_and_keeps_the_original(world: World):
    (row,) = active(world)
    later = JUNE + timedelta(days=14)
    said = {"new_due": later, "reason": "设备晚到", "done": "池体已清洗", "affected": "46户"}
    row = take(row, "ask_extension", actor=world.li, at=NOW, inputs=said)
    row = take(row, "extend", actor=world.leader, at=NOW, inputs={"note": "同意"})
    assert (row.due_at, row.original_due_at) == (later, JUNE)
    assert events(row) == [("set", JUNE, 0), ("extended", later, 0)]
    request = Request.objects.get()
    assert (request.outcome, request.settled_by_post) == ("granted", "区长")
    row = take_back(row, actor=world.leader, at=NOW)
    assert (row.due_at, Request.objects.get().outcome) == (JUNE, "")


def test_merging_needs_another_open_one_of_the_county(world: World):
    one, other, shut = active(world, 3)
    (draft,) = drafts(world)
    type(shut).objects.filter(pk=shut.pk).update(state="closed")
    (abroad,) = active(world)
    type(abroad).objects.filter(pk=abroad.pk).update(county=world.areas["elsewhere"])
    for number in ("2023-0", one.number, draft.number, shut.number, abroad.number):
        with pytest.raises(Refused) as refused:
            take(one, "merge", actor=world.sun, at=NOW, inputs={"into": number, "reason": "重复"})
        assert refused.value.codes == ("commitment.no_other",)
    said = {"into": other.number, "reason": "重复"}
    one = take(one, "merge", actor=world.sun, at=NOW, inputs=said)
    assert (one.state, one.merged_into) == ("merged", other)


def test_two_are_never_merged_into_each_other(world: World):
    one, other = active(world, 2)
    into = {one.pk: other.number, other.pk: one.number}
    with pytest.raises(Refused):
        take_many([one, other], "merge", actor=world.sun, at=NOW,
                  inputs=lambda row: {"into": into[row.pk], "reason": "重复"})  # fmt: skip
    assert {row.state for row in type(one).objects.all()} == {"active"}


def test_the_office_puts_coordination_before_a_leader_and_the_days_are_counted_from_there(
    world: World,
):
    (row,) = active(world)
    row = take(row, "ask_coordination", actor=world.li, at=NOW, inputs={"note": "请定权属"})
    assert (row.coordination_since, row.submitted_on) == (date(2023, 3, 31), None)
    (waits,) = stuck_rows(world.sun, date(2023, 4, 3))
    assert (waits.why.who, waits.why.params) == ("office", {"days": 3})
    tuesday = NOW + timedelta(days=4)
    said = {"note": "呈分管区领导，建议由水利局迁改"}
    row = take(row, "submit_coordination", actor=world.secretary, at=tuesday, inputs=said)
    (waits,) = stuck_rows(world.sun, date(2023, 4, 6))
    assert (waits.why.who, waits.mover) == ("office", "呈报的办公室")
    assert next_sentence(row, date(2023, 4, 6)) == "待区领导协调，呈报第3日。"
    row = take(row, "coordinated", actor=world.leader, at=tuesday, inputs={"note": "由水利局迁改"})
    assert (row.coordination_since, row.submitted_on) == (None, None)
    assert Request.objects.get().outcome == "settled"


def test_many_rows_take_a_step_with_as_many_queries_as_one(
    world: World, django_assert_max_num_queries
):
    rows = issued(world, 30)
    with django_assert_max_num_queries(19):
        take_many(rows, "sign", actor=world.li, at=NOW)


def test_all_or_none(world: World):
    rows = issued(world, 2)
    rows += issued(world, 1, lead_unit=world.units["wang"])
    with pytest.raises(Refused) as refused:
        take_many(rows, "sign", actor=world.li, at=NOW)
    assert refused.value.codes == ("commitment.not_lead",)
    assert {r.state for r in type(rows[0]).objects.all()} == {"issued"}
