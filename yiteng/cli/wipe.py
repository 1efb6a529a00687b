"""Starting the demo over: only ever a database that says it is the demo."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

#: What belongs to a database and goes with it; the secret key stays.
BESIDE = ("files", "checkpoints", "demo-logins.json")


#: Set before loading, so that a load that was broken off is known for what it is.
BEGUN = "demo_begun"


def is_demo() -> bool:
    """Whether the database carries the demo's mark: loaded, or begun and broken off."""
    from yiteng.workflow.models import Mark

    return Mark.objects.filter(name__in=("demo", BEGUN)).exists()


def is_empty() -> bool:
    """Whether nobody has an account here yet."""
    from yiteng.people.models import Account

    return not Account.objects.exists()


def wipe() -> None:
    """Remove the demo: its databases' contents and what lies beside them."""
    for alias in ("default", "public"):
        _empty(connections[alias])
    for name in BESIDE:
        path = Path(settings.DATA) / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _empty(connection: Any) -> None:
    """SQLite: remove the file; PostgreSQL: the schema, which only its owner may."""
    if connection.vendor == "sqlite":
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{suffix}").unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
