"""What the list of case files shows."""

from __future__ import annotations

from django.urls import reverse

from yiteng.casefiles.models import CaseFile
from yiteng.rules.lifecycles.casefile import CASEFILE
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.paging import Page

COLUMNS = (
    Column("title", N_("Application"), "link"),
    Column("asked_at", N_("Asked at"), "moment"),
    Column("unit", N_("Asked by")),
    Column("second", N_("Unit that is to agree")),
    Column("state", N_("State"), "state"),
)


def casefiles(page: Page) -> Table:
    """Case files, the latest first."""
    return Table(
        "",
        COLUMNS,
        [_row(one) for one in page.rows],
        empty=N_("No case file yet. It is asked for on the page of an application."),
        next_key=page.next_key,
        previous_key=page.previous_key,
    )


def _row(one: CaseFile) -> Row:
    cells = {
        "title": f"{one.application.number} {one.application.title}",
        "asked_at": one.asked_at,
        "unit": f"{one.unit.name} {one.asked_by_post}",
        "second": one.second_unit.name,
        "state": CASEFILE.state(one.state).title,
    }
    return Row(reverse("casefiles:show", args=[one.pk]), cells, key=str(one.pk))
