"""A unit's ledger: read, previewed, applied all or nothing, and again without doubles."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal

import pytest

from yiteng.audit.models import Event
from yiteng.audit.verify import verify
from yiteng.commitments.actions import record_figures, redraft, take, take_many
from yiteng.commitments.models import Commitment, Tally
from yiteng.ledgers import actions, applying
from yiteng.ledgers.models import Import, Origin, Staged
from yiteng.ledgers.tests.books import HEADS, LAMP, ROAD, faults, outcomes, read, work, xlsx
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refused
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.entrances import may_take_back

pytestmark = pytest.mark.django_db


SERVED = xlsx([[*HEADS, "服务对象"], [*LAMP, "一村村民"]])


def applied(world, row, who="sun") -> Import:
    actions.start(row, actor=getattr(world, who), at=world.now)
    work()
    row.refresh_from_db()
    return row


def test_a_ledger_becomes_drafts_with_places_units_dates_and_figures(world):
    row = read(world, xlsx([HEADS, LAMP, ROAD]))
    assert (row.phase, row.fault, outcomes(row)) == ("ready", {}, [(2, "new"), (3, "new")])
    assert applied(world, row).phase == "applied"
    lamp, road = Commitment.objects.order_by("id")
    assert (lamp.title, lamp.state, lamp.lead_unit, lamp.village, lamp.level) == (
        "安装路灯30盏", "draft", world.units["li"], world.areas["village_1"], "village")  # fmt: skip
    assert lamp.due_at == datetime(2023, 6, 30, 23, 59, 59, tzinfo=SHANGHAI)
    assert road.due_at.astimezone(SHANGHAI).date().isoformat() == "2023-09-30"
    assert [q.value for c in (lamp, road) for q in c.quantities.all()] == [
        Decimal(125_000), Decimal(800_000)]  # fmt: skip


def test_every_row_has_one_event_and_the_chain_holds(world):
    row = applied(world, read(world, xlsx([HEADS, LAMP, ROAD])))
    events = Event.objects.filter(subject_type="commitments.commitment")
    assert [e.action for e in events] == ["open", "open"]
    (close,) = Event.objects.filter(subject_type="ledgers.import", action="apply")
    assert json.loads(close.data)["after"]["counts"] == {"new": 2} == row.counts
    assert verify().chains[0].fault is None


def test_the_same_file_again_makes_no_double(world):
    applied(world, read(world, xlsx([HEADS, LAMP, ROAD])))
    again = read(world, xlsx([HEADS, LAMP, ROAD]))
    assert outcomes(again) == [(2, "same"), (3, "same")]
    with pytest.raises(Refused) as refused:
        actions.start(again, actor=world.sun, at=world.now)
    assert refused.value.codes == ("ledger.nothing",)


def test_a_changed_cell_shows_as_changed_and_changes_that_alone(world):
    applied(world, read(world, xlsx([HEADS, LAMP, ROAD])))
    row = read(world, xlsx([HEADS, [*LAMP[:3], "7月底", 13], ROAD]))
    (staged,) = Staged.objects.filter(imported=row, outcome="changed")
    assert staged.changes == {
        "due": ["2023-06-30", "2023-07-31"],
        "investment": [["125000.00", "CNY", ""], ["130000.00", "CNY", ""]],
    }
    applied(world, row)
    lamp = Commitment.objects.order_by("id")[0]
    assert lamp.due_at.astimezone(SHANGHAI).date().isoformat() == "2023-07-31"
    assert [q.value for q in lamp.quantities.all()] == [Decimal(130_000)]
    event = Event.objects.get(pk=lamp.last_event)
    assert json.loads(event.data)["after"]["investment"] == "130000 CNY"


def test_a_refused_row_names_cell_value_reason_and_remedy_and_the_others_go_in(world):
    bad = ["装路灯", "不存在局", "一村", "3.15", "-5"]
    row = read(world, xlsx([HEADS, LAMP, bad]))
    assert outcomes(row) == [(2, "new"), (3, "refused")]
    assert faults(row) == [
        ("Sheet1!B3", "unknown_unit", "不存在局"),
        ("Sheet1!D3", "which_day", "3.15"),
        ("Sheet1!E3", "negative", "-5"),
    ]
    applied(world, row)
    assert [c.title for c in Commitment.objects.all()] == ["安装路灯30盏"]


def test_a_row_twice_in_one_file_is_refused_the_second_time(world):
    row = read(world, xlsx([HEADS, LAMP, LAMP]))
    assert outcomes(row) == [(2, "new"), (3, "refused")]
    assert faults(row) == [("Sheet1!A3", "twice", "安装路灯30盏")]


def test_what_was_changed_here_between_preview_and_applying_refuses_all(world):
    applied(world, read(world, xlsx([HEADS, LAMP, ROAD])))
    row = read(world, xlsx([HEADS, [*LAMP[:3], "7月底", 13], [*ROAD[:3], "8月底", 80]]))
    redraft(Commitment.objects.order_by("id")[1], {"content": "改"}, actor=world.sun, at=world.now)
    assert applied(world, row).phase == "ready"
    assert row.fault["said"][0][0].startswith("Somebody was quicker")
    assert {c.due_at.astimezone(SHANGHAI).month for c in Commitment.objects.all()} == {6, 9}
    actions.read_again(row, actor=world.sun, at=world.now)
    work()
    row.refresh_from_db()
    assert applied(world, row).phase == "applied"


def test_a_cancelled_import_leaves_nothing(world):
    row = read(world, xlsx([HEADS, LAMP]))
    actions.cancel(row, actor=world.sun, at=world.now)
    row.refresh_from_db()
    assert (row.phase, Staged.objects.count(), Origin.objects.count()) == ("cancelled", 0, 0)
    with pytest.raises(Refused):
        actions.start(row, actor=world.sun, at=world.now)


def test_progress_of_what_is_in_hand_goes_through_the_step_and_once(world):
    heads, said = [*HEADS, "进展情况", "当前阶段"], [*LAMP, "已立杆", "开工"]
    applied(world, read(world, SERVED))
    rows = take_many(list(Commitment.objects.all()), "issue", actor=world.sun, at=world.now)
    take_many(rows, "sign", actor=world.li, at=world.now)
    assert faults(read(world, xlsx([heads, said])))[0][:2] == ("Sheet1!F2", "not_doing")
    number = Commitment.objects.get().number
    mine = read(world, xlsx([["编号", *heads], [number, *said]]), who="li")
    assert outcomes(mine) == [(2, "changed")], faults(mine)
    applied(world, mine, "li")
    lamp = Commitment.objects.get()
    assert (lamp.stage, lamp.last_progress_on.isoformat()) == ("started", "2023-03-31")
    assert Event.objects.get(pk=lamp.last_event).action == "progress"
    again = read(world, xlsx([["编号", *heads], [number, *said]]), who="li")
    assert outcomes(again) == [(2, "same")]


def test_what_is_assigned_changes_by_steps_and_wordings_with_a_reason(world):
    applied(world, read(world, SERVED))
    take_many(list(Commitment.objects.all()), "issue", actor=world.sun, at=world.now)
    number = Commitment.objects.get().number
    changed = xlsx([["编号", *HEADS], [number, "安装路灯31盏", *LAMP[1:3], "8月底", 12.5]])
    assert [f[:2] for f in faults(read(world, changed))] == [
        ("Sheet1!B2", "needs_reason"), ("Sheet1!E2", "by_steps")]  # fmt: skip
    words = xlsx([["编号", *HEADS], [number, "安装路灯31盏", *LAMP[1:]]])
    row = read(world, words, reason="数量核实")
    assert outcomes(row) == [(2, "changed")]
    applied(world, row)
    lamp = Commitment.objects.get()
    assert (lamp.title, Event.objects.get(pk=lamp.last_event).reason) == (
        "安装路灯31盏",
        "数量核实",
    )


def test_a_post_that_drafts_nothing_takes_in_nothing_new(world):
    row = read(world, xlsx([HEADS, LAMP]), who="clerk")
    assert [f[1] for f in faults(row)] == ["may_not_draft"]
    with pytest.raises(Refused):
        read(world, xlsx([HEADS, LAMP]), who="leader")


def in_hand(world) -> list[Commitment]:
    """Two matters of 李's unit, assigned and signed."""
    applied(world, read(world, xlsx([[*HEADS, "服务对象"], [*LAMP, "村民"],
                                     [ROAD[0], LAMP[1], *ROAD[2:], "村民"]])))  # fmt: skip
    rows = take_many(
        list(Commitment.objects.order_by("id")), "issue", actor=world.sun, at=world.now
    )
    return take_many(rows, "sign", actor=world.li, at=world.now)


def test_words_figure_and_progress_of_a_row_make_one_event(world):
    lamp, road = in_hand(world)
    events = Event.objects.filter(subject_type="commitments.commitment")
    before = events.count()
    heads = ["编号", "事项名称", "计划投资（万元）", "进展情况", "当前阶段"]
    row = read(world, xlsx([heads, [lamp.number, lamp.title, 13, "已立杆", "开工"],
                            [road.number, road.title, 80, "已放线", ""]]), who="li")  # fmt: skip
    assert outcomes(row) == [(2, "changed"), (3, "changed")], faults(row)
    applied(world, row, "li")
    assert events.count() == before + 2
    lamp.refresh_from_db()
    event = Event.objects.get(pk=lamp.last_event)
    said = json.loads(event.data)
    assert (event.action, said["reason"], event.reason) == ("progress", "已立杆", "已立杆")
    assert said["before"]["investment"] == "125000 CNY"
    assert said["after"] == {"investment": "130000 CNY", "last_progress_on": "2023-03-31",
                             "stage": "started"}  # fmt: skip
    assert [s.code for s in lamp.stages.exclude(reached_at=None)][-1] == "started"
    assert not may_take_back(lamp, actor=world.li)
    assert verify().chains[0].fault is None


def test_taking_a_ledger_in_moves_what_the_door_moves(world):
    """Columns, lights, stages and tallies: the same as by the step of the page."""
    lamp, road = in_hand(world)
    road = take(road, "progress", actor=world.li, at=world.now,
                inputs={"note": "开工了", "stage": "started"})  # fmt: skip
    heads = ["编号", "事项名称", "进展情况", "当前阶段"]
    row = read(world, xlsx([heads, [lamp.number, lamp.title, "开工了", "开工"]]), who="li")
    applied(world, row, "li")
    lamp.refresh_from_db()
    names = ("state", "version", "stage", "last_progress_on", "light", "light_on", "doers", "ripe")
    assert [getattr(lamp, n) for n in names] == [getattr(road, n) for n in names]
    reached = [[s.code for s in c.stages.exclude(reached_at=None)] for c in (lamp, road)]
    assert reached[0] == reached[1] != []
    counted = Tally.objects.filter(scope="unit", key_id=lamp.lead_unit_id, light=lamp.light)
    assert sum(counted.values_list("count", flat=True)) == 2


def test_a_light_that_turned_while_rows_were_made_ready_is_counted_from_where_it_stands(world):
    lamp, _ = in_hand(world)
    row = read(world, xlsx([["编号", "事项名称", "进展情况"], [lamp.number, lamp.title, "已立杆"]]), who="li")  # fmt: skip
    actions.start(row, actor=world.li, at=world.now)
    turned = []

    def midnight() -> None:
        if not turned:
            turned.append(Commitment.objects.filter(pk=lamp.pk).update(light="amber"))

    row.refresh_from_db()
    applying.apply(row, world.li, world.now, midnight)
    lamp.refresh_from_db()
    assert (turned, lamp.light, lamp.version) == ([1], "on_plan", 4)


def test_a_figure_changed_here_between_preview_and_applying_refuses_all(world):
    lamp, _ = in_hand(world)
    row = read(world, xlsx([["编号", "事项名称", "计划投资（万元）"], [lamp.number, lamp.title, 13]]), who="li")  # fmt: skip
    record_figures(lamp, {"investment": Quantity(Decimal(99), "CNY", status="planned")},
                   actor=world.li, at=world.now)  # fmt: skip
    assert applied(world, row, "li").phase == "ready"
    assert row.fault["said"][0][0].startswith("A figure of one of these matters")


def test_two_posts_take_the_same_file_in_and_one_of_them_has_nothing_left(world):
    first, second = (read(world, xlsx([HEADS, LAMP, ROAD])) for _ in range(2))
    for row in (first, second):
        actions.start(row, actor=world.sun, at=world.now)
    work()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.phase, second.phase, Commitment.objects.count()) == ("applied", "ready", 2)
    assert second.fault["said"][0][0].startswith("Another import of your unit")


def test_an_import_dropped_while_it_is_made_ready_takes_nothing_in(world):
    row = read(world, xlsx([HEADS, LAMP, ROAD]))
    actions.start(row, actor=world.sun, at=world.now)
    row.refresh_from_db()
    applying.apply(
        row, world.sun, world.now, lambda: actions.cancel(row, actor=world.sun, at=world.now)
    )
    row.refresh_from_db()
    assert (row.phase, row.ready, Commitment.objects.count()) == ("cancelled", 0, 0)


def test_new_and_changed_rows_of_one_file_go_in_together(world):
    applied(world, read(world, xlsx([HEADS, LAMP])))
    row = read(world, xlsx([HEADS, [*LAMP[:3], "7月底", 13], ROAD]))
    assert row.counts == {"changed": 1, "new": 1}
    assert applied(world, row).phase == "applied"
    lamp, road = Commitment.objects.order_by("id")
    said = Event.objects.filter(pk__in=(lamp.last_event, road.last_event)).order_by("subject_id")
    assert [(e.subject_id, e.action) for e in said] == [(lamp.pk, "amend"), (road.pk, "open")]
    assert verify().chains[0].fault is None
