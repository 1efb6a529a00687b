"""The daily steps: each once a day, whoever runs `yiteng daily` and however often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from django.db import transaction

from yiteng.jobs.models import DailyRun

Step = Callable[[date, datetime], object]
State = Literal["done", "already", "running", "failed"]
#: After so long an unfinished step counts as killed and is taken again.
LEASE = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one step. result: what it returned, as text."""

    name: str
    state: State
    result: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class _Daily:
    order: int
    name: str
    step: Step


_STEPS: dict[str, _Daily] = {}


def register(name: str, step: Step, *, order: int = 100) -> None:
    """Add a step, from ``AppConfig.ready()``; lower orders run first.

    step: called with the business date and the business moment; must be idempotent for a date,
    for after a kill it runs again. What it returns is kept as text (a count, usually).
    """
    _STEPS[name] = _Daily(order, name, step)


def steps() -> tuple[str, ...]:
    """The names of all steps, in the order they run."""
    return tuple(d.name for d in _ordered())


def run_daily(today: date, now: datetime) -> list[Result]:
    """Run every step that has not finished for the date; one that fails stops no other.

    today, now: business date and moment. Run again, it takes up what failed.
    """
    return [_run(daily, today, now) for daily in _ordered()]


def _ordered() -> list[_Daily]:
    return sorted(_STEPS.values(), key=lambda d: (d.order, d.name))


def _run(daily: _Daily, today: date, now: datetime) -> Result:
    claimed = _claim(daily.name, today, now)
    if isinstance(claimed, Result):
        return claimed
    try:
        returned = daily.step(today, now)
        result = "" if returned is None else str(returned)[:200]
    except Exception as error:
        said = f"{type(error).__name__}: {error}"[:2000]
        claimed.error, claimed.claimed_until = said, now
        claimed.save()
        return Result(daily.name, "failed", error=said)
    claimed.finished_at, claimed.result, claimed.error = now, result, ""
    claimed.save()
    return Result(daily.name, "done", result)


def _claim(name: str, today: date, now: datetime) -> DailyRun | Result:
    with transaction.atomic():
        fresh = DailyRun(name=name, day=today, started_at=now, claimed_until=now)
        DailyRun.objects.bulk_create([fresh], ignore_conflicts=True)
        run = DailyRun.objects.select_for_update().get(name=name, day=today)
        if run.finished_at:
            return Result(name, "already", run.result)
        if run.claimed_until > now:
            return Result(name, "running")
        run.started_at, run.claimed_until = now, now + LEASE
        run.save()
    return run
