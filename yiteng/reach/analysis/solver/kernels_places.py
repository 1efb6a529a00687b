"""Compiled loops that send whole places to sites with limited room: by regret, then shifts and exchanges."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def placed(costs, demand, capacity, regret):
    """The number of the site of each place, the most regretful first; -1 where none has room.

    costs: (n, k) of the open sites, inf where one cannot serve; regret: the order of the places.
    """
    n, k = costs.shape
    left, at = capacity.copy(), np.full(n, -1)
    for i in regret:
        cheapest = np.inf
        for r in range(k):
            if demand[i] <= left[r] and costs[i, r] < cheapest:
                cheapest, at[i] = costs[i, r], r
        if at[i] >= 0:
            left[at[i]] -= demand[i]
    return at, left


@njit(cache=True)
def _shifted(costs, demand, left, at):
    """Send each place to a nearer site that has room. Whether anything moved."""
    moved = False
    for i in range(at.shape[0]):
        best, into = costs[i, at[i]], -1
        for r in range(left.shape[0]):
            if costs[i, r] < best and demand[i] <= left[r]:
                best, into = costs[i, r], r
        if into >= 0:
            left[at[i]] += demand[i]
            left[into] -= demand[i]
            at[i], moved = into, True
    return moved


@njit(cache=True)
def _exchanged(costs, demand, left, at):
    """Let two places change sites where that is shorter and fits. Whether any did."""
    moved = False
    for i in range(at.shape[0]):
        for j in range(i):
            a, b = at[i], at[j]
            if a == b or costs[i, b] + costs[j, a] >= costs[i, a] + costs[j, b]:
                continue
            more = demand[i] - demand[j]
            if more <= left[b] and -more <= left[a]:
                left[a], left[b] = left[a] + more, left[b] - more
                at[i], at[j], moved = b, a, True
    return moved


@njit(cache=True)
def bettered(costs, demand, left, at, passes):
    """Shifts and exchanges while they help; at changes in place."""
    for _ in range(passes):
        if not _shifted(costs, demand, left, at) | _exchanged(costs, demand, left, at):
            break
