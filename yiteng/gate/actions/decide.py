"""Submitting, reviewing and deciding: every way through the door, single and in bulk.

All raise `Refused` with every reason at once. ``inputs`` of take_many is a function from the
application to what is said with its step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from yiteng.gate.models import Application
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.application import convened_elsewhere
from yiteng.rules.refusal import Refused
from yiteng.workflow import door

Inputs = Mapping[str, Any]


def take_many(
    rows: Sequence[Application],
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Callable[[Application], Inputs] | None = None,
) -> list[Application]:
    """Any step of many applications, all or none; convening is `meetings.actions.convene`."""
    if step == "convene":
        raise Refused([convened_elsewhere()])
    return door.perform_many(rows, step, actor=actor, at=at, inputs=inputs)


def take(
    application: Application,
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Inputs | None = None,
    seen: int | None = None,
) -> Application:
    """Any step of one application by its code; seen: the version the actor looked at."""
    if step == "convene":
        raise Refused([convened_elsewhere()])
    taken: Application = door.perform(
        application, step, actor=actor, at=at, inputs=inputs, seen=seen
    )
    return taken


def submit(rows: Sequence[Application], *, actor: Actor, at: datetime) -> list[Application]:
    """Submit applications of the actor's unit; the verdict of the four tests is fixed."""
    return take_many(rows, "submit", actor=actor, at=at)


def review(
    application: Application, *, verdict: str, opinion: str, actor: Actor, at: datetime
) -> Application:
    """Give the opinion (会前审核意见). verdict: ``pass`` or ``against``; opinion: its words."""
    said = {"verdict": verdict, "opinion": opinion}
    return take(application, "review", actor=actor, at=at, inputs=said)


def approve(application: Application, *, actor: Actor, at: datetime) -> Application:
    """Approve (审定同意召开), where the opinion has nothing against it."""
    return take(application, "approve", actor=actor, at=at)


def approve_against(
    application: Application, *, reason: str, actor: Actor, at: datetime
) -> Application:
    """Approve against the opinion, with reasons (审定同意召开，附理由)."""
    return take(application, "approve_against", actor=actor, at=at, inputs={"reason": reason})


def send_back(application: Application, *, reason: str, actor: Actor, at: datetime) -> Application:
    """Return for completion (退回完善)."""
    return take(application, "return", actor=actor, at=at, inputs={"reason": reason})


def postpone(
    application: Application,
    *,
    reason: str,
    until: date | None = None,
    awaits: str = "",
    actor: Actor,
    at: datetime,
) -> Application:
    """Postpone (缓开) until a day, or until something (``awaits``) has happened."""
    said = {"reason": reason, "until": until, "awaits": awaits}
    return take(application, "postpone", actor=actor, at=at, inputs=said)


def merge(
    application: Application, *, into: str, reason: str, actor: Actor, at: datetime
) -> Application:
    """Join with another open application (并开). into: the number of that one."""
    said = {"into": into, "reason": reason}
    return take(application, "merge", actor=actor, at=at, inputs=said)


def reshape(
    application: Application,
    *,
    form: str,
    owner: int,
    by: date,
    reason: str,
    actor: Actor,
    at: datetime,
) -> Application:
    """Give it another form (改形式): ``document``, ``call`` or ``on_site``.

    owner: id of the unit that does it; by: the day by which.
    """
    said = {"form": form, "owner": owner, "by": by, "reason": reason}
    return take(application, "reshape", actor=actor, at=at, inputs=said)
