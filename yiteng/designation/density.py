"""How densely the insured live around a facility, by scheme: inputs gathered, computed, hashed.

Never a patient: people in need are insured people × a rate that is shown beside them. Minutes
are those measured; else those over the county's roads; else great-circle km × the detour at the speed that
is set; both × the mountain factor of the place's town. All of them are inputs of the report.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

import numpy as np

from yiteng.designation import needs, ways
from yiteng.designation.models import DesignationCase
from yiteng.limits.queries import values
from yiteng.places.models import Area, Population, Position
from yiteng.reach import analysis
from yiteng.reach.models import Service, TownTravel
from yiteng.rules.designation.capacity import expected, patients
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_

SCHEMES = ("employees", "residents")
VERSION = 1
#: Minutes beyond which nobody is looked for.
MOST = 600.0
LIMITS = ("designation.minutes", "designation.speed", "reach.detour")
_RATES = {
    "dialysis": "designation.rate_dialysis",
    "psychiatric": "designation.rate_psychiatric",
    "long_term_care": "designation.rate_care",
}
_STEPS = (15, 30, 45, 60)


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its insured people by scheme; town: the name it is summed under.

    mountain: how much slower its roads are, 1 or more.
    """

    area: int
    name: str
    town: str
    lon: str
    lat: str
    employees: int
    residents: int
    mountain: str = "1"


@dataclass(frozen=True, slots=True)
class Inputs:
    """All a report is computed from; the same inputs give the same result.

    people_as_of: the first and the last day of the counts of insured people. counted: people in
    need by town as they may be told (None: withheld), as of a day; nothing is computed from them.
    road: minutes over the county's roads, places × (the facility, others), packed; empty where it has none.
    measured: minutes somebody measured, by number of place and of site (0: the facility); they stand before.
    """

    version: int
    kind: str
    facility: str
    lon: str
    lat: str
    minutes: str
    speed: str
    detour: str
    rate: str
    capacity: int
    others: tuple[tuple[str, str, str], ...]
    places: tuple[Place, ...]
    sources: tuple[str, ...]
    invented: bool
    people_as_of: tuple[str, str] = ("", "")
    counted: tuple[tuple[str, int | None], ...] = ()
    counted_as_of: str = ""
    counted_total: int | None = None
    counted_least: int = 0
    counted_source: str = ""
    road: str = ""
    measured: tuple[tuple[int, int, str], ...] = ()


def gather(case: DesignationCase, today: date) -> Inputs:
    """What is known today around a facility. Raises Refused where a position or people lack."""
    lon, lat, made_up = _position(case)
    places, sources, invented, as_of = _places(case.county_id, today)
    if not places:
        raise Refused([Refusal("designation.no_people", N_(
            "No area has both a position and insured people by scheme; enter them first."))])  # fmt: skip
    held = values(case.county_id, (*LIMITS, _RATES[case.kind]))
    speeds = {"detour": float(held["reach.detour"]), "speed": float(held["designation.speed"])}
    others = Service.objects.filter(
        kind=case.kind, facility__county=case.county_id, opened_on__isnull=False,
        facility__lon__isnull=False,
    ).exclude(facility=case.facility_id).select_related("facility").order_by("facility_id")  # fmt: skip
    sites = [(lon, lat), *((str(s.facility.lon), str(s.facility.lat)) for s in others)]
    numbers = {pk: j for j, pk in enumerate([case.facility_id, *(s.facility_id for s in others)])}
    road, said = ways.road(case.county_id, places, sites, speeds)
    return Inputs(
        VERSION, case.kind, case.facility.name, lon, lat,
        str(held["designation.minutes"]), str(held["designation.speed"]), str(held["reach.detour"]),
        str(held[_RATES[case.kind]]), _capacity(case),
        tuple((s.facility.name, str(s.facility.lon), str(s.facility.lat)) for s in others),
        tuple(places), (*sources, *said), invented or made_up, as_of, **_counted(case, today),
        road=road, measured=ways.measured(case.county_id, places, numbers),
    )  # fmt: skip


def compute(inputs: Inputs) -> dict[str, Any]:
    """The report: people near by scheme, by town, need to be expected, and who gains."""
    table = _table(inputs)
    minutes = _nearest(table[:, :1])
    near = minutes <= float(inputs.minutes)
    rate = Decimal(inputs.rate)
    people = {s: np.array([getattr(p, s) for p in inputs.places]) for s in SCHEMES}
    insured = {s: int(people[s][near].sum()) for s in SCHEMES}
    total = sum(insured.values())
    return {
        "within": {s: [[m, int(people[s][minutes <= m].sum())] for m in _STEPS] for s in SCHEMES},
        "near": insured,
        "all": {s: int(people[s].sum()) for s in SCHEMES},
        "expected": {s: str(expected(insured[s], rate)) for s in SCHEMES},
        "expected_all": str(expected(total, rate)),
        "capacity": inputs.capacity,
        "towns": _towns(inputs.places, minutes, near),
        "gain": _gain(inputs, table, minutes, rate),
    }  # fmt: skip


def canonical(value: Any) -> str:
    """The one JSON of a value: sorted, without spaces."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sealed(inputs: Inputs) -> tuple[str, str, str]:
    """Inputs, result and the hash over both, as they are kept."""
    given = canonical(asdict(inputs))
    result = canonical(compute(inputs))
    return given, result, digest(given, result)


def digest(inputs: str, result: str) -> str:
    """SHA-256 over inputs and result."""
    return sha256(f"{inputs}\n{result}".encode()).hexdigest()


def read(inputs: str) -> Inputs:
    """Inputs as they were kept, so that a report can be computed again."""
    held = json.loads(inputs)
    held["places"] = tuple(Place(**p) for p in held["places"])
    held["others"] = tuple(tuple(o) for o in held["others"])
    held["sources"] = tuple(held["sources"])
    for name in ("people_as_of", "counted", "measured"):
        if name in held:
            held[name] = tuple(tuple(v) if isinstance(v, list) else v for v in held[name])
    return Inputs(**held)


def _towns(places: Sequence[Place], minutes: Any, near: Any) -> list[dict[str, Any]]:
    """By town: insured people near by scheme, and the minutes of the nearest and farthest place."""
    found: dict[str, dict[str, Any]] = {}
    for place, far, close in zip(places, minutes, near, strict=True):
        one = found.setdefault(place.town, {
            "town": place.town, "employees": 0, "residents": 0, "all": 0, "from": None, "to": None})  # fmt: skip
        one["all"] += place.employees + place.residents
        if close:
            one["employees"] += place.employees
            one["residents"] += place.residents
        if np.isfinite(far):
            said = round(float(far), 1)
            one["from"] = said if one["from"] is None else min(one["from"], said)
            one["to"] = said if one["to"] is None else max(one["to"], said)
    return sorted(found.values(), key=lambda t: (t["from"] is None, t["from"] or 0, t["town"]))


def _table(inputs: Inputs) -> Any:
    """Minutes from each place to the facility and the others: measured, else over roads, else the straight line."""
    slow = np.array([[float(p.mountain)] for p in inputs.places])
    if inputs.road:
        from yiteng.reach.plain.road_table import unpacked

        found = (
            unpacked({"minutes": inputs.road}, len(inputs.places), 1 + len(inputs.others)) * slow
        )
    else:
        where = [(float(p.lon), float(p.lat)) for p in inputs.places]
        sites = [(inputs.lon, inputs.lat), *(other[1:] for other in inputs.others)]
        km = analysis.costs.great_circle(
            where, [(float(x), float(y)) for x, y in sites], float(inputs.detour)
        )
        found = analysis.costs.minutes(km, float(inputs.speed), slow)
    for place, site, minutes in inputs.measured:
        found[place, site] = float(minutes)
    return found


def _nearest(table: Any) -> Any:
    """Minutes from each place to the nearest site of a table; inf beyond MOST."""
    return analysis.coverage.to_nearest(analysis.access.from_matrix(table, MOST))


def _gain(inputs: Inputs, table: Any, minutes: Any, rate: Decimal) -> dict[str, Any] | None:
    """Whose way becomes shorter than to the designated sites there are; None where none is known."""
    if not inputs.others:
        return None
    before = _nearest(table[:, 1:])
    people = np.array([p.employees + p.residents for p in inputs.places], dtype=float)
    reach = np.where(np.isfinite(before), before, MOST)
    moved, hours = analysis.coverage.trips_saved(reach, minutes, people * float(rate) / 1000)
    nearer = int(people[minutes < reach].sum())
    trips = inputs.kind == "dialysis"
    return {"nearer": nearer, "moved": round(moved, 1), "hours": round(hours) if trips else None}


def _capacity(case: DesignationCase) -> int:
    if case.kind == "dialysis":
        return patients(case.capacity or 0)
    return case.capacity or 0


def _position(case: DesignationCase) -> tuple[str, str, bool]:
    """Of the facility itself, else the point of its town."""
    facility = case.facility
    if facility.lon is not None and facility.lat is not None:
        return str(facility.lon), str(facility.lat), facility.position_invented
    found = Position.objects.filter(area=facility.town_id).order_by("-id").first()
    if found is None:
        raise Refused([Refusal("designation.no_position", N_(
            "Neither the facility nor its town has a position; enter one first."))])  # fmt: skip
    return *ways.plain(found.lon, found.lat, found.system), found.invented


def _counted(case: DesignationCase, today: date) -> dict[str, Any]:
    """People in need by town as they were counted, small ones withheld; nothing where none are."""
    found = needs.counted(case.county_id, case.kind, today)
    if found is None:
        return {}
    return {
        "counted": found.towns, "counted_as_of": found.as_of.isoformat(),
        "counted_total": found.total, "counted_least": found.least,
        "counted_source": found.source,
    }  # fmt: skip


def _places(county: int, today: date) -> tuple[list[Place], list[str], bool, tuple[str, str]]:
    """Villages with a position and counts; a town as one point where none of its villages has.

    Counts of a later day than the report are left out. With sources, whether any is invented, and
    the first and last day of the counts.
    """
    counts: dict[int, dict[str, Population]] = defaultdict(dict)
    rows = Population.objects.filter(area__county=county, scheme__in=SCHEMES, as_of__lte=today)
    for row in rows.order_by("as_of", "id"):
        counts[row.area_id][row.scheme] = row
    where = {p.area_id: p for p in Position.objects.filter(area__in=counts).order_by("id")}
    areas = Area.objects.filter(pk__in=where).select_related("town").order_by("order", "id")
    villages = [a for a in areas if a.level == "village"]
    known = {a.town_id for a in villages}
    used = [*villages, *(a for a in areas if a.level == "town" and a.pk not in known)]
    slow = dict(TownTravel.objects.filter(county=county).values_list("town", "factor"))
    places = [_place(a, where[a.pk], counts[a.pk], slow.get(a.town_id, Decimal(1))) for a in used]
    told = [p for a in used for p in counts[a.pk].values()]
    sources = sorted({p.source for p in told} | {where[a.pk].source for a in used})
    invented = any(p.invented for p in told) or any(where[a.pk].invented for a in used)
    days = sorted(p.as_of.isoformat() for p in told) or [""]
    return places, sources, invented, (days[0], days[-1])


def _place(area: Area, point: Position, counts: Mapping[str, Population], slow: Decimal) -> Place:
    town = area.town.name if area.town else area.name
    employees, residents = (counts[s].count if s in counts else 0 for s in SCHEMES)
    lon, lat = ways.plain(point.lon, point.lat, point.system)
    return Place(area.pk, area.name, town, lon, lat, employees, residents, str(slow))
