"""A small installation with phones turned on, served as users meet it, on either database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.site import ROOT, environment, free_port, wait_for

#: Run in a process of its own with the installation's settings; prints what was made.
MAKE = """
import json, django
django.setup()
from tests.cast import build
from yiteng.surveys.openrosa.tests.hall import admitted, many_photos
world = build()
simple, many = admitted(world), admitted(world, many_photos(world), by="clerk")
print(json.dumps({"village": world.areas["village_1"].pk, "phones": [
    [one.at("formList").rpartition("/")[0], one.form.survey_id, one.form.survey.form_id]
    for one in (simple, many)]}))
"""
#: What came in: (survey, channel, attachments, expected) of each submission.
TELL = """
import json, django
django.setup()
from yiteng.surveys.models import Submission
print(json.dumps([[s.survey_id, s.channel, s.attachments.count(), len(s.expected),
                   bytes(s.raw).decode()] for s in Submission.objects.order_by("id")]))
"""


@dataclass(frozen=True, slots=True)
class Served:
    """url: without a slash at the end; made: what MAKE printed; log: all the server said."""

    url: str
    env: dict[str, str]
    made: dict[str, Any]
    log: Path

    def phone(self, number: int) -> tuple[str, str]:
        """server_url and form id: 0 the cold stores, 1 the ponds with many photos."""
        path, _survey, form_id = self.made["phones"][number]
        return self.url + path, form_id

    def submissions(self, number: int) -> list[list[Any]]:
        """What came in for a survey."""
        found = json.loads(_python(TELL, self.env))
        return [row[1:] for row in found if row[0] == self.made["phones"][number][1]]


@pytest.fixture(scope="session")
def collect_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The cast's district with two surveys open to phones, served by two processes."""
    data = tmp_path_factory.mktemp("phones")
    env = _environment(data)
    _python("from yiteng.cli import main; raise SystemExit(main(['migrate']))", env)
    made = json.loads(_python(MAKE, env).splitlines()[-1])
    port, log = free_port(), data / "server.log"
    server = subprocess.Popen(
        [sys.executable, "-m", "yiteng.cli", "serve", "--port", str(port), "--no-work"],
        cwd=ROOT,
        env=env,
        stdout=log.open("wb"),
        stderr=subprocess.STDOUT,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/account/login/", server)
        yield Served(f"http://127.0.0.1:{port}", env, made, log)
    finally:
        server.terminate()
        server.wait(10)


def _environment(data: Path) -> dict[str, str]:
    env = environment(data)
    env.pop("YITENG_TODAY")
    more = {"YITENG_OPENROSA": "1", "DJANGO_SETTINGS_MODULE": "yiteng.settings"}
    if os.environ.get("YITENG_TEST_DATABASE") == "postgres":
        more |= {name: _fresh(os.environ[name])
                 for name in ("YITENG_DATABASE_URL", "YITENG_PUBLIC_DATABASE_URL")}  # fmt: skip
    return {**env, **more}


def _fresh(url: str) -> str:
    """The address of a new, empty database on the same server."""
    import psycopg

    name = f"phones_{uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as link:
        link.execute(f"CREATE DATABASE {name}")
    before, mark, query = url.partition("?")
    return f"{before.rpartition('/')[0]}/{name}{mark}{query}"


def _python(script: str, env: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=env, text=True,
                          capture_output=True)  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
