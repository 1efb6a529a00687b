"""What meetings cost people: hours before, in and after each, and hours of each town's people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from yiteng.meetings.effort import of_meetings
from yiteng.meetings.hours import shares
from yiteng.meetings.models import Attendance, Meeting
from yiteng.meetings.queries import held, lengths
from yiteng.places.models import Area
from yiteng.rules.actor import Actor
from yiteng.rules.meeting_load import Shares, seat_hours, town_hours


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting held with its three shares of hours."""

    meeting: Meeting
    shares: Shares


@dataclass(frozen=True, slots=True)
class TownLoad:
    """A town: meetings its people came to, how many people came in all, hours they sat."""

    town: Area
    meetings: int
    people: int
    hours: Decimal


def held_in(actor: Actor, year: int) -> list[Meeting]:
    """Meetings held in a year that the actor may see, first to last."""
    return list(held(actor, since=date(year, 1, 1), until=date(year, 12, 31)))


def sittings(meetings: Sequence[Meeting]) -> list[Sitting]:
    """Hours of research, in the room and of delivery for each; a fixed number of queries."""
    days = lengths([meeting.pk for meeting in meetings])
    effort = of_meetings(meetings)
    return [
        Sitting(one, shares(one, effort[one.pk], seat_hours(one.attended or 0, days[one.pk])))
        for one in meetings
    ]


def total(rows: Sequence[Sitting]) -> Shares:
    """The sums over meetings; what no meeting recorded stays unknown."""
    return Shares(
        sum((r.shares.research for r in rows if r.shares.research), Decimal(0)) or None,
        sum((r.shares.meeting for r in rows), Decimal(0)),
        sum((r.shares.delivery for r in rows if r.shares.delivery), Decimal(0)) or None,
    )


def of_towns(meetings: Sequence[Meeting]) -> list[TownLoad]:
    """Hours the people of each town sat in these meetings, in the official order; three queries.

    Counted from attendance recorded by unit, for a sitting where it was counted by sitting, else
    for the whole meeting; people of the district's own units are of no town.
    """
    days = lengths([meeting.pk for meeting in meetings])
    rows = (
        Attendance.objects.filter(meeting__in=days, unit__town__isnull=False)
        .order_by()
        .values_list("unit__town", "meeting", "session__days")
        .annotate(people=Sum("attended"))
    )
    seats = [(town, meeting, people, own or days[meeting]) for town, meeting, own, people in rows]
    hours = town_hours([(town, people, length) for town, _, people, length in seats])
    return [
        TownLoad(
            area,
            len({meeting for town, meeting, *_ in seats if town == area.pk}),
            sum(people for town, _, people, _ in seats if town == area.pk),
            hours[area.pk],
        )
        for area in Area.objects.filter(pk__in=hours).order_by("order", "id")
    ]
