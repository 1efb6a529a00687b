"""What the pages of the gate show, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from yiteng.files.models import Attachment
from yiteng.gate.models import Application, Goal, Item, Paper, Prescription
from yiteng.research.tables import named, themed
from yiteng.rules.gate.dossier import Dossier, Past
from yiteng.rules.gate.hints import Hint
from yiteng.rules.gate.rule import Test, Verdict
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refusal
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_, Several
from yiteng.web.paging import Page
from yiteng.web.sentences import fill

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


@dataclass(frozen=True, slots=True)
class Leaf:
    """The latest version of a paper with its files; older: the versions before it."""

    paper: Paper
    files: list[Attachment]
    older: list[tuple[Paper, list[Attachment]]]


@dataclass(frozen=True, slots=True)
class Point:
    """An agenda item with its papers."""

    row: Item
    papers: list[Leaf]


@dataclass(frozen=True, slots=True)
class Cure:
    """A prescription with the similar measures of the past."""

    row: Prescription
    past: Sequence[Past]


@dataclass(frozen=True, slots=True)
class Whisper:
    """A hint for the drafter with the address of its field."""

    hint: Hint
    url: str


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


def agenda(
    items: Iterable[Item], papers: Iterable[Paper], files: Mapping[int, list[Attachment]]
) -> list[Point]:
    """The items in their order, each with its papers, the latest version of each first."""
    held: dict[tuple[int, str], list[Paper]] = {}
    for paper in sorted(papers, key=lambda one: -one.version):
        held.setdefault((paper.item_id, paper.title), []).append(paper)
    return [
        Point(item, [_leaf(found, files) for (of, _title), found in held.items() if of == item.pk])
        for item in items
    ]


def cures(rows: Iterable[Prescription], dossier: Dossier) -> list[Cure]:
    """The prescriptions in their order, each with its past."""
    past = {one.key: one.past for one in dossier.prescriptions}
    return [Cure(row, past[str(row.pk)]) for row in rows]


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


def _leaf(found: Sequence[Paper], files: Mapping[int, list[Attachment]]) -> Leaf:
    last, *older = found
    return Leaf(last, files.get(last.pk, []), [(one, files.get(one.pk, [])) for one in older])


def _at(url: str, column: str) -> str:
    """The address of a form, at one of its fields; the fold it stands in is open."""
    return f"{url}?at={column}#id_{column}" if column else url


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
