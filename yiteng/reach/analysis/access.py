"""Who reaches what: pairs within minutes, the nearest sites, and catchment scores.

Scores are supply per head as a place finds it, in the units given (machines per person …).
Sources: 2SFCA Luo & Wang 2003; E2SFCA Luo & Qi 2009; 3SFCA Wan, Zou & Sternberg 2012;
M2SFCA Delamater 2013; gravity Joseph & Bantock 1982.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yiteng.reach.analysis.pairs import Pairs, points, unit
from yiteng.reach.analysis.solver import kernels_pairs as kernels

Floats = NDArray[np.float64]
Decay = Callable[[Floats], Any]
#: Steps (up to, weight) in rising order, or a decay.
Bands = Sequence[tuple[float, float]] | Decay


def pairs_within(
    places_lonlat: ArrayLike,
    sites_lonlat: ArrayLike,
    limit: float = 30.0,
    detour: float = 1.3,
    speed: float = 40.0,
) -> Pairs:
    """Pairs within ``limit`` minutes: great-circle km × detour, at ``speed`` km/h.

    Sparse: memory grows with the pairs, never with places × sites. Raises ValueError naming a
    row that is no point.
    """
    return Pairs.within(places_lonlat, sites_lonlat, limit, detour, speed)


def from_matrix(costs: ArrayLike, limit: float) -> Pairs:
    """Pairs of a table of costs (places, sites) up to ``limit``; inf stays out."""
    return Pairs.from_matrix(costs, limit)


pairs_within.from_matrix = from_matrix  # type: ignore[attr-defined]


def nearest(
    places_lonlat: ArrayLike, sites_lonlat: ArrayLike, k: int = 1
) -> tuple[Floats, NDArray[np.int64]]:
    """Great-circle km to the k nearest sites of each place, and their numbers, both (n, k).

    Where there are fewer than k sites, km is inf and the number -1 for those that are missing.
    """
    from scipy.spatial import cKDTree

    here, there = points(places_lonlat, "places"), points(sites_lonlat, "sites")
    if k < 1:
        raise ValueError("k: 1 or more")
    chord, found = cKDTree(unit(there)).query(unit(here), k=k, workers=-1)
    chord, found = np.reshape(chord, (-1, k)), np.reshape(found, (-1, k)).astype(np.int64)
    missing = ~np.isfinite(chord)
    km = 2.0 * kernels.EARTH * np.arcsin(np.minimum(np.where(missing, 0.0, chord) / 2.0, 1.0))
    return np.where(missing, np.inf, km), np.where(missing, -1, found)


def nearest_in(costs: ArrayLike, k: int = 1) -> tuple[Floats, NDArray[np.int64]]:
    """The k cheapest sites of each place in a table (n, m): costs and numbers, both (n, k).

    inf and -1 where there are fewer than k that can be reached.
    """
    table = np.asarray(costs, np.float64)
    if table.ndim != 2 or k < 1 or np.isnan(table).any():
        raise ValueError("costs: a table of places × sites without gaps; k: 1 or more")
    order = np.argsort(table, axis=1, kind="stable")[:, :k]
    found = np.take_along_axis(table, order, axis=1)
    missing = k - order.shape[1]
    if missing > 0:
        found = np.pad(found, ((0, 0), (0, missing)), constant_values=np.inf)
        order = np.pad(order, ((0, 0), (0, missing)), constant_values=-1)
    return found, np.where(np.isfinite(found), order, -1)


def nearest_with_room(
    pairs: Pairs, population: ArrayLike, capacity: ArrayLike
) -> NDArray[np.int64]:
    """For each place the nearest site that still has room when the nearest pairs are served first.

    capacity: people each site can serve. A place is served whole or goes on to the next site;
    -1 where none within the limit has room for it.
    """
    people, room = _amounts(pairs, population, capacity)
    left, found = room.copy(), np.full(pairs.places, -1)
    place = np.repeat(np.arange(pairs.places), np.diff(pairs.indptr))
    for k in np.argsort(pairs.cost, kind="stable"):
        i, j = int(place[k]), int(pairs.index[k])
        if found[i] < 0 and left[j] >= people[i]:
            found[i] = j
            left[j] -= people[i]
    return found


def two_step(
    pairs: Pairs,
    population: ArrayLike,
    supply: ArrayLike,
    limit: float | None = None,
    decay: Decay | None = None,
) -> Floats:
    """2SFCA: supply over the people within the limit, added up over the sites within the limit.

    limit: minutes, the pairs' own where None. decay: weight by cost (`gaussian`, or any function
    of an array); None counts every pair within the limit as 1.
    """
    most = _limit(pairs, pairs.limit if limit is None else limit)
    weight = _decayed(pairs, most, decay)
    return _floating(pairs, population, supply, weight, weight)


def e2sfca(pairs: Pairs, population: ArrayLike, supply: ArrayLike, bands: Bands) -> Floats:
    """E2SFCA: the two steps with a weight for each band of minutes, as (up to, weight) pairs, or a decay.

    Raises ValueError where the last band lies beyond the pairs' limit, or bands do not rise.
    """
    return _by_bands(pairs, population, supply, bands)


def three_step(pairs: Pairs, population: ArrayLike, supply: ArrayLike, bands: Bands) -> Floats:
    """3SFCA: E2SFCA where a place shares its demand among the sites it reaches, by weight."""
    return _by_bands(pairs, population, supply, bands, share=True)


def m2sfca(pairs: Pairs, population: ArrayLike, supply: ArrayLike, bands: Bands) -> Floats:
    """M2SFCA: E2SFCA with the weight squared in the second step: distance costs care, too."""
    return _by_bands(pairs, population, supply, bands, square=True)


def gravity(
    pairs: Pairs, population: ArrayLike, supply: ArrayLike, beta: float = 1.0, least: float = 1.0
) -> Floats:
    """Gravity score: supply falls with cost^-beta and competes for the people who can reach it.

    least: costs below it count as it, for nobody is at no distance from a site.
    """
    weight = np.maximum(pairs.cost, least) ** -float(beta)
    return _floating(pairs, population, supply, weight, weight)


def gaussian(limit: float) -> Decay:
    """A decay that is 1 at no cost and 0 at ``limit`` (Dai 2010)."""

    def decay(cost: Floats) -> Floats:
        edge = np.exp(-0.5)
        return np.where(
            cost <= limit, (np.exp(-0.5 * (cost / limit) ** 2) - edge) / (1 - edge), 0.0
        )

    return decay


def step(bands: Sequence[tuple[float, float]]) -> Decay:
    """A decay by bands: the weight of the first band a cost lies in, 0 beyond the last."""
    limits, values = _rising(bands)

    def decay(cost: Floats) -> Floats:
        return np.asarray(kernels.banded(cost, limits, values))

    return decay


def through(points: Sequence[tuple[float, float]]) -> Decay:
    """A decay of one's own: straight lines through (minutes, weight), the first weight before, 0 beyond."""
    limits, values = _rising(points)

    def decay(cost: Floats) -> Floats:
        return np.asarray(np.interp(cost, limits, values, right=0.0))

    return decay


def unreached(
    pairs: Pairs, population: ArrayLike, supply: ArrayLike
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The named zeros of every score: places with people and no site with supply within the
    limit, and sites with supply that nobody reaches."""
    people, amount = _amounts(pairs, population, supply)
    one = np.ones(len(pairs))
    served = kernels.place_sums(pairs.indptr, pairs.index, one, (amount > 0).astype(np.float64))
    reached = kernels.site_sums(pairs.indptr, pairs.index, one, people, pairs.sites)
    return (
        np.flatnonzero((people > 0) & (served == 0)),
        np.flatnonzero((amount > 0) & (reached == 0)),
    )


def _floating(
    pairs: Pairs, population: ArrayLike, supply: ArrayLike, first: Floats, second: Floats
) -> Floats:
    """Supply over weighted people for each site, then weighted sums of it for each place."""
    people, amount = _amounts(pairs, population, supply)
    asked = kernels.site_sums(pairs.indptr, pairs.index, first, people, pairs.sites)
    rate = np.divide(amount, asked, out=np.zeros(pairs.sites), where=asked > 0)
    return np.asarray(kernels.place_sums(pairs.indptr, pairs.index, second, rate))


def _amounts(pairs: Pairs, population: ArrayLike, supply: ArrayLike) -> tuple[Floats, Floats]:
    """Raises ValueError naming the first place or site whose amount is missing or negative."""
    found = []
    for name, given, count in (
        ("population", population, pairs.places),
        ("supply", supply, pairs.sites),
    ):
        values = np.ascontiguousarray(given, np.float64)
        if values.shape != (count,):
            raise ValueError(f"{name}: one for each of {count}")
        good = np.isfinite(values) & (values >= 0)
        if not good.all():
            raise ValueError(
                f"{name}[{int(np.argmin(good))}] is missing or negative; write 0 for none"
            )
        found.append(values)
    return found[0], found[1]


def _limit(pairs: Pairs, limit: float) -> float:
    if limit > pairs.limit:
        raise ValueError(f"{limit:g} lies beyond the limit of the pairs, {pairs.limit:g}")
    return float(limit)


def _rising(bands: Sequence[tuple[float, float]]) -> tuple[Floats, Floats]:
    limits = np.array([limit for limit, _ in bands], np.float64)
    values = np.array([value for _, value in bands], np.float64)
    if not len(limits) or (np.diff(limits) <= 0).any() or limits[0] < 0 or (values < 0).any():
        raise ValueError("bands: (up to, weight) in rising order, weights not negative")
    return limits, values


def _by_bands(
    pairs: Pairs,
    population: ArrayLike,
    supply: ArrayLike,
    bands: Bands,
    *,
    share: bool = False,
    square: bool = False,
) -> Floats:
    """The two steps with a weight by bands, in two walks over the pairs; a decay takes a list of weights."""
    if callable(bands):
        return _by_decay(pairs, population, supply, bands, share, square)
    limits, values = _rising(bands)
    _limit(pairs, float(limits[-1]))
    people, amount = _amounts(pairs, population, supply)
    walk = (pairs.indptr, pairs.index, pairs.cost, limits, np.append(values, 0.0))
    demand = kernels.demand_by_bands(*walk, people, pairs.sites, share)
    rate = np.divide(amount, demand, out=np.zeros_like(amount), where=demand > 0)
    return np.asarray(kernels.supply_by_bands(*walk, rate, share, square))


def _by_decay(
    pairs: Pairs, population: ArrayLike, supply: ArrayLike, decay: Decay, share: bool, square: bool
) -> Floats:
    weight = _decayed(pairs, pairs.limit, decay)
    if share:
        total = kernels.place_sums(pairs.indptr, pairs.index, weight, np.ones(pairs.sites))
        each = np.repeat(total, np.diff(pairs.indptr))
        weight = np.divide(weight**2, each, out=np.zeros_like(weight), where=each > 0)
    return _floating(pairs, population, supply, weight, weight**2 if square else weight)


def _decayed(pairs: Pairs, limit: float, decay: Decay | None) -> Floats:
    inside = (pairs.cost <= limit).astype(np.float64)
    if decay is None:
        return inside
    weight = np.asarray(decay(pairs.cost), np.float64)
    if weight.shape != pairs.cost.shape or not np.isfinite(weight).all() or (weight < 0).any():
        raise ValueError("decay: a weight, not negative, for each cost")
    return weight * inside
