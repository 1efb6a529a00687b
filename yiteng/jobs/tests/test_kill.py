"""kill −9 in the middle of a job, with real processes on the real database."""

from __future__ import annotations

import time

import pytest

from yiteng.audit.tests.processes import start

WORKER = "yiteng.jobs.tests.worker"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("kind", "begun", "state"), [("note", "1\n2\n", "done"), ("send", "1\n", "unknown")]
)
def test_a_killed_job_is_taken_again_and_a_send_is_shown_as_unknown(tmp_path, kind, begun, state):
    first = start(WORKER, "begin", kind, str(tmp_path), folder=tmp_path)
    while not (tmp_path / "begun").exists() or not (tmp_path / "begun").read_text():
        assert first.poll() is None, "the worker ended before it began"
        time.sleep(0.05)
    first.kill()
    first.wait()
    second = start(WORKER, "resume", kind, str(tmp_path), folder=tmp_path)
    assert second.communicate()[0] == state
    assert (tmp_path / "begun").read_text() == begun
