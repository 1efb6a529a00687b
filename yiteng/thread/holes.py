"""The hole list: every break on the spine, each kind a named rule with owner and remedy.

A rule is a query; what it finds is counted without loading it, and listed a page at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from yiteng.links.models import Link
from yiteng.links.nodes import load, may_open
from yiteng.people.visibility import visible
from yiteng.places.models import Area
from yiteng.rules.actor import Actor
from yiteng.rules.words import N_

OWNER_OFFICE = N_("Secretaries of the government office")
OWNER_SUPERVISION = N_("Supervision office")
OWNER_TOWN = N_("Town office")
OWNER_LEAD = N_("Lead unit")
OWNER_FINDER = N_("Unit that recorded it")

#: A model → its rows somebody may see (or all of a county).
See = Callable[[type[Model]], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked at: whose rows, on which day; town, unit: narrowed to one of them."""

    see: See
    today: date
    town: int | None = None
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class HoleRule:
    """A kind of break.

    find: the rows in which it shows. node: the type of node a row is, ``area`` for an area,
    ``link`` for a link. unit: the column of the unit that answers for a row, where there is one.
    origin: why it counts as a break.
    """

    code: str
    title: str
    owner: str
    remedy: str
    origin: str
    node: str
    find: Callable[[Scope], QuerySet[Any]]
    severity: str = "red"
    unit: str = ""

    def rows(self, scope: Scope) -> QuerySet[Any]:
        """What the rule finds within the scope."""
        found = self.find(scope)
        if scope.town is not None:
            found = found.filter(**{_TOWN.get(self.node, "town_id"): scope.town})
        if scope.unit is not None:
            found = found.filter(**{self.unit: scope.unit}) if self.unit else found.none()
        return found


#: Links belong to no town: narrowed to one, none is shown.
_TOWN = {"link": "county_id"}


@dataclass(frozen=True, slots=True)
class Hole:
    """One break: which row, where, and its page."""

    title: str
    url: str
    area: str
    invented: bool = False


@dataclass(frozen=True, slots=True)
class HoleGroup:
    """A rule with how many breaks it finds and the first of them."""

    rule: HoleRule
    count: int
    holes: tuple[Hole, ...] = ()


_RULES: list[HoleRule] = []


def rule(found: HoleRule, *, after: str = "") -> HoleRule:
    """Make a rule known; after: the code of the rule it stands behind, for rooms above."""
    codes = [one.code for one in _RULES]
    _RULES.insert(codes.index(after) + 1 if after else len(codes), found)
    return found


def rules() -> tuple[HoleRule, ...]:
    """Every kind of break, in the order of the spine."""
    return tuple(_RULES)


def rule_of(code: str) -> HoleRule:
    """The rule of that code. Raises KeyError."""
    return {one.code: one for one in _RULES}[code]


def scope_of(actor: Actor, today: date, **more: int | None) -> Scope:
    """What an actor may see; more: town, unit. Links are seen by those who see the whole county."""

    def see(model: type[Model]) -> QuerySet[Any]:
        rows: QuerySet[Any] = model._default_manager.filter(county_id=actor.county)
        if model is Link:
            return rows if actor.reach == "county" else rows.none()
        if model is Area:
            own = {"county": {}, "town": {"town_id": actor.town}, "village": {"pk": actor.village}}
            return rows.filter(**own[actor.reach]) if actor.reach in own else rows.none()
        return visible(model, actor)

    return Scope(see, today, **more)


def county_scope(county: int, today: date) -> Scope:
    """Everything in a county, for counts and the command."""
    return Scope(lambda model: model._default_manager.filter(county_id=county), today)


def groups(actor: Actor, scope: Scope, first: int = 5) -> list[HoleGroup]:
    """Every rule whose rows the actor may open, with its count and its first holes.

    A fixed number of queries: two a rule, and one a type of node.
    """
    allowed = [one for one in _RULES if may_open(actor, one.node)]
    counted = [(one, one.rows(scope)) for one in allowed]
    return [
        HoleGroup(one, rows.count(), tuple(described(one, rows.order_by("id")[:first])))
        for one, rows in counted
    ]


def counts(scope: Scope) -> dict[str, int]:
    """How many breaks each rule finds."""
    return {one.code: one.rows(scope).count() for one in _RULES}


def described(rule: HoleRule, rows: Iterable[Any]) -> Sequence[Hole]:
    """The holes of these rows, with their pages; one query a type of node."""
    found = list(rows)
    if rule.node == "area":
        return [_village(row) for row in found]
    if rule.node == "link":
        return _links(found)
    nodes = load([(rule.node, row.pk) for row in found])
    return [
        Hole(node.title, node.url, _place(row), bool(getattr(row, "invented", False)))
        for row in found
        if (node := nodes.get((rule.node, row.pk)))
    ]


def _village(row: Any) -> Hole:
    return Hole(row.name, f"/area/{row.pk}/", row.town.name if row.town else "", row.invented)


def _links(found: Sequence[Any]) -> list[Hole]:
    nodes = load((link.down_type, link.down_id) for link in found)
    shown = ((link, nodes.get((link.down_type, link.down_id))) for link in found)
    return [Hole(node.title, f"/thread/{node.type}/{node.id}/", "") for link, node in shown if node]


def _place(row: Any) -> str:
    place = row.village or row.town or row.county
    return str(place.name)
