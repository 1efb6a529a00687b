"""Lists of research as tables: the page renders them, exports write the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from yiteng.research.models import Finding, Occasion, Problem
from yiteng.rules.gate.evidence import Evidence
from yiteng.rules.lifecycles.small import PROBLEM
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.paging import Page
from yiteng.web.words import chinese

OCCASIONS = (
    Column("held_on", N_("Day"), "date"),
    Column("title", N_("Occasion"), "link"),
    Column("kind", N_("Kind"), "state"),
    Column("place", N_("Place")),
    Column("unit", N_("By")),
    Column("findings", N_("Findings"), "number"),
)
FINDINGS = (
    Column("found_on", N_("Day"), "date"),
    Column("statement", N_("Finding"), "link"),
    Column("said_by", N_("Said by")),
    Column("place", N_("Place")),
    Column("method", N_("Method"), "state"),
)
PROBLEMS = (
    Column("title", N_("Problem"), "link"),
    Column("theme", N_("Field of work")),
    Column("state", N_("State"), "state"),
    Column("findings", N_("Findings"), "number"),
    Column("sources", N_("Independent sources"), "number"),
    Column("treated", N_("Treated by"), "number"),
)


def occasions(page: Page, counts: Mapping[int, int], filters: Sequence[str]) -> Table:
    """Visits and other occasions; counts: findings by occasion."""
    return _table(
        page,
        OCCASIONS,
        [_occasion(row, counts.get(row.pk, 0)) for row in page.rows],
        N_("Nothing recorded yet. Record a visit, a symposium or a letter: it begins here."),
        filters,
    )


def findings(page: Page) -> Table:
    """Findings with who said them, where, how."""
    return _table(
        page,
        FINDINGS,
        [_finding(row) for row in page.rows],
        N_("No finding yet. Findings are written down with the visit they come from."),
        (),
    )


def problems(
    page: Page,
    evidence: Mapping[int, Evidence],
    treated: Mapping[int, int],
    filters: Sequence[str],
) -> Table:
    """Problems with their figures of independence."""
    return _table(
        page,
        PROBLEMS,
        [_problem(row, evidence[row.pk], treated.get(row.pk, 0)) for row in page.rows],
        N_("No problem yet. A problem is worded from at least two independent findings."),
        filters,
    )


def named(row: Any, title: str = "") -> Any:
    """The title of a row as a list shows it, marked where the row is invented."""
    words = title or row.title
    if not row.invented:
        return words
    return format_html('{} <span class="tag invented">{}</span>', words, gettext("invented"))


def place_of(row: Any) -> str:
    """Where a row is: village, else town, else nothing more than the county."""
    area = row.village or row.town
    return str(area) if area else ""


def _table(
    page: Page, columns: Sequence[Column], rows: list[Row], empty: str, filters: Sequence[str]
) -> Table:
    return Table("", columns, rows, empty=empty, filters=filters, next_key=page.next_key,
                 previous_key=page.previous_key)  # fmt: skip


def _occasion(row: Occasion, found: int) -> Row:
    return Row(
        reverse("research:occasion", args=[row.pk]),
        {
            "held_on": row.held_on,
            "title": named(row),
            "kind": row.get_kind_display(),
            "place": row.destination or place_of(row) or row.place,
            "unit": row.unit.short_name or row.unit.name,
            "findings": found,
        },
        key=str(row.pk),
    )


def _finding(row: Finding) -> Row:
    return Row(
        f"{reverse('research:occasion', args=[row.occasion_id])}#finding-{row.pk}",
        {
            "found_on": row.found_on,
            "statement": named(row, row.statement),
            "said_by": row.said_by,
            "place": place_of(row) or row.occasion.place,
            "method": row.get_method_display(),
        },
        key=str(row.pk),
    )


def _problem(row: Problem, found: Evidence, treated: int) -> Row:
    return Row(
        reverse("research:show", args=[row.pk]),
        {
            "title": named(row),
            "theme": themed(row.theme),
            "state": PROBLEM.state(row.state).title,
            "findings": found.findings,
            "sources": found.sources,
            "treated": treated,
        },
        key=str(row.pk),
    )


def themed(theme: Any) -> str:
    """The title of a theme in the reader's language."""
    if theme is None:
        return ""
    return str(theme.title_zh if chinese() else theme.title_en)
