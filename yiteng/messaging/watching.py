"""Looking for what is urgent every few minutes: a chain of jobs, each one putting in the next."""

from __future__ import annotations

from datetime import datetime, timedelta

from yiteng.jobs.actions import enqueue
from yiteng.jobs.kinds import Job, Kind
from yiteng.messaging import registry
from yiteng.messaging.words import WATCH as TITLE
from yiteng.workflow.clock import business_now, real_now

WATCH_KIND = "messaging.watch"
EVERY = timedelta(minutes=5)


def slot(now: datetime) -> datetime:
    """The begin of the five minutes a moment lies in."""
    return now.replace(minute=now.minute - now.minute % 5, second=0, microsecond=0)


def seed(now: datetime | None = None) -> None:
    """See to it that a look is in the outbox; a chain that runs already is the same chain."""
    start = slot(now or real_now())
    enqueue(WATCH_KIND, key=f"watch:{start.isoformat()}", payload={}, now=start)


def _watch(job: Job) -> None:
    """Put in the next look, then look: a look that fails breaks no chain."""
    seed(real_now() + EVERY)
    look(business_now())


def look(now: datetime) -> int:
    """Tell what is urgent now and not yet told, in every county; returns how many notices."""
    from yiteng.messaging.actions import tell
    from yiteng.messaging.jobs import counties
    from yiteng.messaging.letters import limits_of

    told = 0
    for county in counties():
        case = registry.Case(county, now.date(), now, limits_of(county))
        told += tell(registry.of_now(case), county=county, at=now)
    return told


WATCH = Kind(WATCH_KIND, TITLE, _watch, lease=timedelta(minutes=5))
