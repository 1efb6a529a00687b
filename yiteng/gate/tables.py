"""What the pages of the gate show, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from yiteng.gate.models import Application
from yiteng.research.tables import named, themed
from yiteng.rules.gate.rule import Verdict
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_, Several
from yiteng.web.paging import Page
from yiteng.web.sentences import fill

APPLICATIONS = (
    Column("number", N_("Number of the application")),
    Column("title", N_("Meeting"), "link"),
    Column("theme", N_("Field of work")),
    Column("unit", N_("Applicant")),
    Column("opened_on", N_("Applied on"), "date"),
    Column("wanted_on", N_("Wanted on"), "date"),
    Column("tests", N_("Four tests")),
    Column("state", N_("State"), "state"),
)


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


def decided(application: Application) -> str:
    """What was decided (message id of a state), also when the meeting has been convened since."""
    code = application.state
    if code == "convened":
        code = "approved_against" if application.opinion_verdict == "against" else "approved"
    return APPLICATION.state(code).title


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
