"""Saving some columns of many rows: one prepared statement, run once a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connections, router


def save_columns(rows: Iterable[Any], names: Sequence[str]) -> int:
    """Save the named fields of saved rows of one model; returns how many rows.

    The same as ``bulk_update``, whose CASE expressions cost some twenty times as much from a
    few hundred rows on. Runs in the transaction of the caller.
    """
    held = list(rows)
    if not held or not names:
        return 0
    model = type(held[0])
    connection = connections[router.db_for_write(model)]
    fields = [model._meta.get_field(name) for name in names]
    quote = connection.ops.quote_name
    columns = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    key = model._meta.pk
    statement = f"UPDATE {quote(model._meta.db_table)} SET {columns} WHERE {quote(key.column)} = %s"
    with connection.cursor() as cursor:
        cursor.executemany(
            statement,
            [
                [
                    *(f.get_db_prep_save(getattr(row, f.attname), connection) for f in fields),
                    row.pk,
                ]
                for row in held
            ],
        )
    return len(held)
