"""Lists of documents, measures and campaigns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.urls import reverse

from yiteng.measures.models import Campaign, Measure, PolicyDocument
from yiteng.research.tables import named, themed
from yiteng.rules.lifecycles.small import MEASURE
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.paging import Page

DOCUMENTS = (
    Column("issued_on", N_("Issued on"), "date"),
    Column("title", N_("Document"), "link"),
    Column("meeting", N_("Meeting")),
    Column("theme", N_("Field of work")),
    Column("measures", N_("Measures"), "number"),
)
MEASURES = (
    Column("position", N_("No."), "number"),
    Column("title", N_("Measure"), "link"),
    Column("lead", N_("Lead unit")),
    Column("horizon", N_("Horizon"), "state"),
    Column("state", N_("State"), "state"),
    Column("commitments", N_("Commitments"), "number"),
)
CAMPAIGNS = (
    Column("starts_on", N_("Since"), "date"),
    Column("title", N_("Campaign"), "link"),
    Column("meeting", N_("Meeting")),
    Column("lead", N_("Lead unit")),
)


def documents(page: Page, counts: Mapping[int, int]) -> Table:
    """Documents with how many measures each carries."""
    return Table(
        "",
        DOCUMENTS,
        [_document(row, counts.get(row.pk, 0)) for row in page.rows],
        empty=N_("No document yet. A meeting issues them; each carries numbered measures."),
        next_key=page.next_key,
        previous_key=page.previous_key,
    )


def measures(rows: Iterable[Measure], counts: Mapping[int, int]) -> Table:
    """The measures of one document in their order."""
    return Table(
        "",
        MEASURES,
        [_measure(row, counts.get(row.pk, 0)) for row in rows],
        empty=N_("No measure yet."),
    )


def campaigns(rows: Iterable[Campaign]) -> Table:
    """Campaigns, first to last."""
    return Table(
        "",
        CAMPAIGNS,
        [_campaign(row) for row in rows],
        empty=N_("No campaign yet."),
    )


def _document(row: PolicyDocument, measures: int) -> Row:
    meeting = row.meeting
    return Row(
        reverse("measures:document", args=[row.pk]),
        {
            "issued_on": row.issued_on,
            "title": named(row),
            "meeting": meeting and (meeting.title, reverse("meetings:show", args=[meeting.pk])),
            "theme": themed(meeting.theme) if meeting else "",
            "measures": measures,
        },
        key=str(row.pk),
    )


def _measure(row: Measure, commitments: int) -> Row:
    return Row(
        reverse("measures:show", args=[row.pk]),
        {
            "position": row.position,
            "title": named(row),
            "lead": row.lead.name if row.lead else "",
            "horizon": row.get_horizon_display(),
            "state": MEASURE.state(row.state).title,
            "commitments": commitments,
        },
        key=str(row.pk),
    )


def _campaign(row: Campaign) -> Row:
    meeting = row.meeting
    return Row(
        reverse("measures:show", args=[row.measure_id]) if row.measure_id else "",
        {
            "starts_on": row.starts_on,
            "title": named(row),
            "meeting": meeting and (meeting.title, reverse("meetings:show", args=[meeting.pk])),
            "lead": row.lead.name if row.lead else "",
        },
        key=str(row.pk),
    )
