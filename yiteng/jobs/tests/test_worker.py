"""The worker: does what is due, begins each new day once, ends when told or orphaned."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta

import pytest

from tests.site import ROOT, command, environment
from yiteng.jobs import daily, kinds, worker
from yiteng.jobs.actions import enqueue
from yiteng.jobs.kinds import Kind
from yiteng.jobs.models import DailyRun, Outbox
from yiteng.jobs.worker import Worker
from yiteng.workflow.clock import SHANGHAI, real_now

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder with empty tables."""
    folder = tmp_path_factory.mktemp("work")
    assert command(folder, "migrate").returncode == 0
    return folder


@pytest.fixture
def told(monkeypatch):
    """A kind ``note`` that notes its key, and one daily step that notes its day."""
    said: list[str] = []
    monkeypatch.setattr(kinds, "_KINDS", {})
    monkeypatch.setattr(daily, "_STEPS", {})
    kinds.register(Kind("note", "Note", lambda job: said.append(job.key)))
    daily.register("count", lambda today, now: said.append(today.isoformat()))
    return said


def put(*keys: str) -> None:
    for key in keys:
        enqueue("note", key=key, payload={}, now=real_now() - timedelta(seconds=1))


def test_a_turn_begins_the_day_once_and_does_what_is_due(told, monkeypatch):
    monkeypatch.setattr(worker, "business_now", lambda: datetime(2023, 3, 31, 9, tzinfo=SHANGHAI))
    put("a", "b")
    one = Worker()
    assert (one.turn(), one.turn()) == (True, False)
    assert told == ["2023-03-31", "a", "b"]
    assert Worker().turn() is False
    assert list(DailyRun.objects.values_list("name", "result")) == [("count", "")]


def test_the_day_begins_an_hour_after_midnight(told, monkeypatch):
    monkeypatch.setattr(
        worker, "business_now", lambda: datetime(2023, 3, 31, 0, 59, tzinfo=SHANGHAI)
    )
    Worker().turn()
    assert told == []


def test_a_failing_day_is_said_and_does_not_stop_the_outbox(told, monkeypatch):
    monkeypatch.setattr(worker, "business_now", lambda: datetime(2023, 3, 31, 9, tzinfo=SHANGHAI))

    def fails(today, now):
        raise ValueError("no disc")

    daily.register("fails", fails, order=1)
    put("a")
    lines: list[str] = []
    assert Worker(say=lines.append).turn() is True
    assert (lines, told) == (["fails: ValueError: no disc"], ["2023-03-31", "a"])


def test_nothing_due_takes_no_write_lock(told, django_assert_num_queries):
    with django_assert_num_queries(1) as seen:
        assert worker.work_due() is False
    assert seen.captured_queries[0]["sql"].startswith("SELECT")


def test_once_does_what_is_due_and_ends(data):
    done = subprocess.run(
        [sys.executable, "-m", "yiteng.cli", "work", "--once"],
        cwd=ROOT, env=_real(data), capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_the_worker_ends_with_the_server_that_started_it(data):
    parent = subprocess.Popen(
        [sys.executable, "-c", "from yiteng.cli.work import beside; import time; "
         "print(beside().pid, flush=True); time.sleep(60)"],
        cwd=ROOT, env=_real(data), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    assert _ends(child)


def test_the_worker_ends_when_told(data):
    process = subprocess.Popen(
        [sys.executable, "-m", "yiteng.cli", "work"], cwd=ROOT, env=_real(data)
    )
    assert _listens(process.pid)
    process.send_signal(signal.SIGTERM)
    assert process.wait(90) == 0


def _listens(pid: int) -> bool:
    """Once the process has said what it does when told to end."""
    for _ in range(600):
        with open(f"/proc/{pid}/status") as status:
            caught = next(line for line in status if line.startswith("SigCgt")).split()[1]
        if int(caught, 16) >> (signal.SIGTERM - 1) & 1:
            return True
        time.sleep(0.1)
    return False


def _real(data) -> dict[str, str]:
    """No demo: the real date."""
    return {k: v for k, v in environment(data).items() if k != "YITENG_TODAY"}


def _ends(pid: int) -> bool:
    for _ in range(900):
        try:
            os.kill(pid, 0)
            with open(f"/proc/{pid}/stat") as stat:
                if stat.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


def test_the_outbox_is_the_same_for_every_worker(told):
    put("a", "b", "c")
    Worker().turn()
    assert Outbox.objects.filter(done_at__isnull=True).count() == 0
    assert [key for key in told if len(key) == 1] == ["a", "b", "c"]
