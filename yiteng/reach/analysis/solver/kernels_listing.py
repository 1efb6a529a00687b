"""Compiled loops over the choices of sites that a node leaves."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def counted(rho, need, room, most):
    """How many choices of ``need`` (rho in rising order) add up to ``room`` at most; ``most`` ends it."""
    before = np.zeros(rho.shape[0] + 1, np.int64)
    before[1:] = np.cumsum(rho)
    at, spent = np.zeros(need + 1, np.int64), np.zeros(need + 1, np.int64)
    found, depth = 0, 0
    while depth >= 0 and found < most:
        first, left = at[depth], need - depth
        if (
            first + left > rho.shape[0]
            or spent[depth] + before[first + left] - before[first] > room
        ):
            depth -= 1
            continue
        at[depth] += 1
        if left == 1:
            found += 1
            continue
        spent[depth + 1], at[depth + 1] = spent[depth] + rho[first], first + 1
        depth += 1
    return found


@njit(cache=True, fastmath={"reassoc", "nsz"})
def _served(near, row):
    """What the places cost with one site more."""
    total = 0.0
    for i in range(near.shape[0]):
        total += min(near[i], row[i])
    return total


@njit(cache=True)
def _nearest(near, row, into):
    """What each place costs with one site more."""
    for i in range(near.shape[0]):
        into[i] = min(near[i], row[i])


@njit(cache=True)
def valued(table, rho, near, need, room, top, chosen):
    """The least cost below ``top`` of those choices, else ``top``; chosen: rows of the table it takes.

    table: rows of whole sites in the order of rho; near: what each place costs without any of them.
    """
    before = np.zeros(rho.shape[0] + 1, np.int64)
    before[1:] = np.cumsum(rho)
    at, spent = np.zeros(need + 1, np.int64), np.zeros(need + 1, np.int64)
    nearer = np.empty((need, near.shape[0]))
    nearer[0] = near
    depth = 0
    while depth >= 0:
        first, left = at[depth], need - depth
        if (
            first + left > rho.shape[0]
            or spent[depth] + before[first + left] - before[first] > room
        ):
            depth -= 1
            continue
        at[depth] += 1
        if left == 1:
            value = _served(nearer[depth], table[first])
            if value < top:
                top = value
                for k in range(need):
                    chosen[k] = at[k] - 1
            continue
        _nearest(nearer[depth], table[first], nearer[depth + 1])
        spent[depth + 1], at[depth + 1] = spent[depth] + rho[first], first + 1
        depth += 1
    return top
