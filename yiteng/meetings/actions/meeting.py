"""Convening from an application, planning the meeting, taking its steps.

All raise `Refused` where the actor's post has no right or a check speaks against it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.gate.models import Application, Item
from yiteng.links.actions import link_many
from yiteng.meetings.actions.agenda import add_agenda, take_over
from yiteng.meetings.models import AgendaItem, Meeting
from yiteng.rules.actor import Actor
from yiteng.workflow import door, entrances

Inputs = Mapping[str, Any]


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
    items = list(Item.objects.filter(application__in=of).order_by("application", "position", "id"))
    rows = add_agenda(
        [
            AgendaItem(meeting=of[i.application_id], **{n: getattr(i, n) for n in copied})
            for i in items
        ],
        actor=actor,
        at=at,
    )
    take_over({i.pk: row for i, row in zip(items, rows, strict=True)}, actor, at)
