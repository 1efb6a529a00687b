"""Who sees which rows: a union of keyed branches, never an OR over joins (laws 10 and 11).

A model says in one line how units see it::

    seen_by = Seen(units=("lead_unit",), parties=("support__unit",))   # its units' rows
    seen_by = Seen(everybody=True)                                     # the whole county reads it

County, town and village branches come from the keys every row carries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from yiteng.rules.actor import Actor

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Seen:
    """units: columns that hold a unit; parties: paths to units beside; everybody: all posts.

    few: columns that hold a unit in few rows (mostly empty ones): looked up by themselves first.
    """

    units: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    few: tuple[str, ...] = ()
    everybody: bool = False


def branches(rows: type[M] | QuerySet[M], actor: Actor) -> list[QuerySet[M]]:
    """The keyed branches whose union the actor may see; one empty branch where there is none."""
    found: QuerySet[Any] = rows if isinstance(rows, QuerySet) else rows._default_manager.all()
    seen: Seen = getattr(found.model, "seen_by", Seen())
    if actor.reach == "none":
        return [found.none()]
    if actor.reach == "county" or seen.everybody:
        return [found.filter(county_id=actor.county)]
    mine = [found.filter(**{path: actor.unit}) for path in (*seen.units, *seen.parties)]
    rows_of: Any = found.model._default_manager
    for path in seen.few:
        mine.append(found.filter(pk__in=rows_of.filter(**{path: actor.unit}).values("pk")))
    if actor.reach == "town" and actor.town:
        return [found.filter(town_id=actor.town), *mine]
    if actor.reach == "village" and actor.village:
        return [found.filter(village_id=actor.village), *mine]
    return mine or [found.none()]


def visible(rows: type[M] | QuerySet[M], actor: Actor) -> QuerySet[M]:
    """One queryset of all the actor may see; for lists take ``branches`` and page by key."""
    found = branches(rows, actor)
    if len(found) == 1:
        return found[0]
    base: QuerySet[Any] = rows if isinstance(rows, QuerySet) else rows._default_manager.all()
    keys = [branch.order_by().values("pk") for branch in found]
    return base.filter(pk__in=keys[0].union(*keys[1:]))
