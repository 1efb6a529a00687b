"""Which leader is in charge of which unit (分管领导): looked up by the unit, or by the leader."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from yiteng.people.models import Charge, Post, Unit

#: Units stand so deep below the one for which a leader is entered, at most.
DEPTH = 4


def in_charge(units: Collection[Unit]) -> dict[int, Post]:
    """Unit → the leader's post in charge of it; units nobody is entered for are left out.

    Whoever is in charge of the unit above is in charge of those below that say nothing else; a
    village's unit stands below the office of its town. Two or three queries a level.
    """
    found: dict[int, Post] = {}
    asked = {unit.pk: unit for unit in units}
    for _ in range(DEPTH):
        held = _held(asked.values())
        found |= {pk: held[unit.pk] for pk, unit in asked.items() if unit.pk in held}
        above = _above([unit for pk, unit in asked.items() if pk not in found])
        asked = {pk: above[unit.pk] for pk, unit in asked.items()
                 if pk not in found and unit.pk in above}  # fmt: skip
        if not asked:
            break
    return found


def leader_of(unit: Unit | None) -> Post | None:
    """The post in charge of one unit, None where nobody is entered."""
    return in_charge([unit]).get(unit.pk) if unit else None


def leaders(county: int) -> QuerySet[Post]:
    """The posts of leaders of a county, in the official order."""
    rows = Post.objects.filter(unit__county_id=county, roles__role="leader")
    return rows.select_related("unit").distinct().order_by("unit__order", "order", "id")


def _held(units: Collection[Unit]) -> dict[int, Post]:
    rows = Charge.objects.filter(unit__in={u.pk for u in units}, until__isnull=True)
    return {row.unit_id: row.post for row in rows.select_related("post__unit")}


def _above(units: Collection[Unit]) -> dict[int, Unit]:
    """The unit above each in the tree; above a village's without one the office of its town."""
    parents = Unit.objects.in_bulk({u.parent_id for u in units if u.parent_id})
    orphans = {u.town_id for u in units if not u.parent_id and u.line == "village" and u.town_id}
    towns = {
        post.unit.town_id: post.unit
        for post in Post.objects.filter(roles__role="town_office", unit__town__in=orphans)
        .select_related("unit").order_by("-unit__order")
    } if orphans else {}  # fmt: skip
    found = {u.pk: parents.get(u.parent_id or 0) or towns.get(u.town_id if u.line == "village" else 0)
             for u in units}  # fmt: skip
    return {pk: unit for pk, unit in found.items() if unit is not None and unit.pk != pk}
