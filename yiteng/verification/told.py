"""Who is one level above a doer: told of a no as the doer is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yiteng.people.models import Post, Unit


def upper_units(rows: Sequence[Any]) -> dict[int, int]:
    """Commitment → the unit one level above its lead unit; at most three queries.

    The unit above in the tree; for a village's unit the office of its town; else the unit of
    the district's leaders. Rows whose lead unit stands highest are left out.
    """
    if not rows:
        return {}
    leads = {u.pk: u for u in Unit.objects.filter(pk__in={r.lead_unit_id for r in rows})}
    towns = _offices("town_office", {u.town_id for u in leads.values() if u.line == "village"})
    top = _top({u.county_id for u in leads.values()})
    found = {}
    for row in rows:
        lead = leads.get(row.lead_unit_id)
        if lead is None:
            continue
        town = towns.get(lead.town_id) if lead.line == "village" else None
        upper = lead.parent_id or town or top.get(lead.county_id)
        if upper and upper != lead.pk:
            found[row.pk] = upper
    return found


def _offices(role: str, towns: set[int | None]) -> dict[int | None, int]:
    wanted = towns - {None}
    if not wanted:
        return {}
    posts = Post.objects.filter(roles__role=role, unit__town__in=wanted).order_by("-unit__order")
    found: dict[int | None, int] = {}
    for town, unit in posts.values_list("unit__town_id", "unit_id"):
        found[town] = unit
    return found


def _top(counties: set[int]) -> dict[int, int]:
    posts = Post.objects.filter(
        roles__role="leader", unit__line="government", unit__county__in=counties
    ).order_by("-unit__order", "-order", "-id")
    found: dict[int, int] = {}
    for county, unit in posts.values_list("unit__county_id", "unit_id"):
        found[county or 0] = unit
    return found
