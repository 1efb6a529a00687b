"""Long work on SQLite without its file mapped into memory: the system's own cache holds it once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


@contextmanager
def lean(database: Any = connection) -> Iterator[None]:
    """Map no pages of the database while a ledger goes through the whole of it; as before afterwards.

    A ledger touches pages from one end of the file to the other: mapped, they all count as memory of
    the worker, up to the 256 MB of the ordinary setting. PostgreSQL has nothing to set.

    database: the connection that works.
    """
    if database.vendor != "sqlite":
        yield
        return
    before = mapped(database)
    _map(database, 0)
    try:
        yield
    finally:
        _map(database, before)


def mapped(database: Any) -> int:
    """How many bytes of the file may be mapped; a database in memory says nothing, and maps none."""
    with database.cursor() as cursor:
        cursor.execute("PRAGMA mmap_size")
        return int((cursor.fetchone() or (0,))[0])


def _map(database: Any, size: int) -> None:
    with database.cursor() as cursor:
        cursor.execute(f"PRAGMA mmap_size={size}")
