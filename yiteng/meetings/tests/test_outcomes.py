"""What comes of items while the meeting runs; items carried over keep their history."""

from __future__ import annotations

import pytest

from tests.cast import log_in
from yiteng.meetings import actions, points, queries
from yiteng.meetings.models import Meeting, Outcome
from yiteng.meetings.tests.hall import held, planned, resolved, running
from yiteng.rules.refusal import Refused


def by(world) -> dict:
    return {"actor": world.secretary, "at": world.now}


def page(world, meeting: Meeting) -> Meeting:
    return queries.meeting(world.secretary, meeting.pk)


def test_outcomes_are_recorded_while_the_meeting_runs_only(world):
    before, after = planned(world), held(world)
    for meeting in (before, after):
        item = meeting.agenda.get()
        note = Outcome(meeting=meeting, item=item, kind="information", text="已知悉")
        for attempt in (
            lambda meeting=meeting: resolved(world, meeting),
            lambda note=note: actions.note([note], **by(world)),
            lambda item=item: actions.carry_over(item, None, why="时间不够", **by(world)),
        ):
            with pytest.raises(Refused) as refused:
                attempt()
            assert refused.value.codes == ("meeting.not_running",)


def test_only_who_may_record_outcomes_does(world):
    meeting = running(world)
    note = Outcome(meeting=meeting, item=meeting.agenda.get(), kind="information", text="x")
    with pytest.raises(Refused) as refused:
        actions.note([note], actor=world.li, at=world.now)
    assert refused.value.codes == ("workflow.not_permitted",)


def test_several_outcomes_of_one_item(world):
    meeting = running(world)
    item = meeting.agenda.get()
    resolved(world, meeting, item=item)
    resolved(world, meeting, item=item, kind="measure", text="果农自愿入股")
    note = Outcome(meeting=meeting, item=item, kind="information", text="听取汇报")
    actions.note([note], **by(world))
    (point,) = points.points(page(world, meeting), None)
    assert [(came.kind.code, came.text) for came in point.came] == [
        ("decision", "建六座冷库"), ("measure", "果农自愿入股"), ("information", "听取汇报"),
    ]  # fmt: skip


def test_a_measure_too_needs_lead_date_and_served_party(world):
    meeting = held(world, {"kind": "measure", "lead": None})
    meeting = actions.take(meeting, "minute", **by(world))
    with pytest.raises(Refused) as refused:
        actions.take(meeting, "close", **by(world))
    assert [r.english() for r in refused.value.refusals] == ["Decision 1 still lacks: lead unit."]


def test_an_item_carried_over_is_seen_from_both_sides(world, client):
    meeting, later = running(world), planned(world, title="第二次大会")
    item = meeting.agenda.get()
    actions.carry_over(item, later, why="要再算一遍账", **by(world))
    (point, _own) = sorted(
        points.points(page(world, later), None), key=lambda one: -len(one.earlier)
    )
    assert [(e.item, [c.text for c in e.came]) for e in point.earlier] == [(item, ["要再算一遍账"])]
    log_in(client, world, "secretary")
    assert "第二次大会" in client.get(f"/meetings/{meeting.pk}/").content.decode()
    shown = client.get(f"/meetings/{later.pk}/").content.decode()
    assert "由全区特色农业大会结转" in shown
    assert "首次列入 2023-02-09" in shown


def test_an_item_is_carried_over_once_and_with_a_reason(world):
    meeting, later = running(world), planned(world)
    item = meeting.agenda.get()
    with pytest.raises(Refused) as refused:
        actions.carry_over(item, meeting, why="", **by(world))
    assert refused.value.codes == ("meeting.carry_why", "meeting.carried_here")
    actions.carry_over(item, later, why="时间不够", **by(world))
    with pytest.raises(Refused) as refused:
        actions.carry_over(item, later, why="时间不够", **by(world))
    assert refused.value.codes == ("meeting.carried_before",)
    assert later.agenda.filter(carried_from=item).count() == 1


def test_an_item_waits_until_a_planned_meeting_takes_it_up(world, client):
    meeting = running(world)
    log_in(client, world, "secretary")
    item = meeting.agenda.get()
    client.post(f"/meetings/{meeting.pk}/items/{item.pk}/carry/", {"to": "", "text": "待测算"})
    outcome = points.waiting(world.secretary).get()
    later = planned(world)
    assert "待测算" in client.get("/meetings/waiting/").content.decode()
    for _double in range(2):
        client.post(f"/meetings/waiting/{outcome.pk}/", {"to": later.pk})
    assert later.agenda.filter(carried_from=item).count() == 1
    assert points.waiting(world.secretary).count() == 0


def test_an_item_waits_where_the_agenda_is_fixed(world):
    meeting, fixed = running(world), actions.take(planned(world), "notify", **by(world))
    with pytest.raises(Refused) as refused:
        actions.carry_over(meeting.agenda.get(), fixed, why="时间不够", **by(world))
    assert refused.value.codes == ("meeting.agenda_fixed",)
    assert Outcome.objects.count() == 0


@pytest.mark.parametrize("many", [1, 3])
def test_what_waits_costs_the_same_for_one_and_three(
    world, client, many, alone, django_assert_num_queries
):
    for _ in range(many):
        actions.carry_over(running(world).agenda.get(), None, why="待测算", **by(world))
    log_in(client, world, "secretary")
    client.get("/meetings/waiting/")
    with django_assert_num_queries(7):
        answer = client.get("/meetings/waiting/")
    assert answer.content.decode().count("待测算") == many
