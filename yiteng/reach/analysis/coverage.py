"""People within minutes, places with nothing, what a town lacks, and trips a new site saves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yiteng.reach.analysis.assumed import DIALYSIS_TRIPS
from yiteng.reach.analysis.pairs import Pairs

Floats = NDArray[np.float64]


def to_nearest(pairs: Pairs) -> Floats:
    """Cost from each place to its nearest site; inf where none lies within the pairs' limit."""
    found = np.full(pairs.places, np.inf)
    place = np.repeat(np.arange(pairs.places), np.diff(pairs.indptr))
    np.minimum.at(found, place, pairs.cost)
    return found


def people_within(
    pairs: Pairs, population: ArrayLike, limits: Sequence[float] = (15, 30, 45, 60)
) -> list[tuple[float, float, float]]:
    """(limit, people within it of the nearest site, share of all people), for each limit.

    Raises ValueError for a limit beyond the pairs' own, or where there are no people at all.
    """
    people = _people(population, pairs.places)
    if max(limits) > pairs.limit:
        raise ValueError(f"{max(limits):g} lies beyond the limit of the pairs, {pairs.limit:g}")
    everybody, near = float(people.sum()), to_nearest(pairs)
    if not everybody:
        raise ValueError("population: nobody lives anywhere")
    counted = [(float(limit), float(people[near <= limit].sum())) for limit in limits]
    return [(limit, count, count / everybody) for limit, count in counted]


def uncovered(pairs: Pairs, population: ArrayLike, limit: float) -> NDArray[np.int64]:
    """Places with people whose nearest site is farther than ``limit``, the most people first."""
    people = _people(population, pairs.places)
    found = np.flatnonzero((to_nearest(pairs) > limit) & (people > 0))
    return found[np.argsort(-people[found], kind="stable")]


def density(pairs: Pairs, population: ArrayLike, limit: float | None = None) -> Floats:
    """How many people live within ``limit`` of each site."""
    people = _people(population, pairs.places)
    place = np.repeat(np.arange(pairs.places), np.diff(pairs.indptr))
    kept = pairs.cost <= (pairs.limit if limit is None else limit)
    counted = np.bincount(pairs.index[kept], weights=people[place[kept]], minlength=pairs.sites)
    return counted.astype(np.float64)


@dataclass(frozen=True)
class Town:
    """A town's need and supply. expected: people in need = people × rate; room: people its sites
    can serve; reached: share of its people within the limit; verdict: blank, transitional or
    saturated (空白、过渡、饱和)."""

    town: int
    people: float
    expected: float
    room: float
    reached: float
    verdict: str


def towns(
    pairs: Pairs,
    population: ArrayLike,
    town_of_place: ArrayLike,
    town_of_site: ArrayLike,
    room: ArrayLike,
    rate: float,
    limit: float,
    enough: float = 0.8,
) -> list[Town]:
    """Blank, transitional or saturated, for each town with its arithmetic.

    blank: no site of its own and less than ``enough`` of its people within the limit of any;
    saturated: its sites can serve more than the people in need; else transitional.
    rate: people in need a head. Source: wording of the national pilots (空白优先、过渡动态、
    饱和只减不增); the thresholds are parameters.
    """
    people = _people(population, pairs.places)
    place, site = np.asarray(town_of_place), np.asarray(town_of_site)
    near = to_nearest(pairs) <= limit
    found = []
    for town in np.unique(np.concatenate([place, site])):
        mine = people[place == town]
        count = float(mine.sum())
        reached = float(mine[near[place == town]].sum()) / count if count else 0.0
        held = float(np.asarray(room, np.float64)[site == town].sum())
        need = count * rate
        if held > need:
            verdict = "saturated"
        elif not held and reached < enough:
            verdict = "blank"
        else:
            verdict = "transitional"
        found.append(Town(int(town), count, need, held, reached, verdict))
    return found


def trips_saved(
    before: ArrayLike, after: ArrayLike, patients: ArrayLike, trips: int = DIALYSIS_TRIPS
) -> tuple[float, float]:
    """Minutes on the road and hours saved a year by a nearer site: (patients moved, hours).

    before, after: minutes one way to the nearest site; patients: expected in each place; trips:
    return trips a year. Raises ValueError where a place had no site before (nothing to compare).
    """
    old, new = np.asarray(before, np.float64), np.asarray(after, np.float64)
    count = _people(patients, len(old))
    if not np.isfinite(old[count > 0]).all():
        raise ValueError("before: a place with patients had no site; what it saves has no measure")
    gained = np.maximum(old - np.where(np.isfinite(new), new, old), 0.0)
    moved = float(count[gained > 0].sum())
    return moved, float((count * gained).sum()) * 2 * trips / 60.0


def _people(given: ArrayLike, count: int) -> Floats:
    found = np.asarray(given, np.float64)
    if found.shape != (count,):
        raise ValueError(f"people: one number for each of {count} places")
    good = np.isfinite(found) & (found >= 0)
    if not good.all():
        raise ValueError(f"people[{int(np.argmin(good))}] is missing or negative; write 0 for none")
    return found
