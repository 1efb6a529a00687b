"""Workers that are killed: forked from one warm process, so that fifty deaths cost seconds.

A test makes the work, copies its database where a process of its own can reach it, and says here
what to go on doing; each worker runs the ordinary loop and gets SIGKILL at a moment drawn by a
seed. A worker's clock begins where the lease of its dead predecessor has run out.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.db import connection, connections

#: Longer than any lease.
AGE = timedelta(minutes=30)


def share(folder: Path) -> None:
    """Let processes of their own see what the test has written (SQLite: a copy of its database)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(folder / "shared.sqlite3")])


def worker(offset: timedelta) -> int:
    """Fork a worker that does what is due, for ever. Returns its process id."""
    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    from yiteng.jobs.running import run_due
    from yiteng.workflow.clock import real_now

    try:
        while True:
            run_due(real_now() + offset, limit=20)
            time.sleep(0.005)
    finally:
        os._exit(1)


def massacre(kills: int, longest: float, between: Callable[[], None], seed: int = 2023) -> int:
    """Kill so many workers while something was due; returns how many were killed in all.

    longest: seconds a worker may live. between: called after each death, in this process: it
    gives the workers more to do where they are through.
    """
    from yiteng.jobs.models import Outbox

    drawn, hits, deaths = random.Random(seed), 0, 0
    waiting = Outbox.objects.filter(done_at=None, stopped_at=None)
    while hits < kills:
        try_again()
        between()
        pid = worker(AGE * deaths)
        time.sleep(drawn.uniform(0.01, longest))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        deaths += 1
        hits += waiting.exists()
    return deaths


def try_again() -> None:
    """What the system administrator does with work that was given up because its workers died."""
    from yiteng.jobs.actions import settle
    from yiteng.jobs.models import Outbox
    from yiteng.rules.actor import Actor
    from yiteng.workflow.clock import real_now

    admin = Actor(0, "某", 0, "系统管理员", 0, "政府办", "government", 0, None, None,
                  frozenset({"system_admin"}))  # fmt: skip
    for job in Outbox.objects.filter(stopped_at__isnull=False, done_at=None, unknown=False):
        settle(job.pk, "again", actor=admin, at=real_now())


def finish(deaths: int) -> None:
    """Do what is left, in this process, nobody killing."""
    from yiteng.jobs.running import run_due
    from yiteng.workflow.clock import real_now

    for turn in range(3):
        try_again()
        while any(vars_of(run_due(real_now() + AGE * (deaths + 1 + turn)))):
            pass


def vars_of(ran: object) -> tuple[int, int, int]:
    """done, failed, unknown."""
    return ran.done, ran.failed, ran.unknown  # type: ignore[attr-defined]
