"""Lists of planned meetings, of days without meetings, and of the load of meetings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext

from yiteng.gate.models import Application
from yiteng.plans.forms import WEEKDAYS, WEEKS
from yiteng.plans.load import Sitting, TownLoad
from yiteng.plans.models import PlannedMeeting, QuietDays
from yiteng.research.tables import named, themed
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_

LINES = (
    Column("month", N_("Month"), "number"),
    Column("title", N_("Meeting"), "link"),
    Column("theme", N_("Field of work")),
    Column("unit", N_("Host")),
    Column("days", N_("Days"), "number"),
    Column("people", N_("People"), "number"),
    Column("state", N_("What became of it"), "state"),
    Column("note", N_("Note")),
)
APART = (
    Column("wanted_on", N_("Wanted on"), "date"),
    Column("title", N_("Meeting"), "link"),
    Column("unit", N_("Applicant")),
    Column("state", N_("State"), "state"),
)
SITTINGS = (
    Column("held_on", N_("Held on"), "date"),
    Column("title", N_("Meeting"), "link"),
    Column("research", N_("Hours of research"), "number"),
    Column("meeting", N_("Hours people sit in it"), "number"),
    Column("delivery", N_("Hours of delivery"), "number"),
    Column("ratio", N_("Research : meeting : delivery")),
)


TOWNS = (
    Column("town", N_("Town")),
    Column("meetings", N_("Meetings"), "number"),
    Column("people", N_("People who came"), "number"),
    Column("hours", N_("Hours people sat in them"), "number"),
)


def lines(rows: Sequence[PlannedMeeting], may_open: Collection[int]) -> Table:
    """The lines of a plan, those taken off too; may_open: applications the reader may open."""
    return Table(
        "", LINES, [_line(row, may_open) for row in rows], empty=N_("No meeting planned yet.")
    )


def _line(row: PlannedMeeting, may_open: Collection[int]) -> Row:
    taken = row.application
    url = reverse("gate:show", args=[taken.pk]) if taken and taken.pk in may_open else ""
    state = APPLICATION.state(taken.state).title if taken else N_("not applied for yet")
    return Row(
        url,
        {
            "month": row.month,
            "title": named(row),
            "theme": themed(row.theme),
            "unit": row.unit.name,
            "days": row.days,
            "people": row.people,
            "state": N_("taken off") if row.dropped_on else state,
            "note": row.reason,
        },
    )


def unplanned(rows: Iterable[Application]) -> Table:
    """Applications of the year that no plan names."""
    return Table(
        "",
        APART,
        [
            Row(
                reverse("gate:show", args=[row.pk]),
                {
                    "wanted_on": row.wanted_on,
                    "title": named(row),
                    "unit": row.unit.name,
                    "state": APPLICATION.state(row.state).title,
                },
            )
            for row in rows
        ],
        empty=N_("Every meeting asked for is in the plan."),
    )


def sittings(rows: Sequence[Sitting]) -> Table:
    """Each meeting's hours before, in and after it."""
    return Table(
        "",
        SITTINGS,
        [
            Row(
                reverse("meetings:show", args=[row.meeting.pk]),
                {
                    "held_on": row.meeting.held_on,
                    "title": named(row.meeting),
                    "research": row.shares.research,
                    "meeting": row.shares.meeting,
                    "delivery": row.shares.delivery,
                    "ratio": row.shares.ratio,
                },
            )
            for row in rows
        ],
        empty=N_("No meeting held in this year."),
    )


def towns(rows: Sequence[TownLoad]) -> Table:
    """Hours the people of each town sat in meetings, in the official order of the towns."""
    return Table(
        "",
        TOWNS,
        [
            Row(
                "",
                {
                    "town": row.town.name,
                    "meetings": row.meetings,
                    "people": row.people,
                    "hours": row.hours,
                },
            )
            for row in rows
        ],
        empty=N_("No attendance of a town is recorded in this year."),
    )


def quiet_days(rows: Sequence[QuietDays]) -> Table:
    """Days without meetings: which, from when to when, by which document."""
    columns = (Column("title", N_("Days without meetings")), Column("days", N_("Which days")),
               Column("from", N_("from"), "date"), Column("until", N_("until"), "date"),
               Column("source", N_("Source")))  # fmt: skip
    return Table("", columns, [
        Row("", {"title": named(row), "days": " ".join(gettext(one) for one in which(row)),
                 "from": row.starts_on, "until": row.ends_on, "source": row.source})
        for row in rows])  # fmt: skip


def which(row: QuietDays) -> list[str]:
    """Which days, as message ids: the week and the weekday."""
    weeks, days = dict(WEEKS), dict(WEEKDAYS)
    named_ = [weeks.get(str(row.week), ""), days.get(str(row.weekday), "")]
    return [one for one in named_ if one]
