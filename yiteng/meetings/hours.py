"""Hours of research : meeting : delivery of one meeting, side by side, each with how it is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from yiteng.meetings.effort import Effort, of_meetings
from yiteng.meetings.models import Meeting
from yiteng.rules.meeting_load import Shares, seat_hours


@dataclass(frozen=True, slots=True)
class Hours:
    """The three shares, and what they were computed from.

    by_hand, delivery_by_hand: what was recorded by hand takes the place of what was computed.
    """

    shares: Shares
    effort: Effort
    by_hand: bool
    delivery_by_hand: bool


def of(meeting: Meeting) -> Hours:
    """Hours of a loaded meeting.

    Research and delivery: `effort`, or what was recorded by hand. Meeting: for each sitting,
    people × days × 8; people of the sitting where they were counted, else of the whole meeting.
    """
    effort = of_meetings([meeting])[meeting.pk]
    return Hours(
        shares(meeting, effort, _seats(meeting)),
        effort,
        bool(meeting.hours_research),
        bool(meeting.hours_delivery),
    )


def shares(meeting: Meeting, effort: Effort, seats: Decimal) -> Shares:
    """What was recorded by hand, else what was computed, else unknown."""
    return Shares(
        meeting.hours_research or effort.researched or None,
        seats,
        meeting.hours_delivery or effort.delivered or None,
    )


def _seats(meeting: Meeting) -> Decimal:
    by_session: Counter[int | None] = Counter()
    for row in meeting.attendance.all():
        by_session[row.session_id] += row.attended
    whole = by_session[None] or (meeting.attended or 0)
    return sum(
        (seat_hours(by_session[one.pk] or whole, one.days) for one in meeting.sessions.all()),
        Decimal(0),
    )
