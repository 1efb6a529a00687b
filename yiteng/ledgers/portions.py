"""Staged rows as they are taken in: some at a time, in the order of the file, few columns of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import QuerySet

from yiteng.ledgers.models import Staged


class Taken(NamedTuple):
    """The columns of a staged row that applying asks for; no whole records are made."""

    pk: int
    kind: str
    key: str
    target: int | None
    seen: int | None
    values: dict[str, Any]
    changes: dict[str, Any]


def portions(rows: QuerySet[Staged], size: int) -> Iterator[list[Taken]]:
    """The rows in the order of the file, ``size`` at once; one query a portion."""
    last = 0
    rows = rows.order_by("pk")
    while portion := _after(rows, last, size):
        last = portion[-1].pk
        yield portion
        portion.clear()  # before the next is loaded


def _after(rows: QuerySet[Staged], last: int, size: int) -> list[Taken]:
    found = rows.filter(pk__gt=last).values_list(*Taken._fields)[:size]
    return [Taken(*row) for row in found.iterator(chunk_size=500)]
