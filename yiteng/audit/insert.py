"""Many new rows at once by the driver's own way: COPY on PostgreSQL, executemany on SQLite."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from functools import lru_cache
from typing import Any

from django.db import connections, models, router
from django.db.models import Model
from django.db.models.base import ModelState

Prepared = list[Any]
#: Fields whose values the drivers take as they are.
_JSON = json.JSONEncoder(ensure_ascii=False)
_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField,
          models.ForeignKey, models.FloatField)  # fmt: skip


def fields_of(model: type[Model]) -> list[Any]:
    """The stored fields of a model, in their order."""
    return list(model._meta.concrete_fields)


def preparer(model: type[Model]) -> Callable[[Model], Prepared]:
    """A function from an unsaved row to the values the driver takes, in the order of fields_of."""
    listed = lister(model, fields_of(model))
    return lambda row: listed(row.__dict__)


def lister(model: type[Model], fields: Sequence[Any]) -> Callable[[Mapping[str, Any]], Prepared]:
    """A function from values by column to what the driver takes, in the order of ``fields``."""
    connection = connections[router.db_for_write(model)]
    names = [f.attname for f in fields]
    odd = [(i, _adapted(f, connection)) for i, f in enumerate(fields) if not isinstance(f, _PLAIN)]

    def prepare(held: Mapping[str, Any]) -> Prepared:
        found = [held[name] for name in names]
        for index, adapted in odd:
            if found[index] is not None:
                found[index] = adapted(found[index])
        return found

    return prepare


def _adapted(field: Any, connection: Any) -> Callable[[Any], Any]:
    """A function from a value of a field to what the driver takes; the same values come often."""
    if isinstance(field, models.JSONField):
        return lambda value: "[]" if value == [] else _JSON.encode(value)
    return lru_cache(4096)(lambda value: field.get_db_prep_save(value, connection))


def maker(model: type[Any]) -> Callable[[Mapping[str, Any]], Any]:
    """A function from values by column to an unsaved row, like the model called with them.

    For very many rows: defaults are worked out once, not once a row and field.
    """
    blank = {k: v for k, v in model().__dict__.items() if k != "_state"}
    shared = [k for k, v in blank.items() if isinstance(v, list | dict)]

    def make(values: Mapping[str, Any]) -> Any:
        row: Any = object.__new__(model)
        held = row.__dict__
        held.update(blank)
        held["_state"] = ModelState()
        for name in shared:
            held[name] = copy(blank[name])
        held.update(values)
        return row

    return make


def reserve(model: type[Model], count: int) -> Sequence[int]:
    """Keys for so many new rows, rising; call it in the transaction that writes them.

    PostgreSQL draws them from the sequence. SQLite has one writer, so the next keys are free, and
    its count is moved on: what is put in before these rows, or reserved after, takes others.
    """
    connection = connections[router.db_for_write(model)]
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [f'"{table}"', count],
            )
            return [key for (key,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
        cursor.execute(f"SELECT MAX(id) FROM {connection.ops.quote_name(table)}")
        last = max(last or 0, cursor.fetchone()[0] or 0)
        cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [last + count, table])
        if not cursor.rowcount:
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last + count])  # fmt: skip
    return range(last + 1, last + 1 + count)


def put(model: type[Model], rows: Iterable[Sequence[Any]]) -> None:
    """Write prepared rows of one model, their keys among their values.

    rows: may be made while they are written, but may ask nothing of the database meanwhile.
    """
    connection = connections[router.db_for_write(model)]
    quote = connection.ops.quote_name
    fields = fields_of(model)
    table, names = quote(model._meta.db_table), ", ".join(quote(f.column) for f in fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join("?" * len(fields))
        cursor.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
