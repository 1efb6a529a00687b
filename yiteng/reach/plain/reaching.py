"""Who reaches what, as plain values: minutes, scores, the uncovered, towns; zeros by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis import access, coverage
from yiteng.reach.analysis.pairs import Pairs
from yiteng.reach.plain.points import Points
from yiteng.reach.plain.routes import Way

Floats = NDArray[np.float64]
#: Column of rows that lie in a neighbour's county and are read along; they stand in no answer.
BEYOND = "beyond"
SCORES = ("two_step", "gaussian", "e2sfca", "three_step", "m2sfca", "gravity")


@dataclass(frozen=True)
class Wanted:
    """What is to be found. limit: the last minute looked at; near: steps of people within;
    bands: (up to, weight) of the banded scores; nearest: how many sites of each place;
    rate, room: people in need a head, and the column that says how many a site can serve."""

    limit: float = 60.0
    near: Sequence[float] = (15.0, 30.0, 45.0, 60.0)
    score: str = "e2sfca"
    bands: Sequence[tuple[float, float]] = ((10.0, 1.0), (20.0, 0.68), (30.0, 0.22))
    nearest: int = 1
    covered: float = 30.0
    rate: float | None = None


def answer(places: Points, sites: Points, way: Way, wanted: Wanted) -> dict[str, Any]:
    """Everything about places and the sites open today. Raises ValueError, naming what is missing."""
    pairs = way.pairs(places, sites, wanted.limit)
    people, supply = places.numbers("people"), sites.numbers("supply")
    score = scored(pairs, people, supply, wanted)
    near = coverage.to_nearest(pairs)
    lonely, unused = access.unreached(pairs, people, supply)
    here, there = _own(places), _own(sites)
    ours = np.where(here, people, 0.0)
    first = _first(pairs, wanted.nearest)
    found: dict[str, Any] = {
        "assumed": way.said(),
        "coordinates": _converted(places, sites),
        "people": float(ours.sum()),
        "within": [
            {"minutes": limit, "people": count, "share": share}
            for limit, count, share in coverage.people_within(pairs, ours, wanted.near)
        ],
        "uncovered": [places.ids[k] for k in coverage.uncovered(pairs, ours, wanted.covered)],
        "zeros": {
            "places_without_people": [places.ids[k] for k in np.flatnonzero((people == 0) & here)],
            "sites_without_supply": [sites.ids[k] for k in np.flatnonzero((supply == 0) & there)],
            "places_that_reach_no_supply": [places.ids[k] for k in lonely if here[k]],
            "sites_nobody_reaches": [sites.ids[k] for k in unused if there[k]],
        },
        "places": [
            {"id": row["id"], "name": row.get("name", ""), "people": people[k],
             "nearest": [{"site": sites.ids[j], "minutes": cost} for j, cost in first[k]],
             "minutes": _finite(near[k]), wanted.score: score[k]}
            for k, row in enumerate(places.rows) if here[k]
        ],
        "sites": _sites(pairs, places, sites, people, wanted),
    }  # fmt: skip
    if any(sites.text("capacity")):
        found["with_room"] = _with_room(pairs, places, sites, people)
    if wanted.rate is not None:
        found["towns"] = _towns(pairs, places, sites, people, wanted)
    return found


def _own(points: Points) -> NDArray[np.bool_]:
    """Rows that are not a neighbour's."""
    return np.array([not given for given in points.text(BEYOND)])


def scored(pairs: Pairs, people: Floats, supply: Floats, wanted: Wanted) -> Floats:
    """The score asked for."""
    if wanted.score in ("e2sfca", "three_step", "m2sfca"):
        return np.asarray(getattr(access, wanted.score)(pairs, people, supply, wanted.bands))
    if wanted.score == "gravity":
        return access.gravity(pairs, people, supply)
    decay = access.gaussian(wanted.covered) if wanted.score == "gaussian" else None
    return access.two_step(pairs, people, supply, limit=wanted.covered, decay=decay)


def _first(pairs: Pairs, count: int) -> list[list[tuple[int, float]]]:
    found = []
    for k in range(pairs.places):
        part = slice(int(pairs.indptr[k]), int(pairs.indptr[k + 1]))
        order = np.argsort(pairs.cost[part], kind="stable")[:count]
        found.append([(int(pairs.index[part][o]), float(pairs.cost[part][o])) for o in order])
    return found


def _sites(
    pairs: Pairs, places: Points, sites: Points, people: Floats, wanted: Wanted
) -> list[dict[str, Any]]:
    """People within the minutes of each site: all, and by every column people_…"""
    columns = sorted({c for row in places.rows for c in row if c.startswith("people_")})
    counts = {"people": coverage.density(pairs, people, wanted.covered)}
    for column in columns:
        counts[column] = coverage.density(pairs, places.numbers(column), wanted.covered)
    return [
        {"id": row["id"], "name": row.get("name", ""),
         **{f"{name}_within": float(values[j]) for name, values in counts.items()}}
        for j, row in enumerate(sites.rows) if not row.get(BEYOND)
    ]  # fmt: skip


def _with_room(pairs: Pairs, places: Points, sites: Points, people: Floats) -> list[dict[str, Any]]:
    """Where each place is served when the nearest come first and capacities hold."""
    found = access.nearest_with_room(pairs, people, sites.numbers("capacity"))
    return [
        {"place": places.ids[k], "site": None if j < 0 else sites.ids[j]}
        for k, j in enumerate(found.tolist())
        if not places.rows[k].get(BEYOND)
    ]


def _towns(
    pairs: Pairs, places: Points, sites: Points, people: Floats, wanted: Wanted
) -> list[dict[str, Any]]:
    assert wanted.rate is not None
    ours = [[row.get("town", "") if not row.get(BEYOND) else None for row in points.rows]
            for points in (places, sites)]  # fmt: skip
    names = sorted({name for part in ours for name in part if name is not None})
    number: dict[str | None, int] = {name: k for k, name in enumerate(names)}
    rows = coverage.towns(
        pairs, people, [number.get(t, -1) for t in ours[0]],
        [number.get(t, -1) for t in ours[1]], sites.numbers("capacity"), wanted.rate,
        wanted.covered,
    )  # fmt: skip
    return [
        {"town": names[row.town], "people": row.people, "expected": row.expected, "room": row.room,
         "reached": row.reached, "verdict": row.verdict}
        for row in rows if row.town >= 0
    ]  # fmt: skip


def _converted(places: Points, sites: Points) -> str:
    systems = sorted({p.converted for p in (places, sites)} - {""})
    return f"converted from {' and '.join(systems)} to WGS-84" if systems else "WGS-84"


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
