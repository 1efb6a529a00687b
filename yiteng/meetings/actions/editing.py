"""Changing and taking out parts of a meeting; who comes second is told who was quicker."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from yiteng.audit.queries import history
from yiteng.meetings.actions.parts import AUDITED, check, counted, writable
from yiteng.meetings.models import Attendance, Decision, Meeting, Part
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.meeting import quicker
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.seats import counted_from_posts
from yiteng.rules.words import N_
from yiteng.workflow import door, entrances, trail
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.flow import flow_of

P = TypeVar("P", bound="Part | Decision")


def change(
    part: P, values: Mapping[str, Any], *, actor: Actor, at: datetime, seen: int | None = None
) -> P:
    """Change a part. seen: the version the actor saw; Refused where somebody was quicker."""
    entrances.permit(actor, "meetings.run")
    with transaction.atomic():
        meeting = _open(part)
        saved = changed(claim(part, seen), values, actor=actor, at=at)
        if isinstance(saved, Attendance):
            check([saved])
            _count(meeting, actor, at)
    return saved


def remove(part: P, *, actor: Actor, at: datetime, seen: int | None = None) -> None:
    """Take out a part that was recorded by mistake; the trail keeps what it said."""
    entrances.permit(actor, "meetings.run")
    audited = AUDITED[type(part)]
    with transaction.atomic():
        meeting, row = _open(part), claim(part, seen)
        before = trail.values(row, audited)
        event = trail.entry(
            row, action="remove", actor=actor, at=at, before=before, after=dict.fromkeys(audited)
        )
        trail.write([row], [event])
        row.delete()
        if isinstance(row, Attendance):
            _count(meeting, actor, at)


def claim(part: P, seen: int | None) -> P:
    """The part fresh and locked. Raises Refused where it is gone or was changed since ``seen``."""
    manager: Any = type(part)._default_manager
    found: P | None = manager.select_for_update(of=("self",)).filter(pk=part.pk).first()
    if found is None:
        raise Refused([Refusal("meeting.part_gone", N_("Somebody took this out meanwhile."))])
    if seen is not None and found.version != seen:
        raise Refused([_who(found)])
    if isinstance(found, Attendance) and found.from_posts:
        raise Refused([counted_from_posts()])
    return found


def changed(part: P, values: Mapping[str, Any], *, actor: Actor, at: datetime) -> P:
    """Save new values of a locked part, with the trail."""
    audited = AUDITED[type(part)]
    before = trail.values(part, audited)
    for name, value in values.items():
        setattr(part, name, value)
    part.version += 1
    after = trail.values(part, audited)
    event = trail.entry(part, action="amend", actor=actor, at=at, before=before, after=after)
    trail.write([part], [event])
    part.save(update_fields=[*sorted(values), "version"])
    return part


def _who(part: Part | Decision) -> Refusal:
    latest = history(trail.subject_type(part), part.pk, limit=1)
    if not latest:
        return quicker("", "")
    time = latest[0].recorded_at.astimezone(SHANGHAI).strftime("%H:%M")
    return quicker(latest[0].post_title, time)


def _open(part: Part | Decision) -> Meeting:
    (meeting,) = door.lock(flow_of(Meeting), [part.meeting])
    writable(type(part), [meeting])
    return meeting  # type: ignore[no-any-return]


def _count(meeting: Meeting, actor: Actor, at: datetime) -> None:
    entrances.amend(
        meeting, {"attended": counted(meeting)}, actor=actor, at=at, action="meetings.run"
    )
