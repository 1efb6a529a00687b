"""Steps on a page: a form for what a step asks, and the buttons with their reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.rules.lifecycle import Decision, Input, Step
from yiteng.rules.refusal import Refusal, blocking
from yiteng.web import forms

Choices = Mapping[str, Sequence[tuple[Any, str]]]


@dataclass(frozen=True, slots=True)
class Button:
    """A step as the page offers it. form: what it asks, None where it asks nothing."""

    step: Step
    allowed: bool
    first: bool
    form: forms.Form | None
    open: bool
    reasons: list[tuple[Refusal, str, str]]
    warnings: list[Refusal]


def step_form(
    step: Step, data: Any = None, files: Any = None, *, choices: Choices | None = None
) -> forms.Form:
    """The form of a step's inputs; ``cleaned_data`` is what `workflow.perform` takes as inputs.

    What is required is judged by the engine with all other reasons at once, so the form
    itself only judges what can be read (dates, figures, files).
    """
    form = forms.Form(data, files, auto_id=f"{step.code}-%s")
    for wanted in step.inputs:
        form.fields[wanted.name] = _field(wanted, (choices or {}).get(wanted.name))
    return form


def buttons(
    offers: Iterable[Decision],
    tried: str,
    refusals: Iterable[Refusal],
    typed: Any,
    choices: Choices,
    remedies: Mapping[str, tuple[str, str]],
    opened: Sequence[str] = (),
) -> list[Button]:
    """The offered steps: open ones first, in the order of the lifecycle, ways out after them.

    opened: steps whose forms stand open; the first field of the first of them has the keyboard.
    """
    offers = sorted(offers, key=lambda offer: (not offer.allowed, offer.step.out))
    found = [
        _button(
            offer,
            index == 0,
            tuple(refusals) if offer.step.code == tried else (),
            typed if offer.step.code == tried else None,
            choices,
            remedies,
        )
        for index, offer in enumerate(offers)
    ]
    return _opened(found, opened) if opened else found


def _opened(found: list[Button], wanted: Sequence[str]) -> list[Button]:
    """The buttons with the wanted forms open and in front, as one came for them."""
    there = {b.step.code: replace(b, open=True) for b in found if b.form and b.step.code in wanted}
    first = next((there[code] for code in wanted if code in there), None)
    if first and first.form:
        name = next(iter(first.form.fields))
        first.form.fields[name].widget.attrs["autofocus"] = True
    return [*there.values(), *(b for b in found if b.step.code not in there)]


def _button(
    offer: Decision,
    first: bool,
    refusals: tuple[Refusal, ...],
    typed: Any,
    choices: Choices,
    remedies: Mapping[str, tuple[str, str]],
) -> Button:
    form = step_form(offer.step, typed, choices=choices) if offer.step.inputs else None
    if form is not None and refusals:
        form.refuse(refusals)
    reasons = blocking(offer.refusals) if form is not None else blocking(refusals or offer.refusals)
    return Button(
        step=offer.step,
        allowed=offer.allowed,
        first=first and offer.allowed and not offer.step.out,
        form=form if offer.allowed else None,
        open=bool(refusals) or typed is not None,
        reasons=[(r, *remedies.get(r.code, ("", ""))) for r in reasons],
        warnings=[r for r in offer.refusals if not r.blocks],
    )


def _field(wanted: Input, choices: Sequence[tuple[Any, str]] | None) -> Any:
    label = _(wanted.label)
    if wanted.kind in ("choice", "unit") or choices is not None or wanted.choices:
        field: Any = forms.Choice(label, choices or wanted.choices)
    else:
        field = _MAKERS.get(wanted.kind, forms.Text)(label)
    field.asked = wanted.required
    field.required = False
    return field


_MAKERS: dict[str, Any] = {
    "text": forms.Text,
    "note": forms.Note,
    "date": forms.Day,
    "moment": forms.Moment,
    "number": forms.Number,
    "money": forms.Money,
    "file": forms.File,
    "quantity": forms.Quantity,
    "bool": forms.Yes,
}
