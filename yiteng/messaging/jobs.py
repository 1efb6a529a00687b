"""The day's step: reminders that are due and not yet told; the digests at their hour."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from yiteng.jobs.actions import enqueue
from yiteng.jobs.kinds import Job, Kind
from yiteng.messaging import registry, watching
from yiteng.messaging.actions import tell
from yiteng.messaging.digest import digests
from yiteng.messaging.letters import limits_of
from yiteng.messaging.words import DIGEST as TITLE
from yiteng.people.models import Unit
from yiteng.places.queries import workdays
from yiteng.rules.messages import hours
from yiteng.workflow.clock import business_now, real_now

DIGEST_KIND = "messaging.digest"


def day(today: date, now: datetime) -> int:
    """Tell what is due and not yet told, and put the day's digests into the outbox.

    Idempotent: a notice has one key a post, a digest one key a county and day. Returns how many
    notices were looked at.
    """
    told = 0
    for county in counties():
        told += tell_due(county, today, now)
        if workdays().is_workday(today):
            start = datetime.combine(today, time(hours(limits_of(county)).digest), now.tzinfo)
            real = real_now()
            enqueue(DIGEST_KIND, key=f"digests:{county}:{today}", payload={"county": county},
                    now=real, not_before=real + max(start - now, timedelta(0)))  # fmt: skip
    watching.seed()
    return told


def tell_due(county: int, today: date, now: datetime) -> int:
    """Tell what is due in a county and not yet told; returns how many notices were looked at."""
    case = registry.Case(county, today, now, limits_of(county))
    return tell(registry.of_night(case), county=county, at=now)


def counties() -> list[int]:
    """The counties that have units."""
    return sorted(set(Unit.objects.values_list("county_id", flat=True).distinct()))


def _digest(job: Job) -> None:
    digests(job.payload["county"], business_now(), job.beat)


DIGEST = Kind(DIGEST_KIND, TITLE, _digest, lease=timedelta(minutes=10))
