"""The drill: a copy is brought back beside everything else, by the real command, and removed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from urllib.parse import quote

from django.db import connections

from yiteng.keeping.backup import FACES

#: What must not reach the restored installation from this one's environment.
_OWN = ("YITENG_DATABASE_URL", "YITENG_PUBLIC_DATABASE_URL", "DJANGO_SETTINGS_MODULE")
_URLS = {"default": "YITENG_DATABASE_URL", "public": "YITENG_PUBLIC_DATABASE_URL"}


def run(path: Path) -> subprocess.CompletedProcess[str]:
    """Restore ``path`` into a folder (and databases) made for it; returns how that went.

    The folder lies beside the copy, where there is room for one. On PostgreSQL the role needs the
    right to create databases. Raises OSError, django.db.Error.
    """
    with (
        tempfile.TemporaryDirectory(dir=path.parent, prefix=".drill-") as folder,
        _databases() as urls,
    ):
        words = [sys.executable, "-m", "yiteng.cli", "restore", str(path.resolve())]
        kept = {k: v for k, v in os.environ.items() if k not in _OWN}
        place = {**kept, **urls, "YITENG_DATA": folder}
        return subprocess.run(words, env=place, capture_output=True, text=True)


@contextmanager
def _databases() -> Iterator[dict[str, str]]:
    """Empty databases on the same server where it is PostgreSQL; none where it is SQLite."""
    made: dict[str, str] = {}
    try:
        for alias in FACES:
            if connections[alias].vendor == "postgresql":
                made[alias] = f"yiteng_drill_{token_hex(6)}"
                _say(alias, f'CREATE DATABASE "{made[alias]}"')
        yield {_URLS[alias]: _url(alias, name) for alias, name in made.items()}
    finally:
        for alias, name in made.items():
            _say(alias, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _say(alias: str, statement: str) -> None:
    own = connections[alias].copy()
    own.connect()
    try:
        own.connection.autocommit = True
        own.connection.execute(statement)
    finally:
        own.close()


def _url(alias: str, name: str) -> str:
    own = connections[alias].settings_dict
    who = quote(own["USER"], safe="")
    word = f":{quote(own['PASSWORD'], safe='')}" if own["PASSWORD"] else ""
    host = own["HOST"]
    if host.startswith("/"):
        return f"postgresql://{who}{word}@/{quote(name)}?host={quote(host, safe='')}"
    port = f":{own['PORT']}" if own["PORT"] else ""
    return f"postgresql://{who}{word}@{host}{port}/{quote(name)}"
