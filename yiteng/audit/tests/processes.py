"""Processes of their own on a database they share, for what threads in one process cannot show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection, connections

ROOT = Path(__file__).resolve().parents[3]


def database(folder: Path, alias: str = "default") -> str:
    """The address of a shared database: the tests' own on PostgreSQL, a file on SQLite."""
    if connection.vendor == "sqlite":
        name = {"default": "shared"}.get(alias, alias)
        return f"sqlite:///{folder}/{name}.sqlite3"
    known = connections[alias].settings_dict
    host, name = known["HOST"], known["NAME"]
    place = f"/{name}?host={host}" if host.startswith("/") else f"{host}:{known['PORT']}/{name}"
    return f"postgresql://{known['USER']}:{known['PASSWORD']}@{place}"


def start(module: str, *arguments: str, folder: Path) -> subprocess.Popen[str]:
    """Start ``python -m module arguments`` on the shared database; its output is piped."""
    path = os.pathsep.join([str(ROOT), *sys.path])
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        env=os.environ
        | {
            "YITENG_DATABASE_URL": database(folder),
            "YITENG_PUBLIC_DATABASE_URL": database(folder, "public"),
            "YITENG_TEST_DATA": str(folder),
            "PYTHONPATH": path,
        },
        stdout=subprocess.PIPE,
        text=True,
    )
