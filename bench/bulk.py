"""Many rows at once: COPY on PostgreSQL, executemany on SQLite; indexes are made afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

Row = Sequence[Any]


def columns(model: type[Model]) -> list[Any]:
    """The stored fields of a model, in their order."""
    return list(model._meta.concrete_fields)


def prepared(row: Model) -> list[Any]:
    """The values of a row as the driver takes them."""
    return [
        _plain(f.get_db_prep_save(getattr(row, f.attname), connection)) for f in columns(type(row))
    ]


def _plain(value: Any) -> Any:
    """COPY takes JSON as text."""
    return json.dumps(value.obj, ensure_ascii=False) if hasattr(value, "obj") else value


def put(model: type[Model], rows: Iterable[Row]) -> None:
    """Write prepared rows of one model."""
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    names = ", ".join(quote(f.column) for f in columns(model))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join("?" * len(columns(model)))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        cursor.connection.executemany(statement, rows)


def put_all(rows: Iterable[Model]) -> None:
    """Write unsaved rows of one model, with the keys they carry."""
    held = list(rows)
    if held:
        put(type(held[0]), (prepared(row) for row in held))


@contextmanager
def without_indexes(models: Sequence[type[Model]]) -> Iterator[None]:
    """Drop the plain indexes of these models; make them again at the end, then analyze."""
    with connection.cursor() as cursor:
        definitions = _indexes(cursor, [m._meta.db_table for m in models])
        _unchecked(cursor)
        for name, _ in definitions:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    yield
    with connection.cursor() as cursor:
        for _, definition in definitions:
            cursor.execute(definition)
        cursor.execute("ANALYZE")
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


def _unchecked(cursor: Any) -> None:
    if connection.vendor == "postgresql":
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET maintenance_work_mem = '512MB'")
    else:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("PRAGMA synchronous=OFF")


def _indexes(cursor: Any, tables: Sequence[str]) -> list[tuple[str, str]]:
    marks = ", ".join(["%s"] * len(tables))
    if connection.vendor == "postgresql":
        cursor.execute(
            f"SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ({marks}) "
            "AND indexname NOT IN (SELECT conname FROM pg_constraint)", list(tables))  # fmt: skip
    else:
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ({marks}) "
            "AND sql NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%%'", list(tables))  # fmt: skip
    return list(cursor.fetchall())
