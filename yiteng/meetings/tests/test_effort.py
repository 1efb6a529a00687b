"""Hours of delivery are computed from visits after the meeting and from items carried over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from yiteng.links.actions import link_many
from yiteng.meetings import actions, hours, queries
from yiteng.meetings.effort import of_meetings
from yiteng.meetings.models import AgendaItem
from yiteng.meetings.tests.hall import held
from yiteng.research import actions as research
from yiteng.research.tests.field import heard, visit

pytestmark = pytest.mark.django_db


def followed(world, key, number=1):
    """A visit of 2.5 hours that follows something up."""
    row = visit(world, held_on=date(2023, 3, 20), phase="after", hours=Decimal("2.5"),
                title=f"回访{number}")  # fmt: skip
    found = [heard("墙体已起", f"一村果农{number}")]
    return research.record_visit(row, found, actor=world.li, at=world.now, about=key)


def test_visits_after_the_meeting_and_after_its_decisions_count_once(world):
    meeting = held(world, {})
    decision = meeting.decisions.get()
    first = followed(world, ("meeting", meeting.pk))
    followed(world, ("decision", decision.pk), 2)
    again = (("decision", decision.pk), ("visit", first.pk), "follows_up")
    link_many([again], actor=world.li, at=world.now)
    found = hours.of(queries.meeting(world.secretary, meeting.pk))
    assert (found.effort.visits, found.effort.delivered) == (2, Decimal("5.0"))
    assert (found.shares.delivery, found.delivery_by_hand) == (Decimal("5.0"), False)


def test_an_item_carried_over_counts_people_by_its_minutes(world):
    meeting = held(world)
    later = held(world)
    item = meeting.agenda.get()
    AgendaItem.objects.filter(meeting=later).update(carried_from=item, minutes=12)
    effort = of_meetings([meeting, later])
    assert effort[meeting.pk].carried == effort[meeting.pk].delivered == 310 * Decimal(12) / 60
    assert effort[later.pk].carried == 0


def test_what_was_recorded_by_hand_takes_its_place(world):
    meeting = held(world)
    followed(world, ("meeting", meeting.pk))
    actions.plan(meeting, {"hours_delivery": Decimal(40)}, actor=world.secretary, at=world.now)
    found = hours.of(queries.meeting(world.secretary, meeting.pk))
    assert (found.shares.delivery, found.delivery_by_hand) == (Decimal(40), True)
    assert found.effort.delivered == Decimal("2.5")


@pytest.mark.parametrize("count", [1, 3])
def test_the_hours_of_three_meetings_cost_what_one_costs(world, count, django_assert_num_queries):
    rows = []
    for number in range(count):
        meeting = held(world, {})
        followed(world, ("decision", meeting.decisions.get().pk), number)
        rows.append(queries.meeting(world.secretary, meeting.pk))
    with django_assert_num_queries(8):
        assert sum(one.visits for one in of_meetings(rows).values()) == count
