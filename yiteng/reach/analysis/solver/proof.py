"""One step of the proof in integers: a bound at given multipliers, and what it fixes.

The checker computes the same in its own way, with multipliers read from a certificate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.solver import kernels_rows as rows
from yiteng.reach.analysis.solver.problem import PARTS, Ints, Problem

State = NDArray[np.int8]


@dataclass(frozen=True)
class Bound:
    """total: lower bound × PARTS; rho: what each site saves (negative) × PARTS; chosen: the best."""

    total: int
    rho: Ints
    chosen: NDArray[np.bool_]

    @property
    def whole(self) -> int:
        """The bound in whole units of integer cost, rounded up, as every value is whole."""
        return -(-self.total // PARTS)


def bound_at(problem: Problem, lam: Ints, mu: int, state: State) -> Bound:
    """The Lagrangian bound at multipliers lam and price mu (× PARTS); open sites as in state.

    lam_i ≤ outside_i × PARTS. min over open sites of Σ (cost − lam)⁻, the cheapest of them open.
    """
    rho = problem.fixed * PARTS + mu * problem.price
    rows.saved(problem.site_major, lam, PARTS, state, rho)
    chosen = best(rho, state, problem.p)
    total = int(lam.sum()) + int(rho[chosen].sum())
    if problem.budget >= 0:
        total -= mu * problem.budget
    return Bound(total, rho, chosen)


def best(rho: Ints, state: State, p: int) -> NDArray[np.bool_]:
    """The held sites and the free ones that bring the bound down: p in all, or all negative."""
    chosen: NDArray[np.bool_] = state == 1
    free = np.flatnonzero(state == 0)
    if p < 0:
        chosen[free[rho[free] < 0]] = True
        return chosen
    need = max(p - int(chosen.sum()), 0)
    chosen[free[np.argsort(rho[free], kind="stable")[:need]]] = True
    return chosen


def fixes(problem: Problem, bound: Bound, state: State, top: int) -> tuple[Ints, Ints]:
    """Sites that no solution below ``top`` opens, and those that every such solution opens.

    A site is out where opening it lifts the bound past top - 1, in where closing it does.
    """
    free = np.flatnonzero(state == 0)
    rho, limit = bound.rho[free], (top - 1) * PARTS
    taken = bound.chosen[free]
    if problem.p < 0:
        lift = np.abs(rho)
    else:
        order = np.sort(rho)
        need = int(taken.sum())
        if need == 0 or need == len(free):
            return free[:0], free[:0]
        lift = np.where(taken, order[need] - rho, rho - order[need - 1])
    sure = bound.total + lift > limit
    return free[sure & ~taken], free[sure & taken]


def unaffordable(problem: Problem, state: State) -> Ints:
    """Free sites that cost more than what the held ones leave of the budget."""
    if problem.budget < 0:
        return np.zeros(0, np.int64)
    left = problem.budget - int(problem.price[state == 1].sum())
    return np.flatnonzero((state == 0) & (problem.price > left))


def complete(problem: Problem, state: State) -> NDArray[np.int64] | None:
    """The one best choice of sites where the state leaves no other, else None."""
    held, free = np.flatnonzero(state == 1), np.flatnonzero(state == 0)
    if problem.p >= 0:
        if len(held) >= problem.p:
            return held
        if len(held) + len(free) <= problem.p:
            return np.sort(np.concatenate([held, free]))
        return None
    return held if not len(free) else None
