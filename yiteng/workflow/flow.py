"""How a slice tells the door about its rows: a Flow a model, registered in AppConfig.ready()."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from yiteng.rules.actor import Actor
from yiteng.rules.lifecycle import Case, Decision, Lifecycle
from yiteng.workflow.models import Stateful


@dataclass(frozen=True, slots=True)
class Change:
    """One row on its way through the door.

    row: the locked, fresh row, already in its new state when effects run.
    case: what was decided on; decision: the step and its target; before: audited fields before.
    """

    row: Any
    case: Case
    decision: Decision
    before: Mapping[str, Any]

    @property
    def step(self) -> str:
        """Code of the step, ``open`` for a new row, ``amend`` for an edit."""
        return self.decision.step.code


Effect = Callable[[Sequence[Change]], None]
Facts = Callable[[Sequence[Any], Actor, date], Sequence[Mapping[str, Any]]]


def _no_facts(rows: Sequence[Any], actor: Actor, today: date) -> Sequence[Mapping[str, Any]]:
    return [{} for _ in rows]


@dataclass(frozen=True, slots=True)
class Flow:
    """All the door needs to know of one model.

    facts: in bulk, one mapping a row, in the order of the rows; no query a row.
    audited: names of the columns that enter the trail before and after a change.
    on: step code → effect in bulk: sets columns on change.row, makes child rows; runs before
    rows are saved. always: effects after every change, new rows and edits included (tallies,
    lights); run before saving too, so they may set columns. after: run when rows are saved and
    the trail is written (outbox). undo: step code → effect that removes what ``on`` made.
    derived: columns computed by effects, saved with every change but not part of the trail.
    plain_facts: True where facts depend on the rows only, neither on the actor nor on the day:
    then many posts' steps may go through the door together (perform_each).
    opens_alone: True where effects of a new row touch that row only: then they may run before the
    transaction (bulk).
    ahead: steps whose effects write through `workflow.ahead` and `save_columns` only: then they
    may be worked out before the transaction (rewriting). turning: derived columns that the daily
    step moves without a new version; what was worked out on others is worked out again.
    """

    model: type[Stateful]
    lifecycle: Lifecycle
    facts: Facts = _no_facts
    audited: tuple[str, ...] = ()
    on: Mapping[str, Effect] = field(default_factory=dict)
    always: tuple[Effect, ...] = ()
    after: tuple[Effect, ...] = ()
    undo: Mapping[str, Effect] = field(default_factory=dict)
    derived: tuple[str, ...] = ()
    plain_facts: bool = False
    opens_alone: bool = False
    ahead: tuple[str, ...] = ()
    turning: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extension:
    """What a higher room adds to the flow of a lower room's model: facts, effects, undoing."""

    facts: Facts | None = None
    on: Mapping[str, Effect] = field(default_factory=dict)
    undo: Mapping[str, Effect] = field(default_factory=dict)


_FLOWS: dict[type, Flow] = {}
_EXTENSIONS: dict[type, list[Extension]] = {}


def extend(model: type, extension: Extension) -> None:
    """Let a higher room take part in a lower room's steps (verification in commitments')."""
    _EXTENSIONS.setdefault(model, []).append(extension)


def facts_of(flow: Flow, rows: Sequence[Any], actor: Actor, today: date) -> list[dict[str, Any]]:
    """The facts of the rows: the flow's own and those of every extension."""
    found = [dict(known) for known in flow.facts(rows, actor, today)]
    for extension in _EXTENSIONS.get(flow.model, ()):
        if extension.facts is not None:
            for known, more in zip(found, extension.facts(rows, actor, today), strict=True):
                known.update(more)
    return found


def effects_of(flow: Flow, step: str, *, undo: bool = False) -> list[Effect]:
    """The effects of a step: the flow's own first, then those of extensions."""
    sources = [flow.undo if undo else flow.on]
    sources += [e.undo if undo else e.on for e in _EXTENSIONS.get(flow.model, ())]
    return [effects[step] for effects in sources if step in effects]


def register(flow: Flow) -> None:
    """Make a model known to the door; once a model."""
    _FLOWS[flow.model] = flow


def flow_of(model: type) -> Flow:
    """The flow of a model. Raises KeyError where none was registered."""
    return _FLOWS[model]


def flows() -> tuple[Flow, ...]:
    """Every registered flow."""
    return tuple(_FLOWS.values())
