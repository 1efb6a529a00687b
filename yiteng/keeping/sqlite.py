"""Copying a SQLite database while others write: `VACUUM INTO`, one reading transaction."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connections

from yiteng.keeping.manifest import DatabaseCopy


def copy(alias: str, target: Path) -> DatabaseCopy:
    """Write a compact copy of a face's database as it is at this moment.

    Writers go on meanwhile (WAL). Raises django.db.Error, e.g. where the disc is full.
    """
    with connections[alias].cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])
    return describe(target)


def describe(path: Path) -> DatabaseCopy:
    """What a database file holds: migrations, rows of each table, heads of the chains."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as one:
        names = _names(one)
        rows = {name: one.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
        return DatabaseCopy("sqlite", _migrations(one, names), rows, _heads(one, names))


def sound(path: Path) -> bool:
    """Whether SQLite itself finds no fault in the file (quick_check)."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as one:
        return one.execute("PRAGMA quick_check").fetchall() == [("ok",)]


def _names(one: sqlite3.Connection) -> list[str]:
    """The tables of the program, without SQLite's own and those behind virtual ones."""
    found = one.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' "
        "ESCAPE '~' ORDER BY name"
    )
    return [name for (name,) in found]


def _migrations(one: sqlite3.Connection, names: list[str]) -> list[list[str]]:
    if "django_migrations" not in names:
        return []
    return [list(row) for row in one.execute("SELECT app, name FROM django_migrations ORDER BY id")]


def _heads(one: sqlite3.Connection, names: list[str]) -> dict[str, list[object]]:
    if "audit_chain" not in names:
        return {}
    found = one.execute("SELECT county, length, head_hash FROM audit_chain ORDER BY county")
    return {str(county): [length, head] for county, length, head in found}
