"""Look-alikes among applications and meetings: who sees them, what they cost."""

from __future__ import annotations

from datetime import date

import pytest

from yiteng.gate import actions
from yiteng.gate.alike import look_alikes
from yiteng.gate.tests.papers import approved, opened, whole
from yiteng.meetings import actions as meetings
from yiteng.meetings.models import Attendance

TODAY = date(2022, 12, 1)


def test_open_applications_that_share_a_problem_look_alike(world):
    first = whole(world, title="冷库建设会")
    second = opened(world, title="果品冷藏会", theme=None, wanted_on=None)
    problem = first.prescriptions.get().problem
    actions.treat_problems([(second, problem)], actor=world.li, at=world.now)
    (found,) = look_alikes(world.li, second, TODAY)
    assert (found.application, found.open, found.state) == (first, True, "Being prepared")
    assert [one.sentence for one in found.because] == [
        "Both treat: {problems}",
        "Same units: {units}",
    ]


def test_a_convened_meeting_is_compared_as_it_was_held(world):
    first = approved(world, title="冷库建设会")
    (meeting,) = meetings.convene([first], actor=world.secretary, at=world.now)
    meetings.plan(meeting, {"held_on": date(2023, 2, 20)}, actor=world.secretary, at=world.now)
    meetings.record_attendance(
        meeting, [Attendance(group="村书记", invited=20, attended=19)], actor=world.secretary,
        at=world.now,
    )  # fmt: skip
    later = opened(world, title="冷库建设推进会", theme=None, invited="村书记、企业",
                   wanted_on=date(2023, 3, 1))  # fmt: skip
    (found,) = look_alikes(world.li, later, TODAY)
    assert (found.url, found.open) == (f"/meetings/{meeting.pk}/", False)
    params = {one.sentence: one.params for one in found.because}
    assert params["{days} days apart"] == {"days": 9}
    assert tuple(params["Same people invited: {groups}"]["groups"]) == ("村书记",)


def test_nobody_is_shown_what_is_not_theirs_to_see(world):
    first = whole(world, title="冷库建设会")
    mine = opened(world, title="冷库建设推进会")
    assert [one.application for one in look_alikes(world.li, mine, TODAY)] == [first]
    assert look_alikes(world.wang, mine, TODAY) == []
    assert look_alikes(world.outsider, mine, TODAY) == []


@pytest.mark.parametrize("many", [1, 3])
def test_looking_costs_the_same_for_one_and_three(world, many, django_assert_num_queries):
    mine = opened(world, title="冷库建设推进会")
    for _ in range(many):
        whole(world, title="冷库建设会")
    with django_assert_num_queries(7):
        assert len(look_alikes(world.secretary, mine, TODAY)) == many
