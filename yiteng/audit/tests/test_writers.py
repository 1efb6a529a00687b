"""Several writers at once, with real processes and real commits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event as Signal

import pytest
from django.db import connection, transaction

from yiteng.audit.actions import record
from yiteng.audit.models import Event
from yiteng.audit.tests.processes import start
from yiteng.audit.tests.test_record import ENTRY, RECORDED, write

pytestmark = pytest.mark.django_db(transaction=True)


def run(what: str, folder: Path, count: int = 1) -> list[str]:
    """Run writers side by side; their outputs."""
    running = [start("yiteng.audit.tests.writer", what, folder=folder) for _ in range(count)]
    return [process.communicate()[0] for process in running]


def test_writers_of_the_same_chains_leave_no_gap_and_wait_for_nobody_for_ever(tmp_path):
    run("make", tmp_path)
    run("write", tmp_path, 4)
    assert run("tell", tmp_path) == ["[(1, 40), (2, 40)] True"]


def test_another_county_does_not_wait():
    """On PostgreSQL. SQLite has one writer at a time by nature."""
    if connection.vendor == "sqlite":
        return
    write(ENTRY, replace(ENTRY, county=2))
    written = Signal()

    def other() -> None:
        write(replace(ENTRY, county=2))
        written.set()
        connection.close()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        record([ENTRY], recorded_at=RECORDED)
        running = pool.submit(other)
        assert written.wait(timeout=20)
        running.result()
    assert Event.objects.count() == 4
