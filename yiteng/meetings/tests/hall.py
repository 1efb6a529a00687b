"""Meetings of the tests: planned, held, minuted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.cast import World
from yiteng.gate.tests.papers import approved
from yiteng.meetings import actions
from yiteng.meetings.models import Attendance, Decision, Meeting, Session


def convened(world: World, **more) -> Meeting:
    """Convened from an approved application; nobody chairs it yet."""
    return actions.convene([approved(world, **more)], actor=world.secretary, at=world.now)[0]


def planned(world: World, **more) -> Meeting:
    """Convened, with convener and chair."""
    roles = {"convener": "区委书记", "chair": "区长", "held_on": date(2023, 2, 9)}
    return actions.plan(convened(world, **more), roles, actor=world.secretary, at=world.now)


def running(world: World, **more) -> Meeting:
    """Under way, half a day long; decisions may be recorded."""
    by = {"actor": world.secretary, "at": world.now}
    meeting = planned(world, **more)
    actions.add_sessions(
        [Session(meeting=meeting, title="大会", on=date(2023, 2, 9), days=Decimal("0.5"))], **by
    )
    for step in ("notify", "start"):
        meeting = actions.take(meeting, step, **by)
    return meeting


def held(world: World, *decided: dict, **more) -> Meeting:
    """Held for half a day, 310 attended; decided: what decisions say otherwise than `resolved`."""
    by = {"actor": world.secretary, "at": world.now}
    meeting = running(world, **more)
    for one in decided:
        resolved(world, meeting, **one)
    meeting = actions.take(meeting, "end", **by)
    rows = [Attendance(group="部门", attended=210), Attendance(group="镇街", attended=100)]
    return actions.record_attendance(meeting, rows, **by)


def resolved(world: World, meeting: Meeting, **more) -> Decision:
    """A decision of the running meeting with everything it needs, where not said otherwise."""
    values = {
        "text": "建六座冷库",
        "lead": world.units["li"],
        "due_on": date(2023, 9, 30),
        "served": "两村果农",
        **more,
    }
    return actions.add_decisions(
        [Decision(meeting=meeting, **values)], actor=world.secretary, at=world.now
    )[0]
