"""A meeting convened from its application, run, minuted and closed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from yiteng.gate.models import Goal
from yiteng.gate.tests.papers import approved, reviewed
from yiteng.links.models import Link
from yiteng.links.nodes import load
from yiteng.meetings import actions, queries
from yiteng.meetings.models import AgendaItem, Meeting
from yiteng.meetings.tests.hall import convened, held, planned, resolved, running
from yiteng.rules.refusal import Refused


def test_convening_copies_the_dossier_and_links_it(world):
    application = approved(world)
    (meeting,) = actions.convene([application], actor=world.secretary, at=world.now)
    application.refresh_from_db()
    assert application.state == "convened"
    assert (meeting.state, meeting.title, meeting.invited, meeting.held_on) == (
        "planned", "全区特色农业大会", 310, date(2023, 2, 9),
    )  # fmt: skip
    assert list(meeting.agenda.values_list("title", "decides", "minutes")) == [
        ("冷库布点", "定下六处地点和先后", 60)
    ]
    link = Link.objects.get(role="convened_from")
    assert (link.up_type, link.up_id, link.down_type, link.down_id) == (
        "application", application.pk, "meeting", meeting.pk,
    )  # fmt: skip


def test_nothing_is_convened_before_it_is_approved(world):
    with pytest.raises(Refused) as refused:
        actions.convene([reviewed(world)], actor=world.secretary, at=world.now)
    assert refused.value.codes == ("lifecycle.wrong_state",)
    assert Meeting.objects.count() == 0


def test_the_verdict_is_repeated_on_convening(world):
    application = approved(world)
    Goal.objects.all().delete()
    with pytest.raises(Refused) as refused:
        actions.convene([application], actor=world.secretary, at=world.now)
    assert refused.value.codes == ("gate.goal.named",)


def test_no_notice_without_convener_and_chair(world):
    with pytest.raises(Refused) as refused:
        actions.take(convened(world), "notify", actor=world.secretary, at=world.now)
    assert [r.params["role"] for r in refused.value.refusals] == ["convener", "chair"]


def test_no_minutes_before_attendance(world):
    meeting = planned(world)
    for step in ("notify", "start", "end"):
        meeting = actions.take(meeting, step, actor=world.secretary, at=world.now)
    with pytest.raises(Refused) as refused:
        actions.take(meeting, "minute", actor=world.secretary, at=world.now)
    assert refused.value.codes == ("meeting.no_attendance",)


def test_attendance_adds_up(world):
    assert held(world).attended == 310


def test_no_meeting_is_closed_while_a_decision_lacks_something(world):
    meeting = held(
        world, {"lead": None, "due_on": None, "served": ""},
        {"served": "", "acceptor": "区政府办公室主任"},
    )  # fmt: skip
    bare = meeting.decisions.get(position=1)
    meeting = actions.take(meeting, "minute", actor=world.secretary, at=world.now)
    with pytest.raises(Refused) as refused:
        actions.take(meeting, "close", actor=world.secretary, at=world.now)
    assert [r.english() for r in refused.value.refusals] == [
        "Decision 1 still lacks: lead unit, date, served party or acceptor."
    ]
    whole = {"lead": world.units["wang"], "due_on": date(2023, 6, 30), "served": "果农"}
    actions.complete_decision(bare, whole, actor=world.secretary, at=world.now)
    assert actions.take(meeting, "close", actor=world.secretary, at=world.now).state == "closed"


def test_only_the_offices_record_decisions(world):
    decision = resolved(world, running(world))
    with pytest.raises(Refused) as refused:
        actions.complete_decision(decision, {"text": "x"}, actor=world.li, at=world.now)
    assert refused.value.codes == ("workflow.not_permitted",)


def test_what_a_closed_meeting_decided_stays(world):
    meeting = held(world, {})
    decision = meeting.decisions.get()
    for step in ("minute", "close"):
        meeting = actions.take(meeting, step, actor=world.secretary, at=world.now)
    for attempt in (
        lambda: actions.complete_decision(
            decision, {"text": "建两座"}, actor=world.secretary, at=world.now
        ),
        lambda: resolved(world, meeting),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.codes == ("meeting.decided",)


def test_a_decision_is_a_node_that_changes_with_its_words(world):
    decision = resolved(world, running(world))
    key = ("decision", decision.pk)
    before = load([key])[key]
    actions.complete_decision(decision, {"text": "建八座冷库"}, actor=world.secretary, at=world.now)
    after = load([key])[key]
    assert (before.title, after.title, after.version) == ("建六座冷库", "建八座冷库", 2)
    assert before.fingerprint != after.fingerprint
    assert Link.objects.filter(role="decided_at", down_id=decision.pk).count() == 1


def test_held_meetings_by_scale_theme_and_dates(world):
    meeting = held(world)
    planned(world)
    asked = {"scale": "district", "theme": "agriculture"}
    year = {"since": date(2023, 1, 1), "until": date(2023, 3, 31)}
    assert list(queries.held(world.wang, **asked, **year)) == [meeting]
    assert list(queries.held(world.wang, theme="industry")) == []
    assert list(queries.held(world.wang, until=date(2023, 2, 8))) == []
    assert list(queries.held(world.outsider)) == []
    assert queries.lengths([meeting.pk]) == {meeting.pk: Decimal("0.5")}


@pytest.mark.parametrize("many", [1, 3])
def test_convening_many_costs_what_convening_one_does(world, many, django_assert_num_queries):
    rows = [approved(world) for _ in range(many)]
    with django_assert_num_queries(73):
        actions.convene(rows, actor=world.secretary, at=world.now)
    assert AgendaItem.objects.count() == many
