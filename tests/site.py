"""The whole demo, loaded and served once a session, as a user meets it: by its address."""

from __future__ import annotations

import http.cookiejar
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
TODAY = "2023-03-31"


class Session:
    """Cookies and little else: what a page says to whoever asks for it."""

    def __init__(self, url: str) -> None:
        self.url = url
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def get(self, path: str) -> tuple[int, str]:
        """Status and page of an address of the site."""
        return self._open(urllib.request.Request(self.url + path))

    def post(self, path: str, said: dict[str, str]) -> tuple[int, str]:
        """Send a form; follows to where it leads."""
        data = urllib.parse.urlencode(said).encode()
        referer = {"Referer": self.url + path}
        return self._open(urllib.request.Request(self.url + path, data, referer))

    def _open(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self.opener.open(request, timeout=30) as answer:
                return answer.status, answer.read().decode(errors="replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(errors="replace")


@dataclass(frozen=True, slots=True)
class Site:
    """A served demo. url: without a slash at the end; logins: as demo-logins.json holds them."""

    url: str
    data: Path
    logins: list[dict[str, Any]]

    def login(self, role: str) -> dict[str, Any]:
        """The log-in of the first post with a role. Raises StopIteration."""
        return next(login for login in self.logins if role in login["roles"])

    def session(self, role: str) -> Session:
        """A browser without JavaScript, logged in as the first post with a role."""
        session = Session(self.url)
        known = self.login(role)
        page = session.get("/account/login/")[1]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token is not None
        said = {"login": known["login"], "password": known["password"], "next": "/"}
        status, _ = session.post("/account/login/", {**said, "csrfmiddlewaretoken": token[1]})
        assert status == 200
        return session

    def yiteng(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the operators' command on the same database."""
        return command(self.data, *words)


def command(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `yiteng` on a data folder of its own (always SQLite)."""
    return subprocess.run(
        [sys.executable, "-m", "yiteng.cli", *words],
        cwd=ROOT,
        env=environment(data),
        capture_output=True,
        text=True,
    )


def environment(data: Path) -> dict[str, str]:
    """The environment of a demo in a data folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("YITENG_", "DJANGO_"))}
    return {**kept, "YITENG_DATA": str(data), "YITENG_TODAY": TODAY, "PYTHONPATH": str(ROOT)}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Until the site answers; fails where the server ends or takes three minutes."""
    for _ in range(1800):
        assert server.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the loaded demo; the command must have worked."""
    data = tmp_path_factory.mktemp("demo")
    done = command(data, "demo")
    assert done.returncode == 0, done.stderr[-2000:]
    return data


@pytest.fixture(scope="session")
def demo_site(demo_data: Path) -> Iterator[Site]:
    """The demo, served."""
    port = free_port()
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "yiteng.cli",
            "serve",
            "--port",
            str(port),
            "--workers",
            "1",
            "--no-work",
        ],
        cwd=ROOT,
        env=environment(demo_data),
    )
    logins = json.loads((demo_data / "demo-logins.json").read_text(encoding="utf-8"))
    site = Site(f"http://127.0.0.1:{port}", demo_data, logins)
    try:
        wait_for(f"{site.url}/account/login/", server)
        yield site
    finally:
        server.terminate()
        server.wait(10)
