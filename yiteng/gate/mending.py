"""Reasons and hints with the addresses of the fields that mend them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from yiteng.gate.models import Application
from yiteng.rules.gate.hints import Hint
from yiteng.rules.gate.rule import Test, Verdict
from yiteng.rules.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason of a test with the address of what mends it."""

    refusal: Refusal
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """A test as the page shows it: mark (shape), words, its reasons."""

    test: Test
    passed: bool
    red: list[Reason]
    amber: list[Reason]


@dataclass(frozen=True, slots=True)
class Whisper:
    """A hint for the drafter with the address of its field."""

    hint: Hint
    url: str


def hinted(found: Iterable[Hint], application: Application) -> list[Whisper]:
    """Hints with the addresses that mend them; for who writes the dossier only."""
    return [Whisper(one, mend(application, one.field, True)) for one in found]


def outcomes(
    verdict: Verdict,
    application: Application,
    *,
    may_write: bool,
    link: Callable[[str], str] | None = None,
) -> list[Card]:
    """The four tests as cards, each reason linked to the field that mends it.

    link: from a field to its address, where the page has an own one.
    """
    there = link or (lambda field: mend(application, field, may_write))
    cards = []
    for one in verdict.outcomes:
        reasons = [Reason(r, there(r.field)) for r in one.reasons]
        cards.append(
            Card(
                one.test,
                one.passed,
                [r for r in reasons if r.refusal.blocks],
                [r for r in reasons if not r.refusal.blocks],
            )
        )
    return cards


def mend(application: Application, field: str, may_write: bool) -> str:
    """The address that mends a field of the dossier; its place on the page for who only reads."""
    kind, _, rest = field.partition("-")
    if kind == "words":
        url = reverse("gate:words", args=[application.pk])
        return _at(url, rest) if may_write else "#words"
    key, _, column = rest.partition("-")
    if kind == "problems" and key:
        return f"{reverse('research:show', args=[key])}#{column}"
    if not may_write:
        return f"#{kind}-{key}" if key else f"#{kind}"
    if kind == "problems":
        return reverse("gate:problems", args=[application.pk])
    if column == "papers":
        return f"{reverse('gate:add', args=[application.pk, 'papers'])}?item={key}"
    if key:
        return _at(reverse("gate:part", args=[application.pk, kind, key]), column)
    return reverse("gate:add", args=[application.pk, kind])


def _at(url: str, column: str) -> str:
    """The address of a form, at one of its fields; the fold it stands in is open."""
    return f"{url}?at={column}#id_{column}" if column else url
