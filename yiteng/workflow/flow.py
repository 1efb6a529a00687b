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


def _no_facts(
    rows: Sequence[Any], actor: Actor, today: date
) -> Sequence[Mapping[str, Any]]:
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
    """

    model: type[Stateful]
    lifecycle: Lifecycle
    facts: Facts = _no_facts
    audited: tuple[str, ...] = ()
    on: Mapping[str, Effect] = field(default_factory=dict)
    always: tuple[Effect, ...] = ()
    after: tuple[Effect, ...] = ()
    undo: Mapping[str, Effect] = field(default_factory=dict)


_FLOWS: dict[type, Flow] = {}


def register(flow: Flow) -> None:
    """Make a model known to the door; once a model."""
    _FLOWS[flow.model] = flow


def flow_of(model: type) -> Flow:
    """The flow of a model. Raises KeyError where none was registered."""
    return _FLOWS[model]


def flows() -> tuple[Flow, ...]:
    """Every registered flow."""
    return tuple(_FLOWS.values())
