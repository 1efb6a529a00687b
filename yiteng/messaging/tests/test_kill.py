"""kill −9 between claim and sending, and after sending: real processes, a real mail server."""

from __future__ import annotations

import pytest
from django.db import connection

from yiteng.audit.tests.processes import start
from yiteng.messaging.tests.post import Post, post

WORKER = "yiteng.messaging.tests.worker"


def ran(folder, *words: str) -> list[str]:
    """The states of the letters after a process that was left alone."""
    process = start(WORKER, *words, folder=folder)
    said = process.communicate(timeout=300)[0]
    assert process.returncode == 0
    return said.split()


def killed(folder, server: Post) -> None:
    """A process is killed once the server was reached."""
    process = start(WORKER, "send", str(server.port), folder=folder)
    assert server.reached.wait(120), "the worker never came to the server"
    process.kill()
    process.wait()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("mood", "taken"), [("deaf", 0), ("hang", 1)])
def test_a_killed_sending_is_unknown_and_the_others_still_go(tmp_path, mood: str, taken: int):
    """deaf: killed between claim and sending; hang: killed when the server had taken it."""
    if connection.vendor == "sqlite":
        connection.close()
    with post(mood) as server:
        assert ran(tmp_path, "prepare", str(server.port), "3") == ["waiting"] * 3
        killed(tmp_path, server)
        assert len(server.taken) == taken
    with post() as server:
        # Before the lease is out nobody touches the first; afterwards it is shown, not sent.
        assert ran(tmp_path, "send", str(server.port)) == ["waiting", "done", "done"]
        assert ran(tmp_path, "later", str(server.port)) == ["unknown", "done", "done"]
        assert [mail["To"] for mail in server.taken] == ["kill1@x.example", "kill2@x.example"]
