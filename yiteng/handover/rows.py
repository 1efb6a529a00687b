"""The columns and rows of the lists of a handover, as values."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext

from yiteng.commitments.models import Commitment, Request
from yiteng.gate.models import Application
from yiteng.measures.models import Measure
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.table import Column, Row
from yiteng.rules.words import N_
from yiteng.web.cells import marked
from yiteng.workflow.clock import SHANGHAI

OPEN = (
    Column("light", N_("Light"), "light"),
    Column("title", N_("Commitment"), "link"),
    Column("number", N_("No.")),
    Column("lead", N_("Lead unit")),
    Column("state", N_("State"), "state"),
    Column("due", N_("Due"), "date"),
    Column("first", N_("First date"), "date"),
)
FIRMS = (
    Column("title", N_("Commitment"), "link"),
    Column("firm", N_("Firm")),
    Column("due", N_("Due"), "date"),
    Column("cliff", N_("Their own date"), "moment"),
)
ASKED = (
    Column("title", N_("Commitment"), "link"),
    Column("on", N_("Asked for on"), "date"),
    Column("by", N_("Asked for by")),
)
MEASURES = (Column("title", N_("Measure"), "link"), Column("document", N_("Document")))
APPLICATIONS = (
    Column("title", N_("Application to meet"), "link"),
    Column("number", N_("No.")),
    Column("state", N_("State"), "state"),
)


def open_row(row: Commitment) -> Row:
    """An open commitment; its first date where it was moved."""
    public = gettext("%(title)s (promised in public)") % {"title": row.title}
    title = public if row.published else row.title
    return Row(row.url, {
        "light": row.light, "title": marked(title, row.invented), "number": row.number,
        "lead": row.lead_unit.name if row.lead_unit else "",
        "state": COMMITMENT.state(row.state).title, "due": day(row.due_at),
        "first": day(row.original_due_at) if row.original_due_at != row.due_at else None,
    }, key=str(row.pk))  # fmt: skip


def firm_row(row: Commitment) -> Row:
    """A promise to a firm, with the firm's own last moment."""
    firm = row.enterprise.name if row.enterprise else row.served_name
    return Row(row.url, {"title": marked(row.title, row.invented), "firm": firm,
                         "due": day(row.due_at), "cliff": row.cliff_at}, key=str(row.pk))  # fmt: skip


def asked_row(row: Request) -> Row:
    """What was asked about a commitment, when and by which post."""
    about = row.commitment
    return Row(about.url, {"title": marked(about.title, about.invented), "on": day(row.asked_at),
                           "by": row.asked_by_post}, key=str(row.pk))  # fmt: skip


def measure_row(row: Measure) -> Row:
    """A measure in force."""
    url = reverse("measures:document", args=[row.document_id])
    return Row(url, {"title": row.title, "document": row.document.title}, key=str(row.pk))


def application_row(row: Application) -> Row:
    """An application that has not come to its end."""
    return Row(reverse("gate:show", args=[row.pk]), {
        "title": marked(row.title, row.invented), "number": row.number,
        "state": APPLICATION.state(row.state).title}, key=str(row.pk))  # fmt: skip


def day(at: datetime | None) -> date | None:
    """The day of a moment here."""
    return at.astimezone(SHANGHAI).date() if at else None
