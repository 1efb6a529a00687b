"""The linear relaxation of a full covering: its duals are the best multipliers there are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

from yiteng.reach.analysis.solver.problem import Problem
from yiteng.reach.analysis.solver.proof import State

Floats = NDArray[np.float64]


def covering(problem: Problem, state: State) -> tuple[Floats, Floats]:
    """Multipliers of the places and shares of the sites at the optimum of the relaxation.

    A multiplier is what serving a place is worth; multipliers of what one site serves add up to
    its fixed cost at most, so their sum is a lower bound.
    """
    lam, share = np.zeros(problem.places), np.zeros(problem.sites)
    near = problem.costs == 0
    held, free = np.flatnonzero(state == 1), np.flatnonzero(state == 0)
    share[held] = 1.0
    asked = np.flatnonzero((problem.outside > 0) & ~near[:, held].any(axis=1))
    if not len(asked):
        return lam, share
    table = near[np.ix_(asked, free)]
    kinds, first = np.unique(table, axis=0, return_index=True)
    if not kinds.any(axis=1).all():
        lam[asked[first[~kinds.any(axis=1)][0]]] = float(problem.outside[asked].max())
        return lam, share
    done = linprog(
        problem.fixed[free].astype(np.float64),
        A_ub=-csr_array(kinds.astype(np.float64)),
        b_ub=-np.ones(len(kinds)),
        bounds=(0, None),
        method="highs",
    )
    lam[asked[first]] = np.maximum(-done.ineqlin.marginals, 0.0)
    share[free] = done.x
    return lam, share
