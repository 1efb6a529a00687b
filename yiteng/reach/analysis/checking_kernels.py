"""The checker's own compiled loop over choices of sites; nothing of it is the solver's."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def _cost(costs, near):
    total = 0
    for i in range(near.shape[0]):
        total += min(near[i], costs[i])
    return total


@njit(cache=True)
def least(costs, rho, near, need, room, most):
    """The least cost of the choices of ``need`` sites whose rho adds up to ``room`` at most.

    costs: (sites, places) in rising order of rho. Returns it and how many there were; more than ``most``
    end the count.
    """
    count = rho.shape[0]
    best, found = np.int64(2**62), 0
    pick = np.arange(need)
    # Sites picked by rising number; where a pick and those right after it pass the room, so do all later ones.
    layers = np.empty((need + 1, near.shape[0]), np.int64)
    layers[0] = near
    depth = 0
    while depth >= 0:
        total = np.int64(0)
        for k in range(depth):
            total += rho[pick[k]]
        rest = need - depth
        fits = pick[depth] + rest <= count
        if fits:
            for k in range(rest):
                total += rho[pick[depth] + k]
        if not fits or total > room:
            depth -= 1
            if depth >= 0:
                pick[depth] += 1
            continue
        if rest == 1:
            found += 1
            if found > most:
                return best, found
            best = min(best, _cost(costs[pick[depth]], layers[depth]))
            pick[depth] += 1
            continue
        layers[depth + 1] = np.minimum(layers[depth], costs[pick[depth]])
        pick[depth + 1] = pick[depth] + 1
        depth += 1
    return best, found
