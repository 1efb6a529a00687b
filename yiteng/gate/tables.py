"""What the pages of the gate show, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from yiteng.gate.models import Application, Goal
from yiteng.research.tables import named, themed
from yiteng.rules.gate.rule import Test, Verdict
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refusal
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_, Several
from yiteng.web.paging import Page
from yiteng.web.sentences import fill
from yiteng.workflow.pages import Standing

APPLICATIONS = (
    Column("number", N_("Number of the application")),
    Column("title", N_("Meeting"), "link"),
    Column("theme", N_("Field of work")),
    Column("unit", N_("Applicant")),
    Column("opened_on", N_("Opened"), "date"),
    Column("wanted_on", N_("Wanted on"), "date"),
    Column("tests", N_("Four tests")),
    Column("state", N_("State"), "state"),
)


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
class Aim:
    """A goal with its figure."""

    row: Goal
    figure: Quantity | None


def applications(page: Page, verdicts: Mapping[int, Verdict], filters: Sequence[str]) -> Table:
    """Applications with the tests that speak against each."""
    return Table(
        "",
        APPLICATIONS,
        [_application(row, verdicts[row.pk]) for row in page.rows],
        empty=N_("No application yet. A meeting begins as an application with its dossier."),
        filters=filters,
        next_key=page.next_key,
        previous_key=page.previous_key,
    )


def goals(rows: Iterable[Goal]) -> list[Aim]:
    """Goals with their figures as planned quantities."""
    return [
        Aim(row, None if row.value is None else Quantity(
            row.value, row.unit, row.word, row.due_on, "planned", ""))
        for row in rows
    ]  # fmt: skip


def outcomes(verdict: Verdict, application: Application, *, may_write: bool) -> list[Card]:
    """The four tests as cards, each reason linked to the field that mends it."""
    cards = []
    for one in verdict.outcomes:
        reasons = [Reason(r, mend(application, r.field, may_write)) for r in one.reasons]
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
    kind, _, key = field.partition("-")
    if kind == "problems" and key:
        return reverse("research:show", args=[key])
    if not may_write:
        return f"#{field}"
    if kind == "problems":
        return reverse("gate:problems", args=[application.pk])
    if key:
        return reverse("gate:part", args=[application.pk, kind, key])
    return reverse("gate:add", args=[application.pk, kind])


def decided(application: Application) -> str:
    """What was decided (message id of a state), also when the meeting has been convened since."""
    code = application.state
    if code == "convened":
        code = "approved_against" if application.opinion_verdict == "against" else "approved"
    return APPLICATION.state(code).title


def without_convening(standing: Standing) -> Standing:
    """The steps of this room; convening is offered by the room of meetings."""
    offers = tuple(one for one in standing.offers if one.step.code != "convene")
    return replace(standing, offers=offers)


def tests_said(verdict: Verdict) -> Any:
    """The tests in one cell: outside their scope, passed, or the names of those against."""
    if not verdict.applies:
        return fill(N_("do not apply"), {})
    against = Several(one.test.title for one in verdict.outcomes if not one.passed)
    if against:
        return fill(N_("■ against: {tests}"), {"tests": against})
    if verdict.amber:
        return fill(N_("▲ passed, {count} remarks"), {"count": len(verdict.amber)})
    return fill(N_("✓ all four passed"), {})


def _application(row: Application, verdict: Verdict) -> Row:
    return Row(
        reverse("gate:show", args=[row.pk]),
        {
            "number": row.number,
            "title": named(row),
            "theme": themed(row.theme),
            "unit": row.unit.short_name or row.unit.name,
            "opened_on": row.opened_on,
            "wanted_on": row.wanted_on,
            "tests": tests_said(verdict),
            "state": APPLICATION.state(row.state).title,
        },
        key=str(row.pk),
    )
