"""The dual over whole rows of sites: where few sites are left, straight loops beat sorted pairs."""

from __future__ import annotations

import numpy as np
from numba import njit

#: Sums may be taken in any order: every closing is computed again in integers.
ANY_ORDER = {"reassoc", "contract", "nsz"}


@njit(cache=True, fastmath=ANY_ORDER)
def _below(row, lam):
    """What a site saves: the sum of cost less lam where that is negative."""
    saved = 0.0
    for i in range(lam.shape[0]):
        saved += min(row[i] - lam[i], 0.0)
    return saved


@njit(cache=True, fastmath=ANY_ORDER)
def _total(lam):
    total = 0.0
    for i in range(lam.shape[0]):
        total += lam[i]
    return total


@njit(cache=True)
def reduced(table, alive, lam, fixed, rho):
    """rho of the sites that are not closed, at lam; returns the sum of lam."""
    for r in range(table.shape[0]):
        rho[alive[r]] = fixed[alive[r]] + _below(table[r], lam)
    return _total(lam)


@njit(cache=True)
def slope(table, alive, lam, chosen, grad):
    """How often each place is served too seldom (1) or too often (below 0) by the chosen sites."""
    grad[:] = 1.0
    for r in range(table.shape[0]):
        if chosen[alive[r]]:
            row = table[r]
            for i in range(grad.shape[0]):
                grad[i] -= 1.0 if row[i] < lam[i] else 0.0


@njit(cache=True)
def cheapest(rho, free, need, count, chosen):
    """Choose the ``need`` free sites of least rho, one by one; returns the sum of their rho."""
    total = 0.0
    for _ in range(need):
        best, at = np.inf, -1
        for q in range(count):
            if rho[free[q]] < best and not chosen[free[q]]:
                best, at = rho[free[q]], free[q]
        chosen[at] = True
        total += best
    return total


@njit(cache=True)
def saved(costs, lam, parts, state, rho):
    """What each site that is not closed saves at lam, in whole numbers, added to rho.

    costs: (m, n) integers, at most what being outside costs; lam: × parts, at most the same.
    """
    for j in range(costs.shape[0]):
        if state[j] == 2:
            continue
        total = 0
        for i in range(lam.shape[0]):
            total += min(costs[j, i] * parts - lam[i], 0)
        rho[j] += total
