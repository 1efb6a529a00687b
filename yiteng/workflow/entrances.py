"""The other ways through the door: a new row, an edit, a wrong click taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.audit.queries import event_of
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycle import Case, Decision, Step
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.door import Said, _finish, lock, moved_on
from yiteng.workflow.flow import Change, Flow, effects_of, flow_of
from yiteng.workflow.trail import entry, values, write


def open_many(rows: Sequence[Any], *, actor: Actor, at: datetime, action: str) -> list[Any]:
    """Save new rows with a state, in their first state, with the trail; all or none.

    action: the permission it takes. Raises Refused.
    """
    if not rows:
        return []
    permit(actor, action)
    flow = flow_of(type(rows[0]))
    with transaction.atomic():
        for row in rows:
            row.state = flow.lifecycle.initial
            row.version = 0
        flow.model._default_manager.bulk_create(rows, batch_size=500)
        changes = [change_of(flow, row, "open", actor, at, {}) for row in rows]
        _finish(flow, changes, effects_of(flow, "open"))
    return list(rows)


def open_one(row: Any, *, actor: Actor, at: datetime, action: str) -> Any:
    """One new row with a state; see open_many."""
    return open_many([row], actor=actor, at=at, action=action)[0]


def amend(
    row: Any,
    values_: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
    action: str,
    reason: str = "",
    seen: int | None = None,
) -> Any:
    """Edit audited columns of a row without touching its state. Raises Refused."""
    permit(actor, action)
    flow = flow_of(type(row))
    unknown = set(values_) - set(flow.audited)
    if unknown:
        raise KeyError(f"not audited, so not editable: {sorted(unknown)}")
    with transaction.atomic():
        (fresh,) = lock(flow, [row], seen)
        change = change_of(
            flow,
            fresh,
            "amend",
            actor,
            at,
            values(fresh, ("state", *flow.audited)),
            reason,
        )
        for name, value in values_.items():
            setattr(fresh, name, value)
        _finish(flow, [change], effects_of(flow, "amend"))
    return fresh


def amend_many(
    wanted: Sequence[tuple[Any, Mapping[str, Any], int | None]],
    *,
    actor: Actor,
    at: datetime,
    action: str,
    reason: str = "",
    said: Said | None = None,
) -> list[Any]:
    """Edit audited columns of many rows, each its own; all or none, one event a row.

    wanted: row, values by column, version that was seen (None: whichever). said: by row's key what
    the trail says besides, before and after (figures beside the row). Raises Refused.
    """
    if not wanted:
        return []
    permit(actor, action)
    flow = flow_of(type(wanted[0][0]))
    if unknown := {n for _, new, _ in wanted for n in new} - set(flow.audited):
        raise KeyError(f"not audited, so not editable: {sorted(unknown)}")
    with transaction.atomic():
        fresh = lock(flow, [row for row, _, _ in wanted])
        changes = []
        for row, (_, new, seen) in zip(fresh, wanted, strict=True):
            if seen is not None and row.version != seen:
                raise Refused([moved_on(flow, row)])
            before = values(row, ("state", *flow.audited))
            changes.append(change_of(flow, row, "amend", actor, at, before, reason))
            for name, value in new.items():
                setattr(row, row._meta.get_field(name).attname, value)
        _finish(flow, changes, effects_of(flow, "amend"), said)
    return fresh


def add_many(
    rows: Sequence[Any],
    *,
    actor: Actor,
    at: datetime,
    action: str,
    audited: Sequence[str],
) -> list[Any]:
    """Save new rows that have no state (visits, findings, units), with the trail."""
    if not rows:
        return []
    permit(actor, action)
    with transaction.atomic():
        type(rows[0])._default_manager.bulk_create(rows, batch_size=500)
        write(
            rows,
            [
                entry(
                    r,
                    action="add",
                    actor=actor,
                    at=at,
                    before={},
                    after=values(r, audited),
                )
                for r in rows
            ],
        )
    return list(rows)


def add(row: Any, *, actor: Actor, at: datetime, action: str, audited: Sequence[str]) -> Any:
    """One new row without a state; see add_many."""
    return add_many([row], actor=actor, at=at, action=action, audited=audited)[0]


def take_back(row: Any, *, actor: Actor, at: datetime, seen: int | None = None) -> Any:
    """Take back one's own last step, until the next party acts. Raises Refused."""
    flow = flow_of(type(row))
    with transaction.atomic():
        (fresh,) = lock(flow, [row], seen)
        event = event_of(fresh.last_event)
        refusal = _why_not_back(flow, event, actor)
        if refusal:
            raise Refused([refusal])
        assert event is not None
        change = change_of(
            flow,
            fresh,
            "take_back",
            actor,
            at,
            values(fresh, ("state", *flow.audited)),
            event.action,
        )
        for name, value in json.loads(event.data)["before"].items():
            field = fresh._meta.get_field(name)
            setattr(fresh, field.attname, field.to_python(value))
        _finish(
            flow,
            [change],
            effects_of(flow, event.action, undo=True),
        )
    return fresh


def may_take_back(row: Any, *, actor: Actor) -> bool:
    """Whether the actor may still take the row's last step back."""
    return _why_not_back(flow_of(type(row)), event_of(row.last_event), actor) is None


def _why_not_back(flow: Flow, event: Any, actor: Actor) -> Refusal | None:
    steps = {s.code: s for s in flow.lifecycle.steps}
    undone = event is not None and event.action in steps and steps[event.action].undo
    if event is None or not undone or _beside(flow, event):
        return Refusal("workflow.no_way_back", N_("The last step here cannot be taken back."))
    if event.actor_person != actor.person:
        return Refusal(
            "workflow.acted_since",
            N_("Another party has acted since; this can no longer be taken back."),
        )
    return None


def _beside(flow: Flow, event: Any) -> bool:
    """Whether the event tells of more than the row's own columns (figures of a ledger's row)."""
    return bool(set(json.loads(event.data)["after"]) - {"state", *flow.audited})


def change_of(
    flow: Flow,
    row: Any,
    code: str,
    actor: Actor,
    at: datetime,
    before: Mapping[str, Any],
    reason: str = "",
) -> Change:
    """The change of a row that opens, is amended or taken back; code: which of these."""
    step = Step(code, code, (row.state,), None, "")
    case = Case(actor, row.state, at, at.astimezone(SHANGHAI).date(), {}, {"reason": reason})
    return Change(row, case, Decision(step, row.state, ()), before)


def permit(actor: Actor, action: str) -> None:
    """Raise Refused where none of the post's roles allows the action."""
    if not actor.may(action):
        raise Refused([Refusal("workflow.not_permitted", N_("Your post has no right to do this."))])
