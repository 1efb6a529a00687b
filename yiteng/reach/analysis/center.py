"""The p-centre by full coverings: the least cost within which p new sites serve every place."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.solver.problem import Problem
from yiteng.reach.analysis.solver.search import Found, Search

Floats = NDArray[np.float64]
Sites = NDArray[np.int64]


def search_radius(
    costs: Floats,
    state: NDArray[np.int8],
    total: int,
    new: int,
    covering: Callable[[float], Problem],
    limit: float | None,
) -> tuple[Problem, Found, float, float] | None:
    """Bisect the radii between the nearest site of the worst placed and what filling up reaches.

    costs: of the places that count; state: 1 held open, 2 closed; total: sites open in all, new of
    them new. covering raises ValueError where a place has no site within. limit: seconds, after
    which the search under way is the last. Returns the covering problem of the largest radius that
    p cannot do (its bound is the proof), with the sites of the least radius found, always ``total``
    of them, that radius, and the bound; None where none does.
    """
    end = time.monotonic() + (1e9 if limit is None else limit)
    allowed = np.flatnonzero(state != 2)
    best = filled(costs, np.flatnonzero(state == 1), allowed, total)
    radii, low, high = _bracket(costs, best, allowed)
    wall, nodes = None, 0
    middle = high - 1 if new == 0 else (low + high) // 2
    while high - low > 1 and (time.monotonic() < end or not nodes):
        problem = covering(float(radii[middle]))
        found = Search(problem, max(end - time.monotonic(), 0.05), enough=new).run()
        nodes += found.nodes
        if found.value <= new:
            best = filled(costs, found.sites, allowed, total)
            high = int(np.searchsorted(radii, _radius(costs, best)))
        elif found.bound <= new:
            break
        else:
            low, wall = middle, (problem, found)
        middle = (low + high) // 2
    if high == len(radii):
        return None
    radius = float(radii[high])
    bound = radius if high - low == 1 else float(radii[low + 1])
    problem, proof = (wall[0], wall[1].proof) if wall else (covering(radius), {"steps": []})
    return problem, Found(best, 0, 0 if bound == radius else -1, proof, nodes), radius, bound


def _bracket(costs: Floats, sites: Sites, allowed: Sites) -> tuple[Floats, int, int]:
    """All radii, rising; the last that leaves a place without any site, and that of these sites."""
    counted = costs[:, allowed]
    radii = np.unique(counted[np.isfinite(counted)])
    low = int(np.searchsorted(radii, counted.min(axis=1).max(initial=0.0))) - 1
    return radii, low, int(np.searchsorted(radii, _radius(costs, sites)))


def filled(costs: Floats, sites: Sites, allowed: Sites, total: int) -> Sites:
    """Open sites up to total: each time the nearest allowed one to the place that is farthest.

    costs: of the places that count. A covering within a radius may need fewer than were asked for,
    the more so where time ran out; those that are left shorten the longest ways (Gonzalez 1985).
    """
    opened = [int(j) for j in sites]
    nearest = costs[:, opened].min(axis=1, initial=np.inf)
    while len(opened) < total:
        free = np.setdiff1d(allowed, opened)
        helped = np.flatnonzero(costs[:, free].min(axis=1) < nearest)
        site = int(free[0])
        if len(helped):
            site = int(free[costs[helped[nearest[helped].argmax()], free].argmin()])
        opened.append(site)
        nearest = np.minimum(nearest, costs[:, site])
    return np.sort(np.array(opened, np.int64))


def _radius(costs: Floats, sites: Sites) -> float:
    """The way of the farthest place to its nearest open site."""
    return float(costs[:, sites].min(axis=1, initial=np.inf).max(initial=0.0))
