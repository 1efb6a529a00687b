"""Doing what is due: claim, do, report. Safe against being killed at any point.

A claim is a lease, committed before the work begins. Whoever finds a lease run out takes the job
over; who lost it cannot report any more, for the number of the attempt has moved on. Where one
worker after the other dies over a job at the same place, it is given up and a person decides.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from yiteng.jobs.kinds import Job, Kind, OutcomeUnknown, kind_of, known
from yiteng.jobs.models import Outbox

#: Longest pause before another attempt.
PAUSE = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Ran:
    """How many jobs were done, failed (to be tried again or given up), or found unknown."""

    done: int = 0
    failed: int = 0
    unknown: int = 0


def run_due(now: datetime, *, limit: int = 1000) -> Ran:
    """Do the jobs that are due, oldest first, at most ``limit``.

    now: the real clock's moment; time that passes during the run is added to it. Several
    processes may run at once. Never raises for a failing job: its error stands in its row.
    """
    clock = _clock(now)
    counts = {"done": 0, "failed": 0, "unknown": 0}
    for _ in range(limit):
        job = _claim(clock())
        if job is None:
            break
        stopped = "unknown" if job.unknown else "failed" if job.stopped_at else ""
        counts[stopped or _do(job, clock)] += 1
    return Ran(**counts)


def due(now: datetime) -> QuerySet[Outbox]:
    """The jobs that may be begun at a moment: waiting, or claimed by somebody whose lease ran out."""
    return Outbox.objects.filter(
        Q(claimed_until__isnull=True) | Q(claimed_until__lte=now),
        done_at__isnull=True,
        stopped_at__isnull=True,
        not_before__lte=now,
        kind__in=known(),
    )


def _clock(start: datetime) -> Callable[[], datetime]:
    begun = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - begun)


def _claim(now: datetime) -> Outbox | None:
    """The next job, claimed; or one that is stopped: its outcome unknown, or its workers died."""
    with transaction.atomic():
        waiting = due(now).order_by("not_before", "id")
        job = waiting.select_for_update(skip_locked=True).first()
        if job is None:
            return None
        kind = kind_of(job.kind)
        if job.claimed_until is not None:
            _lost(job, kind, now)
        if job.stopped_at is None:
            job.attempts += 1
            job.claimed_until = now + kind.lease
        job.save()
    return job


def _lost(job: Outbox, kind: Kind, now: datetime) -> None:
    """A worker took the job and never reported: harmless, unknown, or once too often."""
    job.lost = job.lost + 1 if job.lost_mark == job.mark else 1
    job.lost_mark = job.mark
    if not kind.repeatable:
        job.unknown, job.stopped_at = True, now
    elif job.lost >= kind.lives:
        job.stopped_at, job.claimed_until = now, None
        if kind.given_up is not None:
            kind.given_up(job.payload)


def _do(job: Outbox, clock: Callable[[], datetime]) -> str:
    kind = kind_of(job.kind)
    mine = Outbox.objects.filter(pk=job.pk, attempts=job.attempts, stopped_at__isnull=True)

    def beat(mark: str = "") -> None:
        mine.update(claimed_until=clock() + kind.lease, **({"mark": mark} if mark else {}))

    try:
        kind.handle(Job(job.key, job.payload, job.attempts, beat))
    except OutcomeUnknown as error:
        said = f"{type(error).__name__}: {error}"[:2000]
        mine.update(unknown=True, stopped_at=clock(), claimed_until=None, error=said)
        return "unknown"
    except Exception as error:
        mine.update(**_failure(kind, job.attempts, error, clock()))
        return "failed"
    mine.update(done_at=clock(), claimed_until=None, error="")
    return "done"


def _failure(kind: Kind, attempts: int, error: Exception, now: datetime) -> dict[str, object]:
    pause = min(timedelta(minutes=2**attempts), PAUSE)
    return {
        "error": f"{type(error).__name__}: {error}"[:2000],
        "claimed_until": None,
        "not_before": now + pause,
        "stopped_at": now if attempts >= kind.tries else None,
    }
