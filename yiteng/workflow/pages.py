"""What the page of a row with a state needs: trying a step, taking it back, its offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.web.requests import actor, now
from yiteng.web.sentences import say
from yiteng.web.steps import Choices, step_form
from yiteng.workflow import door, entrances
from yiteng.workflow.flow import flow_of

TAKE_BACK = "take_back"
_UNREADABLE = Refusal("workflow.unreadable", N_("Something typed cannot be read; see the fields."))


@dataclass(frozen=True, slots=True)
class Tried:
    """A step that was refused: its code, every reason, what was typed."""

    step: str = ""
    refusals: tuple[Refusal, ...] = ()
    typed: Any = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a row stands for an actor: steps with their reasons, and whether a click goes back."""

    offers: tuple[Any, ...]
    back: bool
    tried: Tried = field(default_factory=Tried)
    choices: Choices = field(default_factory=dict)
    remedies: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def standing(request: HttpRequest, row: Any, tried: Tried | None = None, **more: Any) -> Standing:
    """The steps offered and the way back, for `workflow/_steps.html`; more: choices, remedies."""
    who, at = actor(request), now(request)
    offers = tuple(door.offered(row, actor=who, at=at))
    back = entrances.may_take_back(row, actor=who)
    return Standing(offers, back, tried or Tried(), **more)


def attempt(
    request: HttpRequest,
    row: Any,
    take: Callable[..., Any],
    *,
    choices: Choices | None = None,
) -> Tried | None:
    """Take the step that was posted through the slice's action ``take``; None when it is done.

    take: called as take(row, step, actor=, at=, inputs=, seen=). The step ``take_back`` takes
    the last click back. What is refused or cannot be read comes back as Tried.
    """
    code, who, at = request.POST.get("step", ""), actor(request), now(request)
    seen = _version(request.POST.get("seen", ""))
    try:
        if code == TAKE_BACK:
            entrances.take_back(row, actor=who, at=at, seen=seen)
            messages.success(request, _("Taken back."))
            return None
        return _step(request, row, take, who, seen, choices)
    except Refused as refused:
        return Tried(code, refused.refusals, request.POST)


def _step(
    request: HttpRequest,
    row: Any,
    take: Callable[..., Any],
    who: Actor,
    seen: int | None,
    choices: Choices | None,
) -> Tried | None:
    code = request.POST.get("step", "")
    step = next((s for s in flow_of(type(row)).lifecycle.steps if s.code == code), None)
    if step is None:
        raise Refused([Refusal("workflow.no_step", N_("There is no such step."))])
    form = step_form(step, request.POST, request.FILES, choices=choices)
    if not form.is_valid():
        return Tried(code, (_UNREADABLE,), request.POST)
    done = take(row, code, actor=who, at=now(request), inputs=form.cleaned_data, seen=seen)
    state = flow_of(type(row)).lifecycle.state(done.state)
    messages.success(
        request,
        _("Done: %(step)s. It is now “%(state)s”.")
        % {"step": say(step.title), "state": say(state.title)},
    )
    return None


def _version(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() else None
