"""My desk: what waits, counted by kind and put in the order of what it costs others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Max, QuerySet

from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.desk.rows import lit
from yiteng.rules.actor import Actor
from yiteng.rules.deadlines import end_of_day, moment_of
from yiteng.rules.desk_order import MONEY, PEOPLE, Waiting, in_order
from yiteng.web import desks
from yiteng.web.desks import Line, Waits

#: So many rows of a kind are counted and ordered; beyond it the number says “1000+”.
MOST = 1000
#: Of a kind without dates so many rows stand in the order, the first of its list.
SHOWN = 30
#: How many lines the desk itself shows; the numbers above it open the whole lists.
LINES = 30
#: Of so many rows at most, the most pressing, the figures are looked at.
WEIGHED = 1000

#: A row of a kind with dates: its key and the columns of `Waits.dates`.
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What waits of one kind. keys: of kinds with dates; lines: the first of the others."""

    kind: Waits
    count: int
    found: QuerySet[Any]
    keys: Sequence[Key] = ()
    lines: Sequence[Line] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A row in the order: its kind, its key in the database or the line itself.

    weighs: whether figures of people and money may belong to it.
    """

    kind: Waits
    pk: int
    line: Line | None = None
    weighs: bool = False


def tasks(actor: Actor, at: date | datetime) -> list[Task]:
    """What waits for the actor's post at a moment; one query a kind with dates, two for others."""
    found = []
    for kind in desks.waits():
        if actor.may(kind.action):
            task = _task(kind, kind.at(actor, moment_of(at)))
            if task.count:
                found.append(task)
    return found


def _task(kind: Waits, rows: QuerySet[Any]) -> Task:
    if kind.dates:
        keys = rows.order_by(*kind.by).values_list("pk", *kind.dates)[:MOST]
        return Task(kind, len(keys), rows, keys=list(keys))
    count = len(rows.order_by().values_list("pk")[:MOST])
    first = [kind.line(row) for row in rows.order_by(*kind.by)[:SHOWN]] if count else []
    return Task(kind, count, rows, lines=first)


def total(found: Iterable[Task]) -> int:
    """How many things wait in all."""
    return sum(task.count for task in found)


def ordered(found: Sequence[Task], now: datetime, first: int = 0) -> list[tuple[Waits, Line]]:
    """The lines a desk shows, in the order of the rule over all rows of all kinds.

    first: a commitment that stands first whatever it costs. One query for the figures, one for
    the rows of each kind that stands in the lines.
    """
    pairs = [pair for task in found for pair in _places(task)]
    shown = in_order(_weighed(pairs, now), now)
    if first:
        shown.sort(key=lambda place: first not in (place.pk, place.line.pk if place.line else 0))
    shown = shown[:LINES]
    lines = {(p.kind.code, p.pk): p.line for p in shown if p.line}
    for task in found:
        wanted = [p.pk for p in shown if p.kind is task.kind and p.line is None]
        if wanted:
            lines |= {(task.kind.code, row.pk): task.kind.line(lit(row, now))
                      for row in task.found.filter(pk__in=wanted)}  # fmt: skip
    return [(p.kind, line) for p in shown if (line := lines.get((p.kind.code, p.pk)))]


def _places(task: Task) -> Iterable[tuple[Waiting, Place]]:
    kind, weighs = task.kind, task.found.model is Commitment
    for pk, *dates in task.keys:
        due, cliff = [*map(_moment, dates), None][:2]
        yield Waiting(f"{kind.code}:{pk:012}", kind.who, due, cliff), Place(kind, pk, weighs=weighs)
    for number, line in enumerate(task.lines):
        due = line.due_at or _moment(line.due)
        key = f"{kind.code}:{line.url}"
        yield Waiting(key, kind.who, due, line.cliff_at), Place(kind, -number, line)


def _moment(said: Any) -> datetime | None:
    """A moment, or the midnight that ends a day."""
    if isinstance(said, date) and not isinstance(said, datetime):
        return end_of_day(said)
    return said if isinstance(said, datetime) else None


def _weighed(pairs: Sequence[tuple[Waiting, Place]], now: datetime) -> list[tuple[Waiting, Place]]:
    """The same with people and money, of the most pressing rows; one query."""
    weighing = in_order([(w, place) for w, place in pairs if place.weighs], now)
    ids = {place.pk for place in weighing[:WEIGHED]}
    figures: dict[tuple[int, bool], Decimal] = {}
    if ids:
        rows = CommitmentQuantity.objects.filter(commitment__in=ids, unit__in=(*PEOPLE, *MONEY))
        for pk, unit, value in rows.values_list("commitment", "unit").annotate(Max("value")):
            key = (pk, unit in MONEY)
            figures[key] = max(value, figures.get(key, Decimal(0)))
    none = Decimal(0)
    return [
        (replace(w, people=figures.get((p.pk, False), none), yuan=figures.get((p.pk, True), none))
         if p.weighs and p.pk in ids else w, p)
        for w, p in pairs
    ]  # fmt: skip
