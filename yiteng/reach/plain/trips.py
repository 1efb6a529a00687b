"""What sites near home spare on the road: the same villages with and without them. No Django."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.assumed import DIALYSIS_TRIPS
from yiteng.reach.analysis.coverage import trips_saved
from yiteng.reach.plain.scenario import minutes

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spared:
    """A part of the insured. people: insured who have a shorter way; patients: expected among
    them; trips: their return trips a year; hours: on the road, spared a year; before, after:
    minutes one way on average, weighted by insured people."""

    name: str
    people: float
    patients: float
    trips: float
    hours: float
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Trips:
    """All together, by scheme and by town; only towns where somebody's way became shorter."""

    total: Spared
    schemes: tuple[Spared, ...]
    towns: tuple[Spared, ...]


def spared(inputs: dict[str, Any], near_home: Collection[str]) -> Trips | None:
    """Open sites with and without those near home (ids). None where there is nothing to compare.

    Patients are insured people × rate; return trips a year are ``DIALYSIS_TRIPS`` for each.
    """
    sites = inputs["sites"]
    open_ = [j for j, site in enumerate(sites) if site["state"] == "existing"]
    others = [j for j in open_ if sites[j]["id"] not in near_home]
    if not others or len(others) == len(open_) or not inputs["places"]:
        return None
    table = minutes(inputs)
    ways = table[:, others].min(axis=1), table[:, open_].min(axis=1)
    places = inputs["places"]

    def part(name: str, column: str = "people", town: str = "") -> Spared:
        kept = [town in ("", place["town"]) for place in places]
        people = np.array(
            [float(p[column]) if k else 0.0 for p, k in zip(places, kept, strict=True)]
        )
        return _part(name, people, ways, inputs["rate"])

    towns = [part(town, town=town) for town in sorted({p["town"] for p in places})]
    return Trips(
        part(""), (part("employees", "people_employees"), part("residents", "people_residents")),
        tuple(town for town in towns if town.people),
    )  # fmt: skip


def _part(name: str, people: Floats, ways: tuple[Floats, Floats], rate: float) -> Spared:
    before, after = ways
    moved = np.where(after < before, people, 0.0)
    patients, hours = trips_saved(before, after, people * rate)
    count = float(moved.sum())
    return Spared(
        name, count, patients, patients * DIALYSIS_TRIPS, hours,
        float((before * moved).sum()) / count if count else 0.0,
        float((after * moved).sum()) / count if count else 0.0,
    )  # fmt: skip
