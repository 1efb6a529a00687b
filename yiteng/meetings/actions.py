"""Convening from an application, recording the meeting, taking its steps.

Rows are given unsaved, as model instances; ``meeting`` of a part is saved already. All raise
`Refused` where the actor's post has no right or a check speaks against it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max

from yiteng.gate.models import Application, Item
from yiteng.links.actions import link_many
from yiteng.meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    Direction,
    Document,
    Meeting,
    Session,
)
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.meeting import decided
from yiteng.rules.refusal import Refused
from yiteng.workflow import door, entrances, trail
from yiteng.workflow.flow import flow_of

R = TypeVar("R", Session, AgendaItem, Attendance, Direction, Document, Decision)
Inputs = Mapping[str, Any]

AUDITED: Mapping[type, tuple[str, ...]] = {
    Session: ("meeting", "title", "on", "days", "outside"),
    AgendaItem: ("meeting", "title", "decides", "decided_by", "presenter", "minutes"),
    Attendance: ("meeting", "group", "invited", "attended"),
    Direction: ("meeting", "title"),
    Document: ("meeting", "title", "number", "issued_on", "kind"),
    Decision: ("meeting", "text", "lead", "due_on", "served", "acceptor"),
}


def convene(rows: Sequence[Application], *, actor: Actor, at: datetime) -> list[Meeting]:
    """Convene approved applications: the verdict is repeated, the dossier copied, the link made.

    Returns the meetings, planned, in the order of the applications; say more with `plan`.
    """
    with transaction.atomic():
        applications = door.perform_many(rows, "convene", actor=actor, at=at)
        meetings = entrances.open_many(
            [_from(one) for one in applications], actor=actor, at=at, action="meetings.run"
        )
        links = [
            (("application", m.application_id), ("meeting", m.pk), "convened_from")
            for m in meetings
        ]
        link_many(links, actor=actor, at=at)
        _copy_agenda(meetings, actor, at)
    return meetings


def plan(
    meeting: Meeting,
    values: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Meeting:
    """Say more of a meeting: convener, chair, place, held_on, invited, hours, minutes_text …"""
    changed: Meeting = entrances.amend(
        meeting, values, actor=actor, at=at, action="meetings.run", seen=seen
    )
    return changed


def add_sessions(rows: Sequence[Session], *, actor: Actor, at: datetime) -> list[Session]:
    """Add sessions; their days add up to the meeting's length."""
    return _add(rows, actor, at)


def add_agenda(rows: Sequence[AgendaItem], *, actor: Actor, at: datetime) -> list[AgendaItem]:
    """Add agenda items to those copied from the dossier."""
    return _add(rows, actor, at)


def add_directions(rows: Sequence[Direction], *, actor: Actor, at: datetime) -> list[Direction]:
    """Add directions the meeting names."""
    return _add(rows, actor, at)


def add_documents(rows: Sequence[Document], *, actor: Actor, at: datetime) -> list[Document]:
    """Add documents the meeting issued or announced."""
    return _add(rows, actor, at)


def add_decisions(rows: Sequence[Decision], *, actor: Actor, at: datetime) -> list[Decision]:
    """Record decisions (议定事项), each linked to its meeting; area from the meeting if missing."""
    for row in rows:
        if not row.county_id:
            row.county_id, row.town_id = row.meeting.county_id, row.meeting.town_id
    with transaction.atomic():
        saved = _add(rows, actor, at)
        links = [(("meeting", d.meeting_id), ("decision", d.pk), "decided_at") for d in saved]
        link_many(links, actor=actor, at=at)
    return saved


def complete_decision(
    decision: Decision, values: Mapping[str, Any], *, actor: Actor, at: datetime
) -> Decision:
    """Name lead, date, served party or acceptor; a closed meeting's decisions stay as decided."""
    entrances.permit(actor, "meetings.run")
    with transaction.atomic():
        (meeting,) = door.lock(flow_of(Meeting), [decision.meeting])
        if meeting.state == "closed":
            raise Refused([decided()])
        before = trail.values(decision, AUDITED[Decision])
        for name, value in values.items():
            setattr(decision, name, value)
        decision.version += 1
        after = trail.values(decision, AUDITED[Decision])
        event = trail.entry(
            decision, action="amend", actor=actor, at=at, before=before, after=after
        )
        trail.write([decision], [event])
        decision.save(update_fields=[*sorted(values), "version"])
    return decision


def record_attendance(
    meeting: Meeting, rows: Sequence[Attendance], *, actor: Actor, at: datetime
) -> Meeting:
    """Record how many of each group came; the meeting's ``attended`` is their sum."""
    with transaction.atomic():
        for row in rows:
            row.meeting = meeting
        _add(rows, actor, at)
        known = Attendance.objects.filter(meeting=meeting).values_list("attended", flat=True)
        return plan(meeting, {"attended": sum(known)}, actor=actor, at=at)


def take(
    meeting: Meeting,
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Inputs | None = None,
    seen: int | None = None,
) -> Meeting:
    """Any step of a meeting: notify, start, end, minute, close, cancel."""
    taken: Meeting = door.perform(meeting, step, actor=actor, at=at, inputs=inputs, seen=seen)
    return taken


def take_many(
    rows: Sequence[Meeting],
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Callable[[Meeting], Inputs] | None = None,
) -> list[Meeting]:
    """Any step of many meetings, all or none."""
    return door.perform_many(rows, step, actor=actor, at=at, inputs=inputs)


def _from(application: Application) -> Meeting:
    """A meeting with what the application says of it."""
    copied = ("number", "title", "meeting_type", "scale", "county_id", "town_id", "village_id",
              "theme_id", "host_id", "organiser_id", "source", "invented")  # fmt: skip
    return Meeting(
        application=application,
        held_on=application.wanted_on,
        invited=application.people or None,
        **{name: getattr(application, name) for name in copied},
    )


def _copy_agenda(meetings: Sequence[Meeting], actor: Actor, at: datetime) -> None:
    copied = ("position", "title", "decides", "decided_by", "presenter", "minutes")
    of = {m.application_id: m for m in meetings}
    items = Item.objects.filter(application__in=of).order_by("application", "position", "id")
    rows = [
        AgendaItem(meeting=of[i.application_id], **{n: getattr(i, n) for n in copied})
        for i in items
    ]
    _add(rows, actor, at)


def _add(rows: Sequence[R], actor: Actor, at: datetime) -> list[R]:
    """Save parts of meetings, each placed after those that are there."""
    if not rows:
        return []
    if any(row.meeting.state == "closed" for row in rows):
        raise Refused([decided()])
    model = type(rows[0])
    found = model._default_manager.filter(meeting__in={row.meeting_id for row in rows})
    last = dict(found.order_by().values_list("meeting").annotate(Max("position")))
    for row in rows:
        last[row.meeting_id] = last.get(row.meeting_id, 0) + 1
        row.position = row.position or last[row.meeting_id]
    return entrances.add_many(
        rows, actor=actor, at=at, action="meetings.run", audited=AUDITED[model]
    )
