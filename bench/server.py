"""The real server (granian, WSGI, 2 workers) on 127.0.0.1, and logged-in readers of it."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from yiteng.people.models import Account


@contextmanager
def serving() -> Iterator[int]:
    """Serve the database of the environment; the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    words = [sys.executable, "-m", "yiteng.cli", "serve", "--port", str(port), "--workers", "2",
             "--no-work"]  # fmt: skip
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            reader = Reader(port, "")
            reader.get("/")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not start within 60 s")


class Reader:
    """One browser: a kept connection and a session."""

    def __init__(self, port: int, session: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.headers = {"Accept-Encoding": "gzip", "Accept-Language": "zh-CN",
                        "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"}  # fmt: skip

    def get(self, path: str) -> tuple[int, float]:
        """Status and seconds until the whole page is there."""
        begun = time.perf_counter()
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status, time.perf_counter() - begun


def log_in(account: int) -> str:
    """A session of an account, as the log-in page leaves it."""
    user = Account.objects.get(pk=account)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
