"""kill −9 in the middle of a job, with real processes on the real database."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]


def database(folder: Path) -> str:
    """The address of a database two processes can share."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{folder}/kill.sqlite3"
    known = connection.settings_dict
    host, port = known["HOST"], known["PORT"]
    place = (
        f"/{known['NAME']}?host={host}"
        if host.startswith("/")
        else f"{host}:{port}/{known['NAME']}"
    )
    return f"postgresql://{known['USER']}:{known['PASSWORD']}@{place}"


def worker(what: str, kind: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "yiteng.jobs.tests.worker", what, kind, str(folder)],
        env=os.environ
        | {
            "YITENG_DATABASE_URL": database(folder),
            "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]),
        },
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("kind", "begun", "state"), [("note", "1\n2\n", "done"), ("send", "1\n", "unknown")]
)
def test_a_killed_job_is_taken_again_and_a_send_is_shown_as_unknown(tmp_path, kind, begun, state):
    first = worker("begin", kind, tmp_path)
    while not (tmp_path / "begun").exists():
        assert first.poll() is None, "the worker ended before it began"
        time.sleep(0.05)
    first.kill()
    first.wait()
    second = worker("resume", kind, tmp_path)
    assert second.communicate()[0] == state
    assert (tmp_path / "begun").read_text() == begun
