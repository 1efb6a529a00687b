"""perform: lock → decide → effects → trail → save, in one transaction (law 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.rules.actor import Actor
from yiteng.rules.lifecycle import Case, Decision, decide
from yiteng.rules.lifecycle import offered as rules_offered
from yiteng.rules.refusal import Refusal, Refused, blocking
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.columns import save_columns
from yiteng.workflow.flow import Change, Flow, effects_of, facts_of, flow_of
from yiteng.workflow.trail import entry, values, write

GONE = Refusal("workflow.gone", N_("This record is no longer there."))
Inputs = Mapping[str, Any]
#: By a row's key: what the trail says of it besides its columns, before and after.
Said = Mapping[int, tuple[Inputs, Inputs]]


def perform(
    row: Any,
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Inputs | None = None,
    seen: int | None = None,
) -> Any:
    """Take one step with one row; returns the fresh row in its new state.

    seen: the version the actor saw; where another was quicker, Refused says what changed.
    Raises Refused with every reason at once.
    """
    return perform_many([row], step, actor=actor, at=at, inputs=lambda _: inputs or {}, seen=seen)[
        0
    ]


def perform_many(
    rows: Sequence[Any],
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Callable[[Any], Inputs] | None = None,
    seen: int | None = None,
) -> list[Any]:
    """Take one step with many rows of one model: all or none, one transaction, no N+1.

    inputs: from a row to what is said with its step. Raises Refused, the reasons of all rows.
    """
    said = inputs or (lambda _: {})
    return _through([Act(row, actor, at, said(row)) for row in rows], step, seen)


@dataclass(frozen=True, slots=True)
class Act:
    """One post's step with one row, for steps of many posts at once."""

    row: Any
    actor: Actor
    at: datetime
    inputs: Inputs = field(default_factory=dict)


def perform_each(acts: Sequence[Act], step: str) -> list[Any]:
    """The same step with many rows, each by its own post at its own time (imports, the demo).

    All or none, one transaction, no N+1. Only for flows whose facts depend on rows alone.
    Raises Refused, the reasons of all rows; TypeError for another flow.
    """
    if acts and not flow_of(type(acts[0].row)).plain_facts:
        raise TypeError("the facts of this flow depend on the actor: use perform_many")
    return _through(acts, step, None)


def _through(acts: Sequence[Act], step: str, seen: int | None) -> list[Any]:
    if not acts:
        return []
    flow = flow_of(type(acts[0].row))
    with transaction.atomic():
        fresh = lock(flow, [act.row for act in acts], seen)
        cases = _cases(flow, fresh, acts)
        decisions = [decide(flow.lifecycle, step, case) for case in cases]
        _refuse([r for d in decisions for r in d.refusals])
        changes = [
            Change(row, case, decision, values(row, ("state", *flow.audited)))
            for row, case, decision in zip(fresh, cases, decisions, strict=True)
        ]
        for change in changes:
            change.row.state = change.decision.target
        _finish(flow, changes, effects_of(flow, step))
    return fresh


def offered(row: Any, *, actor: Actor, at: datetime) -> tuple[Decision, ...]:
    """Every step the actor's post may take with the row now, with the reasons against it."""
    flow = flow_of(type(row))
    (case,) = _cases(flow, [row], [Act(row, actor, at)])
    return rules_offered(flow.lifecycle, case)


def lock(flow: Flow, rows: Sequence[Any], seen: int | None = None) -> list[Any]:
    """Fresh, locked rows in the order given. Raises Refused where a row moved on or is gone."""
    found = flow.model._default_manager.select_for_update().in_bulk([r.pk for r in rows])
    fresh = [found.get(row.pk) for row in rows]
    if any(row is None for row in fresh):
        raise Refused([GONE])
    if seen is not None and fresh[0] is not None and fresh[0].version != seen:
        raise Refused([moved_on(flow, fresh[0])])
    return fresh


def moved_on(flow: Flow, row: Any) -> Refusal:
    """The sentence for who came second: what the state is now, and who changed it."""
    from yiteng.audit.queries import event_of

    event = event_of(row.last_event)
    return Refusal(
        "workflow.moved_on",
        N_(
            "Somebody was quicker: “{post}” changed this at {time}; it is now “{state}”. "
            "Look at it again before you go on."
        ),
        {
            "post": event.post_title if event else "",
            "state": flow.lifecycle.state(row.state).title,
            "time": event.recorded_at.astimezone(SHANGHAI).strftime("%H:%M") if event else "",
        },
    )


def _cases(flow: Flow, rows: Sequence[Any], acts: Sequence[Act]) -> list[Case]:
    days = [act.at.astimezone(SHANGHAI).date() for act in acts]
    facts = facts_of(flow, rows, acts[0].actor, days[0])
    return [
        Case(act.actor, row.state, act.at, day, known, act.inputs)
        for row, act, day, known in zip(rows, acts, days, facts, strict=True)
    ]


def _refuse(refusals: Sequence[Refusal]) -> None:
    if blocking(refusals):
        unique: dict[str, Refusal] = {r.english(): r for r in blocking(refusals)}
        raise Refused(unique.values())


def _finish(
    flow: Flow, changes: Sequence[Change], effects: Sequence[Any], said: Said | None = None
) -> None:
    """Effects, trail, save: the end every way through the door shares."""
    for effect in (*effects, *flow.always):
        effect(changes)
    rows = [c.row for c in changes]
    beside = said or {}
    write(rows, [_entry(flow, c, *beside.get(c.row.pk, ({}, {}))) for c in changes])
    save(flow, changes)
    for effect in flow.after:
        effect(changes)


def _entry(flow: Flow, change: Change, before: Inputs, after: Inputs) -> Any:
    """before, after: what the trail says of the row besides its columns."""
    said = change.case.inputs
    reason = said.get("reason") or said.get("note") or said.get("words") or ""
    return entry(
        change.row,
        action=change.step,
        actor=change.case.actor,
        at=change.case.at,
        before={**change.before, **before},
        after={**values(change.row, ("state", *flow.audited)), **after},
        reason=str(reason),
    )


def save(flow: Flow, changes: Sequence[Change]) -> None:
    """Save only the columns that changed, with a new version."""
    names = {"version", "last_event", *flow.derived}
    for change in changes:
        change.row.version += 1
        now = values(change.row, tuple(change.before))
        names |= {n for n in now if now[n] != change.before[n]}
        if change.step == "open" and "open" in flow.on:
            names |= set(flow.audited)
    rows = [c.row for c in changes]
    if len(rows) == 1:
        rows[0].save(update_fields=sorted(names))
    else:
        save_columns(rows, sorted(names))
