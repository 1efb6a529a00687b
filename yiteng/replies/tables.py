"""What is to be told, as a list."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from yiteng.replies.models import News
from yiteng.replies.words import channel, line
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.paging import Page

_COLUMNS = (
    Column("on", N_("Day"), "date"),
    Column("said_by", N_("Who said it"), "link"),
    Column("what", N_("What there is to tell")),
    Column("place", N_("Place")),
    Column("unit", N_("Heard by")),
    Column("told", N_("Told")),
)


def news(page: Page, filters: Sequence[str]) -> Table:
    """One page of lines."""
    return Table(
        "", _COLUMNS, [_row(row) for row in page.rows], filters=filters,
        empty=N_("Nothing here. What becomes of a finding is put here when a problem is stated, a meeting convened, a measure issued, work begun, closed or published."),
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip


def _row(row: News) -> Row:
    area = row.village or row.town
    told = row.telling
    return Row(
        reverse("replies:speaker", args=[row.finding_id]),
        {
            "on": row.on,
            "said_by": row.finding.said_by,
            "what": line(row),
            "place": area.name if area else "",
            "unit": row.unit.short_name or row.unit.name,
            "told": f"{told.told_on:%Y-%m-%d} {channel(told.channel)}" if told else "",
        },
        key=str(row.pk),
    )
