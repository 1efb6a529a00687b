"""The lifecycle engine: tables of steps with named checks; it decides, it writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, blocking
from yiteng.rules.words import N_


@dataclass(frozen=True, slots=True)
class Case:
    """All a check may look at: who, in what state, when, what is known, what is said.

    at: when the actor says it happened (aware); today: the business date.
    facts: what the slices know of the row (names listed in the lifecycle's module).
    inputs: what the actor typed with the step.
    """

    actor: Actor
    state: str
    at: datetime
    today: date
    facts: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, Any] = field(default_factory=dict)


Check = Callable[[Case], Iterable[Refusal]]


@dataclass(frozen=True, slots=True)
class Input:
    """One thing asked with a step. kind: text, note, date, moment, choice, unit, file, quantity."""

    name: str
    label: str
    kind: str = "text"
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A state of a lifecycle: code and title (message id)."""

    code: str
    title: str
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step: from which states to which, who may, what is checked, what is asked.

    target: the new state; None leaves the state; ``back`` returns to facts["resume_state"].
    undo: True where a wrong click may be taken back until the next party acts.
    out: True for a way out of the road (merging, withdrawing): offered last, never first.
    """

    code: str
    title: str
    sources: tuple[str, ...]
    target: str | None
    action: str
    checks: tuple[Check, ...] = ()
    inputs: tuple[Input, ...] = ()
    undo: bool = True
    out: bool = False


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """A whole table: states, the first of them, steps in the order in which they are offered."""

    code: str
    title: str
    states: tuple[State, ...]
    steps: tuple[Step, ...]

    @property
    def initial(self) -> str:
        """Code of the state in which rows begin."""
        return self.states[0].code

    def step(self, code: str) -> Step:
        """The step of that code. Raises KeyError."""
        for step in self.steps:
            if step.code == code:
                return step
        raise KeyError(f"{self.code} has no step {code}")

    def state(self, code: str) -> State:
        """The state of that code. Raises KeyError."""
        for state in self.states:
            if state.code == code:
                return state
        raise KeyError(f"{self.code} has no state {code}")


@dataclass(frozen=True, slots=True)
class Decision:
    """What the engine says to a step: the target and every reason at once."""

    step: Step
    target: str
    refusals: tuple[Refusal, ...]

    @property
    def allowed(self) -> bool:
        """True where nothing blocks (warnings may remain)."""
        return not blocking(self.refusals)


def decide(lifecycle: Lifecycle, code: str, case: Case, *, asking: bool = True) -> Decision:
    """Decide a step: state, permission, what is asked (only when asking), then each check.

    Returns a Decision with all reasons at once. Raises KeyError for an unknown step.
    """
    step = lifecycle.step(code)
    refusals: list[Refusal] = []
    if case.state not in step.sources:
        refusals.append(_wrong_state(lifecycle, step, case))
    if not case.actor.may(step.action):
        refusals.append(
            Refusal(
                "lifecycle.not_permitted",
                N_("Your post has no right to do this: {step}."),
                {"step": step.title},
            )
        )
    if asking:
        refusals.extend(_missing(step, case))
    if not refusals:
        for check in step.checks:
            refusals.extend(check(case))
    return Decision(step, _target(step, case), tuple(refusals))


def offered(lifecycle: Lifecycle, case: Case) -> tuple[Decision, ...]:
    """Every step that leaves the present state and that the post may take, with its reasons.

    Steps another post takes are left out; steps refused by a check stay, so that the page can
    show them disabled with the sentence that says why.
    """
    return tuple(
        decide(lifecycle, step.code, case, asking=False)
        for step in lifecycle.steps
        if case.state in step.sources and case.actor.may(step.action)
    )


def _target(step: Step, case: Case) -> str:
    if step.target is None:
        return case.state
    if step.target == "back":
        return str(case.facts.get("resume_state") or case.state)
    return step.target


def _wrong_state(lifecycle: Lifecycle, step: Step, case: Case) -> Refusal:
    return Refusal(
        "lifecycle.wrong_state",
        N_("“{step}” is not possible now: the state is “{state}”."),
        {"step": step.title, "state": lifecycle.state(case.state).title},
    )


def _missing(step: Step, case: Case) -> Iterable[Refusal]:
    for wanted in step.inputs:
        if wanted.required and case.inputs.get(wanted.name) in (None, "", ()):
            yield Refusal(
                "lifecycle.missing_input",
                N_("Please fill in “{label}”."),
                {"label": wanted.label},
                field=wanted.name,
            )
