"""The preview: which rows move, by kind, with a fingerprint that says whether it still holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from yiteng.keeping.models import Prepared
from yiteng.keeping.reorganising.moves import MOVES, VILLAGES, Move
from yiteng.people.models import Unit
from yiteng.places.models import Area
from yiteng.rules.actor import Actor

Subject = Area | Unit
#: Up to so many rows of a kind one may choose a successor for each.
SINGLY = 100


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one kind that move. columns: which of their columns name an origin."""

    move: Move
    rows: Sequence[Any]
    columns: tuple[str, ...]

    @property
    def singly(self) -> bool:
        """Whether each row may be given a successor of its own."""
        return bool(self.move.shown) and len(self.rows) <= SINGLY

    def words(self) -> list[tuple[str, str]]:
        """The rows one may choose for: field's name, and what the row is called there."""
        code, shown = self.move.code, self.move.shown
        return [(f"{code}:{row.pk}", str(getattr(row, shown))) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that moves. fingerprint: changes when a row comes in, goes out or is changed."""

    groups: Sequence[Group]
    fingerprint: str

    @property
    def total(self) -> int:
        """How many rows move."""
        return sum(len(group.rows) for group in self.groups)


def plan(origins: Sequence[Subject]) -> Plan:
    """What moves when these areas (of one level) or units become others; a query a kind."""
    groups = [g for g in (_group(m, origins) for m in MOVES) if g is not None and g.rows]
    if isinstance(origins[0], Area) and origins[0].level == "town":
        below = Area.objects.filter(VILLAGES.held, parent__in=[o.pk for o in origins]).order_by(
            "pk"
        )
        groups.insert(0, Group(VILLAGES, list(below), ("parent",)))
    text = "\n".join(_lines(groups))
    return Plan(groups, hashlib.sha256(text.encode()).hexdigest())


def _lines(groups: Sequence[Group]) -> Iterator[str]:
    for group in groups:
        for row in group.rows:
            yield f"{group.move.code} {row.pk} {getattr(row, 'version', '')}"


def _group(move: Move, origins: Sequence[Subject]) -> Group | None:
    columns: tuple[str, ...]
    if isinstance(origins[0], Area):
        columns = (origins[0].level,) if move.placed else ()
    else:
        columns = move.units
    if not columns:
        return None
    model = apps.get_model(move.model)
    asked = Q()
    for column in columns:
        asked |= Q(**{f"{column}__in": [one.pk for one in origins]})
    rows: QuerySet[Any] = model._default_manager.filter(move.held).filter(asked).order_by("pk")
    return Group(move, list(rows), columns)


def prepared(actor: Actor) -> list[Prepared]:
    """Changes prepared for a day to come, or that failed on it; at most fifty."""
    rows = Prepared.objects.filter(county_id=actor.county, done_at=None, withdrawn_at=None)
    return list(rows.select_related("post").order_by("on", "id")[:50])


def areas(actor: Actor, town: int | None) -> QuerySet[Area]:
    """What may be chosen: the towns of the county, or the villages of one of them."""
    rows = Area.objects.filter(county_id=actor.county, valid_to__isnull=True)
    found = rows.filter(level="village", town=town) if town else rows.filter(level="town")
    return found.order_by("order", "id")


def units(actor: Actor, words: str) -> QuerySet[Unit]:
    """The units of the county that go on, by words in the name."""
    rows = Unit.objects.filter(county_id=actor.county, valid_to__isnull=True)
    if words:
        rows = rows.filter(name__contains=words)
    return rows.order_by("order", "id")
