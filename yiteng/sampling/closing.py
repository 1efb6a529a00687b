"""The event that closes a day: it gives the seed and ends the population, whenever the step runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from yiteng.audit.models import Event
from yiteng.commitments.models import Commitment
from yiteng.workflow.clock import SHANGHAI, real_now

_SUBJECT = "commitments.commitment"


@dataclass(frozen=True, slots=True)
class Close:
    """Number and hash of the last event recorded before a moment; 0 and zeros where there is none."""

    number: int
    head: str
    moment: datetime


def shift(today: date, real: datetime | None = None) -> timedelta:
    """From business days to real ones: nothing, except in the demo, whose date stands still."""
    return (real or real_now()).astimezone(SHANGHAI).date() - today


def close_before(county: int, day: date, shifted: timedelta) -> Close:
    """What closed the day before: the last event recorded before midnight; one keyed query.

    recorded_at counts, which the clock writes, never said_at, which somebody types. A midnight that
    is still to come (the demo loads its day at once) is cut off now.
    """
    moment = min(datetime.combine(day + shifted, time(), SHANGHAI), real_now())
    rows = Event.objects.filter(county=county, recorded_at__lt=moment).order_by("-number")
    last = rows.values_list("number", "hash").first()
    return Close(*last, moment) if last else Close(0, "0" * 64, moment)


def reported_between(county: int, after: int, until: int) -> set[int]:
    """The commitments whose completion was reported in events after one number, up to another."""
    rows = Event.objects.filter(
        county=county, number__gt=after, number__lte=until, subject_type=_SUBJECT, action="report"
    )
    return set(rows.values_list("subject_id", flat=True))


def holds(county: int, close: Close) -> bool:
    """Whether the trail agrees: this event, recorded before the moment, and none after it was."""
    rows = Event.objects.filter(county=county)
    if rows.filter(number=close.number + 1, recorded_at__lt=close.moment).exists():
        return False
    if not close.number:
        return True
    mine = rows.filter(number=close.number, hash=close.head, recorded_at__lt=close.moment)
    return mine.exists()


def seed_known(county: int, number: int, head: str) -> bool:
    """Whether the event of a draw made before decision 0044 stands in the trail."""
    return not number or Event.objects.filter(county=county, number=number, hash=head).exists()


def numbers(ids: set[int]) -> set[str]:
    """The numbers of commitments."""
    found: set[str] = set()
    keys = sorted(ids)
    for start in range(0, len(keys), 500):
        some = Commitment.objects.filter(pk__in=keys[start : start + 500])
        found |= set(some.values_list("number", flat=True))
    return found
