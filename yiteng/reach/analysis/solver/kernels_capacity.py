"""Compiled loops of the capacitated bound: one fractional knapsack a site."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def knapsack(costs, demand, capacity, lam, j, share):
    """What site j saves at most at lam; share: how much of each place it takes. (saved, price)."""
    n = lam.shape[0]
    rate = np.empty(n)
    items = np.empty(n, np.int64)
    f = 0
    for i in range(n):
        share[i] = 0.0
        gain = lam[i] - costs[i, j]
        if gain > 0 and demand[i] <= capacity[j]:
            rate[f] = gain / max(demand[i], 1e-12)
            items[f] = i
            f += 1
    order = np.argsort(-rate[:f])
    left, saved, price = capacity[j], 0.0, 0.0
    for q in range(f):
        i = items[order[q]]
        if left <= 0:
            break
        part = 1.0 if demand[i] <= left else left / demand[i]
        share[i] = part
        saved += part * (lam[i] - costs[i, j])
        left -= demand[i]
        if left <= 0:
            price = rate[order[q]]
    return saved, price


@njit(cache=True)
def prices(costs, demand, capacity, lam):
    """The price of a unit of capacity at each site: the rate of the last place taken."""
    m = costs.shape[1]
    found = np.zeros(m)
    share = np.empty(lam.shape[0])
    for j in range(m):
        _, found[j] = knapsack(costs, demand, capacity, lam, j, share)
    return found


@njit(cache=True)
def _dual(costs, demand, capacity, state, p, lam, shares, saved):
    """The bound at lam, and which sites are open in it."""
    total = lam.sum()
    for j in range(state.shape[0]):
        saved[j] = -1e300
        if state[j] != 2:
            saved[j], _price = knapsack(costs, demand, capacity, lam, j, shares[j])
    chosen = state == 1
    need = p - chosen.sum()
    for j in np.argsort(-saved):
        if need > 0 and state[j] == 0:
            chosen[j] = True
            need -= 1
    for j in range(state.shape[0]):
        if chosen[j]:
            total -= saved[j]
    return total, chosen


@njit(cache=True)
def _turned(chosen, shares, direction):
    """The slope mixed into the direction; returns its squared length."""
    norm = 0.0
    for i in range(direction.shape[0]):
        g = 1.0
        for j in range(chosen.shape[0]):
            if chosen[j]:
                g -= shares[j, i]
        direction[i] = g + 0.7 * direction[i]
        norm += direction[i] * direction[i]
    return norm


@njit(cache=True)
def climb(costs, demand, capacity, state, p, lam, top, steps):
    """Subgradient ascent; returns the best multipliers and the sets of sites it chose last."""
    n, m = costs.shape
    shares, saved = np.zeros((m, n)), np.zeros(m)
    kept = np.zeros((24, m), np.bool_)
    best, best_lam, alpha, stale, slot = -1e300, lam.copy(), 1.0, 0, 0
    direction = np.zeros(n)
    for _ in range(steps):
        total, chosen = _dual(costs, demand, capacity, state, p, lam, shares, saved)
        stale = 0 if total > best + 1e-5 * abs(total) else stale + 1
        if total > best:
            best = total
            best_lam[:] = lam
            kept[slot % 24] = chosen
            slot += 1
        elif stale >= 20:
            alpha *= 0.6
            stale = 0
            lam[:], direction[:] = best_lam, 0.0
            if alpha < 0.005:
                break
            continue
        norm = _turned(chosen, shares, direction)
        if norm < 1e-12:
            break
        stride = alpha * max(top - total, 0.005 * abs(top)) / norm
        for i in range(n):
            lam[i] = max(lam[i] + stride * direction[i], 0.0)
    return best_lam, kept


@njit(cache=True)
def greedy(costs, demand, capacity, sites, penalty):
    """The cost of serving the places one by one, the most regretful first, within capacities."""
    n, k = costs.shape[0], sites.shape[0]
    regret = np.empty(n)
    for i in range(n):
        first, second = penalty, penalty
        for r in range(k):
            c = costs[i, sites[r]]
            if c < first:
                first, second = c, first
            elif c < second:
                second = c
        regret[i] = first - second
    left = np.empty(k)
    for r in range(k):
        left[r] = capacity[sites[r]]
    total = 0.0
    for i in np.argsort(regret):
        cheapest, into = penalty, -1
        for r in range(k):
            if demand[i] <= left[r] and costs[i, sites[r]] < cheapest:
                cheapest, into = costs[i, sites[r]], r
        total += cheapest
        if into >= 0:
            left[into] -= demand[i]
    return total


@njit(cache=True)
def swaps(costs, demand, capacity, state, sites, penalty, passes):
    """Swap one site for another while the greedy assignment gets cheaper; sites change in place."""
    m = costs.shape[1]
    best = greedy(costs, demand, capacity, sites, penalty)
    for _ in range(passes):
        better = False
        for r in range(sites.shape[0]):
            if state[sites[r]] == 1:
                continue
            for j in range(m):
                if state[j] != 0 or (sites == j).any():
                    continue
                old = sites[r]
                sites[r] = j
                value = greedy(costs, demand, capacity, sites, penalty)
                if value < best:
                    best, better = value, True
                else:
                    sites[r] = old
        if not better:
            break
    return best
