"""The worker: does what is due, all day, beside the server or on its own.

Any number may run, on one database; a lease keeps two from doing one job (running), and daily
steps are done once a day whoever asks (daily). Killed at any moment, nothing is lost: what it had
begun is taken again, or shown as unknown where that could do harm.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import close_old_connections

from yiteng.jobs.daily import run_daily
from yiteng.jobs.running import due, run_due
from yiteng.workflow.clock import business_now, real_now

#: Seconds between two looks at the outbox while nothing is due, and hours after midnight before
#: the day's steps begin.
PAUSE = 2.0
EARLIEST = 1
#: Jobs done before the day and the stop sign are looked at again.
BATCH = 50


@dataclass
class Worker:
    """stop: set it and the worker ends after the job in hand; parent: end when it is gone.

    say: told what went wrong in one line; a database that is away for a while is waited for.
    """

    stop: threading.Event = field(default_factory=threading.Event)
    parent: int | None = None
    say: Callable[[str], None] = print
    _done_on: date | None = None

    def run(self) -> None:
        """Work until stopped or orphaned."""
        while not self.stop.is_set() and not self._orphaned():
            close_old_connections()
            if not self.turn():
                self.stop.wait(PAUSE)

    def turn(self) -> bool:
        """One look: the day's steps where a new day began, then what is due. True if it worked."""
        try:
            self._new_day(business_now())
            return work_due()
        except Exception as error:
            self.say(f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}")
            return False

    def _new_day(self, now: datetime) -> None:
        if self._done_on == now.date() or now.hour < EARLIEST:
            return
        results = run_daily(now.date(), now)
        for one in results:
            if one.state == "failed":
                self.say(f"{one.name}: {one.error}")
        if not any(one.state == "running" for one in results):
            self._done_on = now.date()

    def _orphaned(self) -> bool:
        return self.parent is not None and os.getppid() != self.parent


def work_due() -> bool:
    """Do a batch of what is due; a look that finds nothing takes no write lock."""
    now = real_now()
    if not due(now).exists():
        return False
    ran = run_due(now, limit=BATCH)
    return bool(ran.done or ran.failed or ran.unknown)
