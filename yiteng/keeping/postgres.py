"""Copying a PostgreSQL database by COPY in one snapshot: no client program is needed.

Bringing one back: the tables as the migrations of the copy made them, then COPY in one
transaction; foreign keys are checked at its end, the trail's triggers stand again after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connections

from yiteng.keeping.manifest import DatabaseCopy

_PIECE = 1 << 20
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
_COLUMNS = """SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0
AND NOT attisdropped AND attgenerated = '' ORDER BY attnum"""
_SEQUENCES = """SELECT a.attname, pg_get_serial_sequence(a.attrelid::regclass::text, a.attname)
FROM pg_attribute a WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped
AND pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) IS NOT NULL"""


def copy(alias: str, folder: Path) -> DatabaseCopy:
    """Write every table of a face's database to ``folder``/<table>.copy, in one snapshot.

    Returns what was copied. Raises django.db.Error, OSError.
    """
    folder.mkdir(parents=True)
    with _snapshot(alias) as cursor:
        rows = {name: _out(cursor, name, folder) for name in _tables(cursor)}
        return DatabaseCopy("postgresql", _migrations(cursor), rows, _heads(cursor, rows))


def describe(alias: str) -> DatabaseCopy:
    """What a face's database holds now."""
    with _snapshot(alias) as cursor:
        rows = {name: _count(cursor, name) for name in _tables(cursor)}
        return DatabaseCopy("postgresql", _migrations(cursor), rows, _heads(cursor, rows))


def bring_back(alias: str, folder: Path) -> None:
    """Fill the migrated tables from the files of `copy`; whole or not at all.

    Raises django.db.Error where a table is missing or a row does not fit.
    """
    names = sorted(path.stem for path in folder.glob("*.copy"))
    with closing(connections[alias].copy()) as own:
        own.connect()
        with own.connection.transaction(), own.connection.cursor() as cursor:
            every = _tables(cursor)
            for name in every:
                cursor.execute(f'ALTER TABLE "{name}" DISABLE TRIGGER USER')
            cursor.execute(f"TRUNCATE {', '.join(_quoted(every))} RESTART IDENTITY")
            for name in names:
                _in(cursor, name, folder)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for name in every:
                cursor.execute(f'ALTER TABLE "{name}" ENABLE TRIGGER USER')
                _go_on(cursor, name)


@contextmanager
def _snapshot(alias: str) -> Iterator[Any]:
    """A cursor of a connection of its own, which sees one moment and writes nothing."""
    with closing(connections[alias].copy()) as own:
        own.connect()
        own.connection.autocommit = True
        with own.connection.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield cursor
            cursor.execute("COMMIT")


def _tables(cursor: Any) -> list[str]:
    return [name for (name,) in cursor.execute(_TABLES).fetchall()]


def _quoted(names: list[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def _columns(cursor: Any, name: str) -> str:
    found = cursor.execute(_COLUMNS, (f'"{name}"',)).fetchall()
    return ", ".join(_quoted([column for (column,) in found]))


def _out(cursor: Any, name: str, folder: Path) -> int:
    columns = _columns(cursor, name)
    with (folder / f"{name}.copy").open("wb") as handle:
        handle.write(f"{columns}\n".encode())
        with cursor.copy(f'COPY "{name}" ({columns}) TO STDOUT') as stream:
            for piece in stream:
                handle.write(piece)
    return int(cursor.rowcount)


def _in(cursor: Any, name: str, folder: Path) -> None:
    with (folder / f"{name}.copy").open("rb") as handle:
        columns = handle.readline().decode().strip()
        known = _columns(cursor, name)
        if set(columns.split(", ")) - set(known.split(", ")):
            raise ValueError(f"{name}: {columns}")
        with cursor.copy(f'COPY "{name}" ({columns}) FROM STDIN') as stream:
            while piece := handle.read(_PIECE):
                stream.write(piece)


def _go_on(cursor: Any, name: str) -> None:
    """Let numbers go on behind the last one of the copy."""
    for column, sequence in cursor.execute(_SEQUENCES, (f'"{name}"',)).fetchall():
        cursor.execute(
            f'SELECT setval(%s, greatest((SELECT max("{column}") FROM "{name}"), 1), '
            f'(SELECT count(*) FROM "{name}") > 0)',
            (sequence,),
        )


def _count(cursor: Any, name: str) -> int:
    return int(cursor.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])


def _migrations(cursor: Any) -> list[list[str]]:
    found = cursor.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
    return [list(row) for row in found]


def _heads(cursor: Any, rows: dict[str, int]) -> dict[str, list[object]]:
    if "audit_chain" not in rows:
        return {}
    found = cursor.execute("SELECT county, length, head_hash FROM audit_chain ORDER BY county")
    return {str(county): [length, head] for county, length, head in found.fetchall()}
