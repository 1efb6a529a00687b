"""The checker's own listing of what a node leaves: each choice its multipliers allow is valued."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis import checking_kernels as kernels

Ints = NDArray[np.int64]


def least(costs: Ints, near: Ints, rho: Ints, need: int, room: int, most: int) -> tuple[int, int]:
    """The least cost any choice of ``need`` sites within the room has, and how many choices there were.

    costs: (places, sites); near: what each place costs without them. 2**62 where there is none.
    """
    order = np.argsort(rho, kind="stable")
    rows = np.ascontiguousarray(np.minimum(costs[:, order], near[:, None]).T)
    best, found = kernels.least(rows, rho[order], np.ascontiguousarray(near), need, room, most)
    return int(best), int(found)
