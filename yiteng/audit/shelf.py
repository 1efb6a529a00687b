"""Prepared rows of one model, laid aside until they are put in with what is known only then.

On SQLite they wait in a temporary table of the connection and go in by one INSERT … SELECT, which
costs half of what as many INSERTs do: a table with some twenty indexes is opened once, not once a
row. PostgreSQL takes them by COPY from a file of the system.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from secrets import token_hex
from typing import Any

from django.db import Error, connections, models, router

from yiteng.audit.insert import Prepared, fields_of, put
from yiteng.audit.spool import Spool

#: Values that are given when the rows are put in, by column.
Given = Mapping[str, Sequence[Any]]


class Shelf:
    """Rows as `insert.preparer` makes them, in their order."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self._columns = [f.attname for f in fields_of(model)]
        self._connection = connections[router.db_for_write(model)]
        self._count = 0
        self._spool = Spool()
        self._table = ""
        if self._connection.vendor == "sqlite":
            self._table = self._temporary()

    def __len__(self) -> int:
        """How many rows were laid aside."""
        return self._count

    def extend(self, rows: Iterable[Prepared]) -> None:
        """Lay rows aside, behind those that are there. Takes no lock of the database."""
        held = list(rows)
        self._count += len(held)
        if not self._table:
            self._spool.extend(held)
            return
        marks = ", ".join("?" * len(self._columns))
        alone = not self._connection.in_atomic_block
        with self._connection.cursor() as cursor:
            driver = cursor.connection
            if alone:
                driver.execute("BEGIN")
            driver.executemany(f"INSERT INTO temp.{self._table} VALUES ({marks})", held)
            if alone:
                driver.execute("COMMIT")

    def put(self, given: Given, by_value: Given | None = None) -> None:
        """Put all rows in, inside the caller's transaction.

        given: by column, one value a row, in the order of the rows. by_value: by column, values
        of which each row names its own by the number that stands in that column.
        """
        if not self._count:
            return
        if self._table:
            self._select(given, by_value or {})
        else:
            put(self.model, self._filled(given, by_value or {}))

    def _temporary(self) -> str:
        name = f"shelf_{token_hex(6)}"
        columns = ", ".join(f"c{place}" for place in range(len(self._columns)))
        with self._connection.cursor() as cursor:
            if not self._connection.in_atomic_block:
                cursor.execute("PRAGMA temp_store=FILE")
            cursor.execute(f"CREATE TEMP TABLE {name} ({columns})")
        weakref.finalize(self, _drop, self._connection, name)
        return name

    def _select(self, given: Given, by_value: Given) -> None:
        held = [*given.values(), *by_value.values()]
        asked = {column: f"yiteng_given({n}, rowid - 1)" for n, column in enumerate(given)}
        for n, column in enumerate(by_value, len(given)):
            asked[column] = f"yiteng_given({n}, c{self._columns.index(column)})"
        quote = self._connection.ops.quote_name
        names = ", ".join(quote(f.column) for f in fields_of(self.model))
        values = ", ".join(asked.get(name, f"c{n}") for n, name in enumerate(self._columns))
        with self._connection.cursor() as cursor:
            cursor.connection.create_function("yiteng_given", 2, lambda n, at: held[n][at])
            cursor.connection.execute(
                f"INSERT INTO {quote(self.model._meta.db_table)} ({names}) "
                f"SELECT {values} FROM temp.{self._table} ORDER BY rowid"
            )

    def _filled(self, given: Given, by_value: Given) -> Iterator[Prepared]:
        places = [(self._columns.index(column), values) for column, values in given.items()]
        named = [(self._columns.index(column), values) for column, values in by_value.items()]
        for at, row in enumerate(self._spool):
            for place, values in places:
                row[place] = values[at]
            for place, values in named:
                row[place] = values[row[place]]
            yield row


def _drop(connection: Any, table: str) -> None:
    """Give the place of a shelf free; a connection closed meanwhile has done so already."""
    if connection.connection is not None:
        with suppress(Error), connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS temp.{table}")
