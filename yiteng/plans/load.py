"""What meetings cost people: hours before, in and after each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yiteng.meetings.models import Meeting
from yiteng.meetings.queries import held, lengths
from yiteng.rules.actor import Actor
from yiteng.rules.meeting_load import Shares, seat_hours


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting held with its three shares of hours."""

    meeting: Meeting
    shares: Shares


def held_in(actor: Actor, year: int) -> list[Meeting]:
    """Meetings held in a year that the actor may see, first to last."""
    return list(held(actor, since=date(year, 1, 1), until=date(year, 12, 31)))


def sittings(meetings: Sequence[Meeting]) -> list[Sitting]:
    """Hours of research, in the room and of delivery for each; one query."""
    days = lengths([meeting.pk for meeting in meetings])
    return [
        Sitting(
            one,
            Shares(
                one.hours_research or None,
                seat_hours(one.attended or 0, days[one.pk]),
                one.hours_delivery or None,
            ),
        )
        for one in meetings
    ]


def total(rows: Sequence[Sitting]) -> Shares:
    """The sums over meetings; what no meeting recorded stays unknown."""
    return Shares(
        sum((r.shares.research for r in rows if r.shares.research), Decimal(0)) or None,
        sum((r.shares.meeting for r in rows), Decimal(0)),
        sum((r.shares.delivery for r in rows if r.shares.delivery), Decimal(0)) or None,
    )
