"""Compiled loops over pairs; the first call compiles, later ones are read from disk."""

from __future__ import annotations

import numpy as np
from numba import njit

from yiteng.reach.analysis.solver import kernels_rows as rows

#: Up to so many sites are picked one by one; more are sorted.
FEW = 12


@njit(cache=True)
def thinned(indptr, idx, cost, state):
    """The pairs whose site is not closed, in the same order."""
    n = indptr.shape[0] - 1
    starts = np.zeros(n + 1, np.int64)
    for i in range(n):
        left = 0
        for k in range(indptr[i], indptr[i + 1]):
            if state[idx[k]] != 2:
                left += 1
        starts[i + 1] = starts[i] + left
    kept, costs = np.empty(starts[n], np.int32), np.empty(starts[n])
    at = 0
    for k in range(idx.shape[0]):
        if state[idx[k]] != 2:
            kept[at] = idx[k]
            costs[at] = cost[k]
            at += 1
    return starts, kept, costs


@njit(cache=True)
def reduced(indptr, idx, cost, lam, fixed, rho):
    """rho of every site at lam: its fixed cost and what it saves; returns the sum of lam."""
    rho[:] = fixed
    total = lam[0] - lam[0]
    for i in range(lam.shape[0]):
        li = lam[i]
        total += li
        for k in range(indptr[i], indptr[i + 1]):
            c = cost[k]
            if c >= li:
                break
            rho[idx[k]] += c - li
    return total


@njit(cache=True)
def choose(rho, state, p, chosen):
    """The best sites at rho: those held open and, of the free, the ``p`` best in all.

    p < 0: every free site whose rho is negative. Returns the sum of their rho.
    """
    m = rho.shape[0]
    total = rho[0] - rho[0]
    free = np.empty(m, np.int64)
    f = 0
    held = 0
    for j in range(m):
        chosen[j] = state[j] == 1
        if state[j] == 1:
            held += 1
            total += rho[j]
        elif state[j] == 0:
            free[f] = j
            f += 1
    if p < 0:
        for q in range(f):
            if rho[free[q]] < 0:
                chosen[free[q]] = True
                total += rho[free[q]]
        return total
    need = p - held
    if 0 < need <= FEW:
        return total + rows.cheapest(rho, free, min(need, f), f, chosen)
    if need > 0:
        values = np.empty(f, rho.dtype)
        for q in range(f):
            values[q] = rho[free[q]]
        order = np.argsort(values)
        for q in range(min(need, f)):
            chosen[free[order[q]]] = True
            total += values[order[q]]
    return total


@njit(cache=True)
def slope(indptr, idx, cost, lam, chosen, grad):
    """How often each place is served too seldom (1) or too often (below 0) by the chosen sites."""
    for i in range(lam.shape[0]):
        g = 1.0
        for k in range(indptr[i], indptr[i + 1]):
            if cost[k] >= lam[i]:
                break
            if chosen[idx[k]]:
                g -= 1.0
        grad[i] = g


@njit(cache=True)
def _dual(pairs, lam, price_of, fixed, price, budget, p, state, rho, chosen, priced):
    """The bound at lam and a price of the budget, and what the chosen sites spend of it."""
    if budget < 0:
        return _reduced(pairs, lam, fixed, rho) + choose(rho, state, p, chosen), 0.0
    for j in range(fixed.shape[0]):
        priced[j] = fixed[j] + price_of * price[j]
    bound = _reduced(pairs, lam, priced, rho) - price_of * budget
    bound += choose(rho, state, p, chosen)
    spent = 0.0
    for j in range(fixed.shape[0]):
        if chosen[j]:
            spent += price[j]
    return bound, spent


@njit(cache=True)
def _reduced(pairs, lam, fixed, rho):
    """rho of every site, from rows of whole sites where there are few, else from pairs."""
    if pairs[3].shape[0] > 0:
        return rows.reduced(pairs[3], pairs[4], lam, fixed, rho)
    return reduced(pairs[0], pairs[1], pairs[2], lam, fixed, rho)


@njit(cache=True)
def _slope(pairs, lam, chosen, grad):
    """How often each place is served, from rows or from pairs."""
    if pairs[3].shape[0] > 0:
        rows.slope(pairs[3], pairs[4], lam, chosen, grad)
    else:
        slope(pairs[0], pairs[1], pairs[2], lam, chosen, grad)


@njit(cache=True)
def _turned(grad, direction):
    """The slope mixed into the direction; returns its squared length."""
    norm = 0.0
    for i in range(grad.shape[0]):
        direction[i] = grad[i] + 0.6 * direction[i]
        norm += direction[i] * direction[i]
    return norm


@njit(cache=True)
def _moved(lam, cap, direction, stride):
    """A stride along the direction, within 0 and the caps."""
    for i in range(lam.shape[0]):
        lam[i] = min(max(lam[i] + stride * direction[i], 0.0), cap[i])


@njit(cache=True)
def _noted(average, chosen):
    """The running share of steps in which each site was chosen."""
    for j in range(average.shape[0]):
        average[j] = 0.9 * average[j] + (0.1 if chosen[j] else 0.0)


@njit(cache=True)
def ascend(pairs, lam, mu, cap, state, fixed, price, budget, p, top, steps, alpha, patience,
           average):  # fmt: skip
    """Climb the dual from lam (and mu[0], the price of the budget) by deflected subgradients.

    The climb ends where the bound passes top - 1. lam and mu end at the best found; average says
    how often each site was chosen (for branching). Returns the bound.
    """
    rho, priced = np.empty(state.shape[0]), fixed.copy()
    chosen, grad = np.zeros(state.shape[0], np.bool_), np.empty(lam.shape[0])
    best_lam, best_mu, best = lam.copy(), mu[0], -1e300
    direction, turn, stale = np.zeros(lam.shape[0]), 0.0, 0
    for _ in range(steps):
        bound, spent = _dual(pairs, lam, mu[0], fixed, price, budget, p, state, rho, chosen, priced)
        _noted(average, chosen)
        stale = 0 if bound > best + 1e-5 * abs(bound) else stale + 1
        if bound > best:
            best, best_mu = bound, mu[0]
            best_lam[:] = lam
            if best > top - 1 + 0.01:
                break
        elif stale >= patience:
            alpha, stale, turn = alpha * 0.6, 0, 0.0
            lam[:], mu[0], direction[:] = best_lam, best_mu, 0.0
            if alpha < 0.003:
                break
            continue
        _slope(pairs, lam, chosen, grad)
        norm = _turned(grad, direction)
        if budget > 0:
            turn = (spent - budget) / budget + 0.6 * turn
        if norm + turn * turn < 1e-12:
            break
        stride = alpha * max(top - bound, 0.5) / (norm + turn * turn)
        _moved(lam, cap, direction, stride)
        if budget > 0:
            mu[0] = max(mu[0] + stride * turn / budget, 0.0)
    lam[:], mu[0] = best_lam, best_mu
    return best


@njit(cache=True)
def _two_nearest(costs, sites, outside, d1, d2, a1):
    """For each place the two cheapest of the sites and which is the cheapest; returns the sum."""
    total = 0
    for i in range(costs.shape[1]):
        x1, x2, r1 = outside[i], outside[i], -1
        for r in range(sites.shape[0]):
            c = costs[sites[r], i]
            if c < x1:
                x2, x1, r1 = x1, c, r
            elif c < x2:
                x2 = c
        d1[i], d2[i], a1[i] = x1, x2, r1
        total += x1
    return total


@njit(cache=True)
def _gained(row, near):
    """What a site more saves at most: its places' way less that to the nearest of the chosen."""
    total = 0
    for i in range(near.shape[0]):
        total += max(near[i] - row[i], 0)
    return total


@njit(cache=True)
def interchange(costs, sites, open_, locked, allowed, outside):
    """Swap one site for another while that helps (Whitaker 1983, best improvement).

    costs: site-major (m, n) integers; sites: the chosen ones, changed in place; outside: what a
    place costs that is not served. Returns the value reached.
    """
    m, n = costs.shape
    d1, d2 = np.empty(n, np.int64), np.empty(n, np.int64)
    a1, loss = np.empty(n, np.int64), np.empty(max(sites.shape[0], 1), np.int64)
    while True:
        total = _two_nearest(costs, sites, outside, d1, d2, a1)
        most, into, out = 0, -1, -1
        for j in range(m):
            if open_[j] or not allowed[j]:
                continue
            gain = _gained(costs[j], d1)
            if gain <= most:
                continue
            loss[:] = 0
            for i in range(n):
                if costs[j, i] >= d1[i] and a1[i] >= 0:
                    loss[a1[i]] += min(costs[j, i], d2[i]) - d1[i]
            for r in range(sites.shape[0]):
                if not locked[sites[r]] and gain - loss[r] > most:
                    most, into, out = gain - loss[r], j, r
        if into < 0:
            return total
        open_[sites[out]] = False
        open_[into] = True
        sites[out] = into
