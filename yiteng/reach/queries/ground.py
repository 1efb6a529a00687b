"""From the rows of a county to plain inputs: villages with insured people and minutes, sites with their state.

What a computation gets is a dictionary of plain values; it can be kept, hashed, and computed again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from yiteng.limits.queries import values as limits
from yiteng.people.visibility import visible
from yiteng.places.models import Area, Population, Position
from yiteng.reach.analysis.coordinates import to_wgs84
from yiteng.reach.models import Facility, MeasuredMinutes, Service, TownTravel
from yiteng.reach.queries import roads
from yiteng.rules.actor import Actor

#: Who may be a candidate for a new site.
CANDIDATES = ("facilities", "middles", "villages")
#: People in need among 1,000 insured, by service.
RATES = {
    "dialysis": "designation.rate_dialysis", "psychiatric": "designation.rate_psychiatric",
    "long_term_care": "designation.rate_care",
}  # fmt: skip
ASSUMPTIONS = (
    "reach.detour", "designation.speed", "reach.machine", "reach.open_house", "reach.open_new",
    *RATES.values(),
)  # fmt: skip


def inputs(
    actor: Actor, kind: str, candidates: str, today: date, travel: str = "roads"
) -> dict[str, Any]:
    """Everything a siting of a service in the actor's county starts from; nine queries.

    travel: minutes over the county's roads where it has any, else (or by "line") the straight line's.

    Villages without a position are named, not passed over; those without insured people count as 0
    and are named. Existing sites are those whose service has opened by today.
    """
    county = actor.county
    held = limits(county, ASSUMPTIONS)
    villages, missing, empty = _villages(county)
    found = _facilities(actor, kind, today)
    came = _came([*villages, *found])
    converted = _converted(villages)
    towns = {site["town"] for site in found}
    sites = found if candidates == "facilities" else [*found, *_places(villages, candidates, towns)]
    for site in sites:
        price = held["reach.open_house" if site["facility"] else "reach.open_new"]
        site["cost"] = float(price) * 10_000
    speeds = {"detour": float(held["reach.detour"]), "speed": float(held["designation.speed"])}
    known = roads.held(actor) if travel == "roads" and villages and sites else roads.Roads()
    road = roads.packed(known, villages, sites, speeds) if known.edges and known.nodes else {}
    measured = _measured(county, villages, sites)
    roomless = [s["name"] for s in found if s["state"] == "existing" and not s["capacity"]]
    return {
        "county": county, "kind": kind, "as_of": today.isoformat(),
        "travel": speeds,
        "rate": float(held[RATES[kind]]) / 1000,
        "machine": float(held["reach.machine"]) if kind == "dialysis" else 1.0,
        "places": villages, "sites": sites,
        "without_position": missing, "without_people": empty,
        "invented": any(v["invented"] for v in villages) or bool(road.get("invented")),
        **({"road": road} if road else {}),
        **({"came": came} if came else {}),
        **({"without_capacity": roomless} if roomless else {}),
        **({"measured": measured} if measured else {}),
        **({"converted": converted} if converted else {}),
    }  # fmt: skip


def _measured(
    county: int, villages: list[dict[str, Any]], sites: list[dict[str, Any]]
) -> list[tuple[int, int, float]]:
    """Minutes that somebody measured: (place, site, minutes), by number."""
    place = {v["id"]: k for k, v in enumerate(villages)}
    site = {s["facility"]: j for j, s in enumerate(sites) if s["facility"]}
    rows = MeasuredMinutes.objects.filter(county=county).order_by("village", "facility")
    return [
        (place[i], site[j], float(minutes))
        for i, j, minutes in rows.values_list("village", "facility", "minutes")
        if i in place and j in site
    ]


def _converted(villages: list[dict[str, Any]]) -> dict[str, int]:
    """Positions kept in another system become WGS-84 here; how many of each system there were."""
    counts: dict[str, int] = {}
    for village in villages:
        system = village.pop("system")
        if system not in ("WGS-84", "CGCS2000"):
            point = to_wgs84([(village["lon"], village["lat"])], system)[0]
            village["lon"], village["lat"] = (round(float(c), 6) for c in point)
            counts[system] = counts.get(system, 0) + 1
    return counts


def _came(points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Which files brought positions in another system, which were converted on import: system, file, day, how many."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for point in points:
        given = point.pop("came")
        if given[0]:
            counts[given] += 1
    return [
        {"system": s, "file": name, "on": on, "n": n} for (s, name, on), n in sorted(counts.items())
    ]


def _arrived(row: Any) -> tuple[str, str, str]:
    """The system, file and day a position was handed in with."""
    return row.came_as, row.came_in, row.came_at.date().isoformat() if row.came_at else ""


def near(actor: Actor) -> int:
    """Minutes within which care counts as near in the actor's county."""
    return int(limits(actor.county, ("designation.minutes",))["designation.minutes"])


def _villages(county: int) -> tuple[list[dict[str, Any]], list[str], list[str]]:
    """Villages with a position; the names of those without one, and of those without people."""
    points = {
        p.area_id: p for p in Position.objects.filter(area__county=county, area__level="village")
        .order_by("id")
    }  # fmt: skip
    people: dict[int, dict[str, int]] = defaultdict(dict)
    for row in Population.objects.filter(
        area__county=county, area__level="village", scheme__in=("employees", "residents")
    ).order_by("as_of", "id"):
        people[row.area_id][row.scheme] = row.count
    slow = dict(TownTravel.objects.filter(county=county).values_list("town", "factor"))
    villages, missing, empty = [], [], []
    for area in Area.objects.filter(county=county, level="village", valid_to=None).select_related(
        "town"
    ):
        point = points.get(area.pk)
        if point is None:
            missing.append(area.name)
            continue
        if not people[area.pk]:
            empty.append(area.name)
        schemes = people[area.pk]
        villages.append({
            "id": area.pk, "name": area.name, "town": area.town.name if area.town else "",
            "town_id": area.town_id, "lon": float(point.lon), "lat": float(point.lat), "system": point.system,
            "came": _arrived(point),
            "people": sum(schemes.values()), "people_employees": schemes.get("employees", 0),
            "people_residents": schemes.get("residents", 0),
            "mountain": float(slow.get(area.town_id, 1)), "invented": point.invented,
        })  # fmt: skip
    return sorted(villages, key=lambda v: (v["town"], v["id"])), missing, empty


def _facilities(actor: Actor, kind: str, today: date) -> list[dict[str, Any]]:
    """Facilities with a position: existing where the service has opened, else candidates."""
    running = {
        s.facility_id: s for s in Service.objects.filter(
            kind=kind, opened_on__lte=today, facility__in=visible(Facility, actor))
    }  # fmt: skip
    rows = visible(Facility, actor).filter(lon__isnull=False).select_related("town").order_by("id")
    found = []
    for row in rows:
        service = running.get(row.pk)
        if service is None and row.level == "three":
            continue  # another level does not become a site near home
        found.append({
            "id": f"f{row.pk}", "name": row.name, "town": row.town.name if row.town else "",
            "came": _arrived(row), "facility": row.pk, "lon": float(row.lon or 0), "lat": float(row.lat or 0),
            "state": "existing" if service else "candidate",
            "capacity": (service.capacity or 0) if service else 0,
        })  # fmt: skip
    return found


def _places(
    villages: list[dict[str, Any]], candidates: str, known: set[str]
) -> list[dict[str, Any]]:
    """Candidates that are no facility yet: every village, or the middle one of each town without."""
    chosen = villages
    if candidates == "middles":
        towns: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for village in villages:
            towns[village["town"]].append(village)
        chosen = [_middle(rows) for town, rows in towns.items() if town not in known]
    return [
        {"id": f"v{v['id']}", "name": v["name"], "town": v["town"], "facility": None,
         "lon": v["lon"], "lat": v["lat"], "state": "candidate", "capacity": 0}
        for v in chosen
    ]  # fmt: skip


def _middle(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The village nearest to where the town's people live on average."""
    everybody = sum(v["people"] for v in rows) or 1
    lon = sum(v["lon"] * v["people"] for v in rows) / everybody
    lat = sum(v["lat"] * v["people"] for v in rows) / everybody
    return min(rows, key=lambda v: (v["lon"] - lon) ** 2 + (v["lat"] - lat) ** 2)
