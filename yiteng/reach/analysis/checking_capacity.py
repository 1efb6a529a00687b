"""The checker's part for capacities: loads, and the bound in whole numbers of any size."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.amounts import up
from yiteng.reach.analysis.checking_case import MOST, NEVER, PARTS, Case, Wrong
from yiteng.reach.analysis.packing import unpacked

Ints = NDArray[np.int64]
FINER = 2**8


def loads(
    certificate: dict[str, Any], case: Case, sites: Ints, assigned: Ints
) -> tuple[Ints, Ints]:
    """Demand and load. Raises Wrong where a site serves too much or a new one too little."""
    n, m = case.costs.shape
    demand, room = unpacked(certificate["demand"]), unpacked(certificate["capacity"])
    least = int(up(case.statement["min_load"], float(certificate["amount_scale"])))
    if least != certificate["least"] or least < 0:
        raise Wrong("the least load is not what was asked")
    for values, count in ((demand, n), (room, m)):
        if values.shape != (count,) or (values < 0).any() or int(values.max()) * n >= MOST:
            raise Wrong("demand and capacities: one, not negative, for each")
    if assigned.shape != (n,) or not np.isin(assigned, sites).all():
        raise Wrong("a place is served by a site that is not open")
    load = np.zeros(m, np.int64)
    np.add.at(load, assigned, demand)
    if (load > room).any():
        raise Wrong(f"site {int(np.argmax(load > room))} serves more than its capacity")
    new = np.setdiff1d(sites, case.statement["existing"])
    if (load[new] < least).any():
        raise Wrong(
            f"new site {int(new[np.argmax(load[new] < least)])} serves less than the least load"
        )
    return demand, load


def capacity_bound(certificate: dict[str, Any], case: Case, asked: Ints) -> int:
    """What the multipliers prove. For any price π ≥ 0 of a unit of capacity a site saves at most
    π × capacity + Σ max(0, λ − cost − π × demand)."""
    lam, pi = unpacked(certificate["proof"]["lam"]), unpacked(certificate["proof"]["pi"])
    demand, room = unpacked(certificate["demand"]), unpacked(certificate["capacity"])
    if lam.shape != demand.shape or pi.shape != room.shape or (pi < 0).any():
        raise Wrong("multipliers: one for each place, and a price, not negative, for each site")
    whole = [int(part) for part in lam.tolist()]
    saved = np.array([
        _saved(asked[:, j], whole, demand, int(room[j]), int(pi[j])) if case.state[j] != 2 else 0
        for j in range(len(room))
    ], object)  # fmt: skip
    held, free = case.state == 1, case.state == 0
    rest = sorted(saved[free], reverse=True)[: max(case.p - int(held.sum()), 0)]
    total = sum(whole) * FINER - sum(saved[held]) - sum(rest)
    return int(max(-(-total // (PARTS * FINER)), 0))


def _saved(costs: Ints, lam: list[int], demand: Ints, room: int, price: int) -> int:
    total = price * room
    for c, multiplier, asks in zip(costs.tolist(), lam, demand.tolist(), strict=True):
        if c < NEVER and asks <= room:
            total += max((multiplier - c * PARTS) * FINER - price * asks, 0)
    return total
