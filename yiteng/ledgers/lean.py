"""Long work with very many rows: no file of SQLite mapped into memory, garbage looked for more seldom."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

#: How many new objects let the collector look, as the process began, and while rows are worked on by
#: the thousand: they hold no circles, and looking through them costs a fifth of the work.
_USUAL, _SELDOM = gc.get_threshold(), (50_000, 50, 100)


@contextmanager
def lean(database: Any = connection) -> Iterator[None]:
    """Map no pages of the database while a ledger goes through the whole of it; as before afterwards.

    A ledger touches pages from one end of the file to the other: mapped, they all count as memory of
    the worker, up to the 256 MB of the ordinary setting. PostgreSQL has nothing to set.

    database: the connection that works.
    """
    gc.set_threshold(*_SELDOM)
    try:
        with _unmapped(database):
            yield
    finally:
        gc.set_threshold(*_USUAL)


@contextmanager
def _unmapped(database: Any) -> Iterator[None]:
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
