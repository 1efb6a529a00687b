"""For every village of a county the nearest site of each service, as the public may read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from yiteng.reach.computed import minutes
from yiteng.reach.models import Service
from yiteng.reach.queries.facilities import KINDS, SCHEMES
from yiteng.reach.queries.ground import inputs
from yiteng.rules.actor import software


@dataclass(frozen=True)
class Nearest:
    """The nearest site of a service: where it is, about how far, since when, who pays there."""

    kind: str
    facility: str
    town: str
    minutes: int
    since: str
    schemes: tuple[str, ...]


def near_home(county: int, today: date) -> list[tuple[dict[str, Any], list[Nearest]]]:
    """Each village with a position, and what is nearest of every service that has opened.

    Minutes are estimates, rounded up to five. No count of people is among it.
    """
    found: dict[int, list[Nearest]] = {}
    places: dict[int, dict[str, Any]] = {}
    since = _since(county, today)
    for kind in KINDS:
        held = inputs(software(county), kind, "facilities", today)
        open_ = [j for j, site in enumerate(held["sites"]) if site["state"] == "existing"]
        places |= {place["id"]: place for place in held["places"]}
        if not open_ or not held["places"]:
            continue
        table = minutes(held)[:, open_]
        for place, best, row in zip(held["places"], table.argmin(axis=1), table, strict=True):
            site = held["sites"][open_[int(best)]]
            opened, schemes = since[kind, site["facility"]]
            found.setdefault(place["id"], []).append(Nearest(
                kind, site["name"], site["town"], -(-int(row[int(best)]) // 5) * 5 or 5, opened, schemes))  # fmt: skip
    return [(places[pk], found.get(pk, [])) for pk in places]


def _since(county: int, today: date) -> dict[tuple[str, int], tuple[str, tuple[str, ...]]]:
    """When each open service began, and the schemes that pay for it there."""
    rows = Service.objects.filter(facility__county=county, opened_on__lte=today)
    return {
        (row.kind, row.facility_id): (
            row.opened_on.isoformat() if row.opened_on else "",
            tuple(SCHEMES[d.scheme] for d in row.designations.all()
                  if d.scheme in SCHEMES and d.in_force_on and d.in_force_on <= today),
        )
        for row in rows.prefetch_related("designations")
    }  # fmt: skip
