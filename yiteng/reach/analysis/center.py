"""The p-centre by full coverings: the least cost within which p new sites serve every place."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.solver.problem import Problem
from yiteng.reach.analysis.solver.search import Found, Search


def search_radius(
    radii: NDArray[np.float64],
    covering: Callable[[float], Problem],
    new: int,
    limit: float | None,
) -> tuple[Problem, Found, float, float] | None:
    """Bisect the radii (increasing). covering raises ValueError where a place has no site within.

    Returns the covering problem of the largest radius that p cannot do (its bound is the proof),
    with the sites of the least radius found, that radius, and the bound; None where none does.
    """
    end = time.monotonic() + (1e9 if limit is None else limit)
    low, high = -1, len(radii)
    best: Found | None = None
    wall: tuple[Problem, Found] | None = None
    while high - low > 1:
        middle = (low + high) // 2
        try:
            problem = covering(float(radii[middle]))
        except ValueError:
            low, wall = middle, None
            continue
        found = Search(problem, max(end - time.monotonic(), 0.1), enough=new).run()
        if found.value <= new:
            high, best = middle, found
        elif found.bound > new:
            low, wall = middle, (problem, found)
        else:
            break
    if best is None:
        return None
    radius = float(radii[high])
    bound = radius if high - low == 1 else float(radii[low + 1])
    problem = wall[0] if wall else covering(radius)
    proof = wall[1].proof if wall else {"steps": []}
    merged = Found(best.sites, 0, 0 if bound == radius else -1, proof, best.nodes)
    return problem, merged, radius, bound
