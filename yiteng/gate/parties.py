"""Who takes part in an application: units, the two offices among them, persons with their posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from yiteng.gate.models import Application
from yiteng.people.models import Holding, PostRole
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.application.independence import OFFICES, reviewers


def own_units(row: Application) -> set[int]:
    """Applicant, host and organiser."""
    return {row.unit_id, row.host_id, row.organiser_id}


def parties(rows: Sequence[Application], today: date) -> list[Mapping[str, Any]]:
    """The facts of independence of each application; two queries."""
    units = {unit for row in rows for unit in own_units(row)}
    offices, holders = _offices(units), _holders(units, today)
    return [
        {
            "applicant_unit": row.unit_id,
            "own_units": own_units(row),
            "own_offices": {role for unit in own_units(row) for role in offices[unit]},
            "applicant_office": next(iter(sorted(offices[row.unit_id])), ""),
            "own_persons": {row.opened_by, row.submitted_by} - {0},
            "own_holders": {person for unit in own_units(row) for person in holders[unit]},
        }
        for row in rows
    ]


def to_review(actor: Actor) -> QuerySet[Application]:
    """The applications that wait for an opinion this post may give, by rule; three queries."""
    found = visible(Application, actor).filter(state="submitted")
    mine = ~Q(unit=actor.unit) & ~Q(host=actor.unit) & ~Q(organiser=actor.unit)
    mine &= ~Q(opened_by=actor.person) & ~Q(submitted_by=actor.person)
    rows = list(found.filter(mine).only("pk", "unit", "host", "organiser"))
    offices = _offices({unit for row in rows for unit in own_units(row)})
    kept = [row.pk for row in rows if actor.roles & _reviewers(row, offices)]
    return found.filter(pk__in=kept)


def _reviewers(row: Application, offices: Mapping[int, set[str]]) -> frozenset[str]:
    involved = frozenset(role for unit in own_units(row) for role in offices[unit])
    return reviewers(involved, next(iter(sorted(offices[row.unit_id])), ""))


def _offices(units: set[int]) -> dict[int, set[str]]:
    """Which of the two offices each unit is, by the roles of its posts; one query."""
    found: dict[int, set[str]] = defaultdict(set)
    roles = PostRole.objects.filter(role__in=OFFICES, post__unit__in=units)
    for unit, role in roles.values_list("post__unit_id", "role"):
        found[unit].add(role)
    return found


def _holders(units: set[int], today: date) -> dict[int, set[int]]:
    """Who holds a post of each unit on the day; one query."""
    found: dict[int, set[int]] = defaultdict(set)
    held = Holding.objects.filter(post__unit__in=units, since__lte=today).filter(
        Q(until__isnull=True) | Q(until__gt=today)
    )
    for unit, person in held.values_list("post__unit_id", "account_id"):
        found[unit].add(person)
    return found
