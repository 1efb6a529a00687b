"""The end of a node with few choices left: each that its multipliers do not rule out is valued."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.solver import kernels_listing as kernels
from yiteng.reach.analysis.solver.problem import NEVER, PARTS, Problem
from yiteng.reach.analysis.solver.proof import Bound, State

#: So many places are gone through in all before listing is dearer than climbing on.
MOST = 4_000_000


def listed(
    problem: Problem, bound: Bound, state: State, top: int
) -> tuple[int, NDArray[np.int64]] | None:
    """The best choice below ``top`` that a node leaves, (top, none) where none is; None where too many are left."""
    if problem.p < 0 or problem.budget >= 0:
        return None
    held, free = np.flatnonzero(state == 1), np.flatnonzero(state == 0)
    need = problem.p - len(held)
    free = free[np.argsort(bound.rho[free], kind="stable")]
    rho, spent = bound.rho[free], int(bound.rho[held].sum()) - int(bound.rho[bound.chosen].sum())
    room, most = (top - 1) * PARTS - bound.total - spent, MOST // problem.places
    if not 0 < need <= len(free) or kernels.counted(rho, need, room, most) >= most:
        return None
    near = problem.site_major[held].min(axis=0, initial=NEVER)
    chosen = np.full(need, -1)
    table = problem.site_major[free].astype(np.float64)
    value = kernels.valued(table, rho, np.minimum(near, problem.outside).astype(np.float64), need, room,
                   float(top), chosen)  # fmt: skip
    if chosen[0] < 0:
        return top, free[:0]
    return int(value), np.sort(np.concatenate([held, free[chosen]]))
