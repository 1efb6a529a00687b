"""Hours of research : meeting : delivery of one meeting, side by side, each with how it is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from yiteng.links.models import Link
from yiteng.meetings.models import Meeting
from yiteng.research.models import Finding, Occasion
from yiteng.rules.meeting_load import Shares, seat_hours


@dataclass(frozen=True, slots=True)
class Hours:
    """The three shares. researched, occasions: hours and number of the occasions of research.

    shares.research is what was recorded by hand where it was, else ``researched``.
    """

    shares: Shares
    researched: Decimal
    occasions: int
    by_hand: bool


def of(meeting: Meeting) -> Hours:
    """Hours of a loaded meeting; four queries.

    Research: hours of the visits and symposiums behind the problems its application treats.
    Meeting: for each sitting, people × days × 8; people of the sitting where they were counted,
    else of the whole meeting. Delivery: as recorded by hand.
    """
    occasions, researched = _research(meeting)
    by_hand = bool(meeting.hours_research)
    shares = Shares(
        meeting.hours_research or researched or None,
        _seats(meeting),
        meeting.hours_delivery or None,
    )
    return Hours(shares, researched, occasions, by_hand)


def _research(meeting: Meeting) -> tuple[int, Decimal]:
    treated = Link.objects.filter(
        up_type="problem", down_type="application", down_id=meeting.application_id or 0,
        role="treats",
    )  # fmt: skip
    found = Link.objects.filter(
        up_type="finding", down_type="problem", role="found_in",
        down_id__in=treated.values("up_id"),
    )  # fmt: skip
    findings = Finding.objects.filter(pk__in=found.values("up_id"))
    rows = Occasion.objects.filter(pk__in=findings.values("occasion"))
    return rows.count(), rows.aggregate(all=Sum("hours"))["all"] or Decimal(0)


def _seats(meeting: Meeting) -> Decimal:
    by_session: Counter[int | None] = Counter()
    for row in meeting.attendance.all():
        by_session[row.session_id] += row.attended
    whole = by_session[None] or (meeting.attended or 0)
    return sum(
        (seat_hours(by_session[one.pk] or whole, one.days) for one in meeting.sessions.all()),
        Decimal(0),
    )
