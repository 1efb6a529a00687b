"""What the pages of meetings show, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from yiteng.meetings.agreeing import Carried
from yiteng.meetings.models import Decision, Meeting
from yiteng.meetings.queries import lacks
from yiteng.research.tables import named, themed
from yiteng.rules.lifecycles.meeting import MEETING
from yiteng.rules.outcomes import KINDS, Kind
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.paging import Page

MEETINGS = (
    Column("held_on", N_("Day"), "date"),
    Column("title", N_("Meeting"), "link"),
    Column("theme", N_("Field of work")),
    Column("host", N_("Host")),
    Column("days", N_("Length in days"), "number"),
    Column("attended", N_("Attended"), "number"),
    Column("decisions", N_("Decisions"), "number"),
    Column("state", N_("State"), "state"),
)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with what it lacks (message ids) and the commitments that carry it out."""

    row: Decision
    lacks: tuple[str, ...]
    commitments: Sequence[Carried]

    @property
    def kind(self) -> Kind:
        """Decided, or a measure agreed."""
        return KINDS[self.row.kind]

    @property
    def differing(self) -> int:
        """How many of what carries it out say otherwise."""
        return sum(1 for one in self.commitments if not one.agrees)


def meetings(
    page: Page, lengths: Mapping[int, Decimal], decided: Mapping[int, int], filters: Sequence[str]
) -> Table:
    """Meetings with their length, attendance and number of decisions."""
    return Table(
        "",
        MEETINGS,
        [_meeting(row, lengths.get(row.pk), decided.get(row.pk, 0)) for row in page.rows],
        empty=N_("No meeting yet. Meetings are convened from approved applications."),
        filters=filters,
        next_key=page.next_key,
        previous_key=page.previous_key,
    )


def decisions(meeting: Meeting, carried: Mapping[int, list[Carried]]) -> list[Decided]:
    """The decisions of a meeting in their order."""
    return [Decided(d, lacks(d), carried.get(d.pk, ())) for d in meeting.decisions.all()]


def _meeting(row: Meeting, days: Decimal | None, decided: int) -> Row:
    return Row(
        reverse("meetings:show", args=[row.pk]),
        {
            "held_on": row.held_on,
            "title": named(row),
            "theme": themed(row.theme),
            "host": row.host.short_name or row.host.name,
            "days": days,
            "attended": row.attended,
            "decisions": decided,
            "state": MEETING.state(row.state).title,
        },
        key=str(row.pk),
    )
