"""What the rooms above have to tell; each registers its part in ``AppConfig.ready()``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse

from yiteng.rules.actor import Actor
from yiteng.rules.messages import Notice
from yiteng.web import desks


@dataclass(frozen=True, slots=True)
class Case:
    """What a source is asked about: one county, the business day and moment, its limits."""

    county: int
    today: date
    now: datetime
    limits: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Things of one kind that wait for a post. title: message id; url: where they stand."""

    title: str
    count: int
    url: str = ""


Source = Callable[[Case], Iterable[Notice]]

#: Counting stops here.
MOST = 1000
#: So many counts are asked for in one query (SQLite allows five hundred).
_PARTS = 300
_NIGHTLY: dict[str, Source] = {}
_URGENT: dict[str, Source] = {}


def nightly(name: str, source: Source) -> None:
    """Register notices that are due on a day; asked once a day, also for days that were missed."""
    _NIGHTLY[name] = source


def urgent(name: str, source: Source) -> None:
    """Register notices that cannot wait; asked every few minutes."""
    _URGENT[name] = source


def of_night(case: Case) -> Iterable[Notice]:
    """Every notice of the day."""
    return (notice for source in list(_NIGHTLY.values()) for notice in source(case))


def of_now(case: Case) -> Iterable[Notice]:
    """Every urgent notice of the moment."""
    return (notice for source in list(_URGENT.values()) for notice in source(case))


def waits_for(actor: Actor, today: date) -> list[Waiting]:
    """What waits for a post, as its desk counts it; one query."""
    return waits_of([actor], today)[0]


def waits_of(actors: Sequence[Actor], today: date) -> list[list[Waiting]]:
    """The same for many posts, in their order; the queries do not grow with them.

    All counts are asked for in one compound query (a few hundred a query, for databases limit
    them); what a kind must look up to say its rows comes on top.
    """
    asked = [
        (place, kind, kind.rows(actor, today).order_by().values("pk")[:MOST])
        for place, actor in enumerate(actors)
        for kind in desks.waits()
        if actor.may(kind.action)
    ]
    found: list[list[Waiting]] = [[] for _ in actors]
    numbers = counts([rows for _place, _kind, rows in asked])
    for (place, kind, _rows), n in zip(asked, numbers, strict=True):
        if n:
            url = reverse("desk:rows", args=[kind.code])
            found[place].append(Waiting(kind.title, n, url))
    return found


def counts(asked: Sequence[QuerySet[Any]]) -> list[int]:
    """How many rows each of many querysets has, some hundreds in a query."""
    parts: list[tuple[int, str, Sequence[Any]]] = []
    for number, rows in enumerate(asked):
        with suppress(EmptyResultSet):
            parts.append((number, *rows.query.sql_with_params()))
    found = [0] * len(asked)
    for start in range(0, len(parts), _PARTS):
        chunk = parts[start : start + _PARTS]
        sql = " UNION ALL ".join(f"SELECT {n}, COUNT(*) FROM ({one}) q" for n, one, _ in chunk)
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for _n, _sql, values in chunk for value in values])
            for number, n in cursor.fetchall():
                found[number] = n
    return found
