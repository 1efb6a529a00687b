"""Reading the outbox and the daily steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from yiteng.jobs.models import DailyRun, Outbox

STATES = ("stopped", "waiting", "done")
#: Counting stops here: the page then says “1 000+”.
ENOUGH = 1000


@dataclass(frozen=True, slots=True)
class Counts:
    """How many jobs stopped (failed or unknown) and how many wait; at most ENOUGH each."""

    stopped: int
    waiting: int


def counts() -> Counts:
    """What waits, for a person and for its turn."""
    return Counts(*(jobs(state)[0][:ENOUGH].count() for state in ("stopped", "waiting")))


def jobs(state: str) -> tuple[QuerySet[Outbox], tuple[str, ...]]:
    """The jobs in a state of STATES, and the columns to page them by.

    For the system administrator alone: it knows no areas, and shows no payload.
    """
    rows = Outbox.objects.all()
    if state == "done":
        return rows.filter(done_at__isnull=False), ("-id",)
    rows = rows.filter(done_at__isnull=True)
    if state == "waiting":
        return rows.filter(stopped_at__isnull=True), ("not_before", "id")
    return rows.filter(stopped_at__isnull=False), ("-stopped_at", "-id")


def daily_runs(today: date, days: int = 7) -> Sequence[DailyRun]:
    """The daily steps of the last days, newest day first."""
    rows = DailyRun.objects.filter(day__gt=today - timedelta(days=days), day__lte=today)
    return list(rows.order_by("-day", "id"))


def daily_state(run: DailyRun, now: datetime) -> str:
    """done, failed, running, or killed where it neither finished nor said why."""
    if run.finished_at:
        return "done"
    if run.error:
        return "failed"
    return "running" if run.claimed_until > now else "killed"
