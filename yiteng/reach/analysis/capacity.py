"""Sites with limited capacity, each place served by one site: a good choice and an honest bound.

The bound relaxes “each place is served once”; what is left is one fractional knapsack a site,
bounded by linear duality, so that a checker needs only whole numbers: for any price π ≥ 0 a unit
of capacity, site j saves at most π Q_j + Σ max(0, λ_i − c_ij − π d_i).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, diags_array, hstack

from yiteng.reach.analysis.amounts import down, unit_of, up
from yiteng.reach.analysis.certificate import Asked, written_capacitated
from yiteng.reach.analysis.solution import Solution
from yiteng.reach.analysis.solver import kernels_capacity as kernels
from yiteng.reach.analysis.solver import kernels_places as places
from yiteng.reach.analysis.solver.problem import NEVER, PARTS, Problem
from yiteng.reach.analysis.solver.search import Search

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
#: Prices of capacity are counted in parts of a part.
FINER = 2**8
#: Up to so many pairs the whole problem is also given to HiGHS.
SMALL = 3000
#: So often shifts and exchanges go through all places at most.
PASSES = 30
#: Up to so many, where no assignment was found otherwise.
LARGE = 20_000


@dataclass(frozen=True)
class Case:
    """A problem with capacities, in integers.

    costs: weight × cost; demand and capacity in one unit; least: the load of a new site; exempt:
    sites that need no least load (the existing ones); unit: whole numbers a unit of demand.
    """

    costs: Ints
    demand: Ints
    capacity: Ints
    state: NDArray[np.int8]
    p: int
    least: int
    exempt: NDArray[np.bool_]
    unit: float

    @property
    def floats(self) -> tuple[Floats, Floats, Floats]:
        """Costs, demand and capacity for the compiled loops."""
        costs, demand, capacity = self.costs, self.demand, self.capacity
        return costs.astype(np.float64), demand.astype(np.float64), capacity.astype(np.float64)


@dataclass(frozen=True)
class Served:
    """Open sites, who goes where, value, and the multipliers and prices of the bound."""

    sites: NDArray[np.int64]
    assigned: NDArray[np.int64]
    value: int
    lam: Ints
    pi: Ints


def case(
    problem: Problem, people: Floats, capacities: ArrayLike, least: float, existing: Sequence[int]
) -> Case:
    """The case in integers; demand rounded up, capacity down. Raises ValueError for bad capacities."""
    limits = np.asarray(capacities, np.float64)
    if limits.shape != (problem.sites,) or not (limits >= 0).all():
        raise ValueError("capacities: one, not negative, for each site")
    if not np.isfinite(least) or least < 0:
        raise ValueError("min_load: a load, not negative")
    unit = unit_of(np.concatenate([people, limits, [least]]))
    demand = up(people, unit)
    room = down(np.minimum(limits, float(demand.sum()) / unit), unit)
    exempt = np.zeros(problem.sites, np.bool_)
    exempt[list(existing)] = True
    costs = np.where(demand[:, None] > 0, problem.costs, 0)
    return Case(
        costs, demand, room, problem.standing, problem.p, int(up(least, unit)), exempt, unit
    )


def roomiest(case: Case) -> int:
    """What the held sites and the roomiest free ones hold together."""
    held, free = case.capacity[case.state == 1], np.sort(case.capacity[case.state == 0])[::-1]
    return int(held.sum()) + int(free[: max(case.p - len(held), 0)].sum())


def solve(case: Case, problem: Problem, limit: float) -> Served:
    """The best found in ``limit`` seconds; a value of NEVER where no assignment was found."""
    end = time.monotonic() + limit
    lam, pi, tries = _climb(case, problem)
    best, sites, assigned = NEVER, np.zeros(0, np.int64), np.full(len(case.costs), -1)
    swapped = _swapped(case, tries)
    for work, least in ((_quickly, -np.inf), (_assign, 0.0)):
        for chosen in swapped:
            left = end - time.monotonic()
            if left <= least and best < NEVER:
                break
            value, found = work(case, chosen, max(left, 1.0) / 2)
            if value < best:
                best, sites, assigned = value, chosen, found
    if case.costs.size <= SMALL or (best >= NEVER and case.costs.size <= LARGE):
        value, chosen, found = whole(case, max(end - time.monotonic(), 1.0))
        if value < best:
            best, sites, assigned = value, chosen, found
    return Served(sites, assigned, best, lam, pi)


def solution(problem: Problem, case: Case, found: Served, exact: float, asked: Asked) -> Solution:
    """The answer: exact is its value in the units asked for, the bound what the integers prove."""
    parts = bound_in_integers(case, found.lam, found.pi)
    low = max(-(-parts // (PARTS * FINER)), 0)
    proved = low >= found.value
    bound = exact if proved else min(low / problem.scale, exact)
    old = np.array(sorted(set(asked.existing)), np.int64)
    new = np.setdiff1d(found.sites, old)
    return Solution(
        sites=np.concatenate([old, new]),
        new=new,
        assigned=found.assigned,
        objective=exact,
        bound=bound,
        gap=(exact - bound) / exact if exact else 0.0,
        proved=proved,
        rounding=problem.rounding,
        nodes=1,
        proof=partial(written_capacitated, problem, asked, case, found, low),
    )


def _climb(case: Case, problem: Problem) -> tuple[Ints, Ints, list[NDArray[np.int64]]]:
    """Multipliers after the climb, prices of capacity, and sets of sites worth trying."""
    free = Search(problem, 1.0).run()
    steps = free.proof["steps"]
    begin = steps[0]["lam"] / PARTS if steps else np.zeros(problem.places)
    lam, kept = kernels.climb(
        *case.floats,
        case.state,
        case.p,
        begin,
        float(free.value) * 1.05,
        1500 if case.costs.size <= LARGE else 300,
    )
    pi = kernels.prices(*case.floats, lam)
    tries = {row.tobytes(): np.flatnonzero(row) for row in kept if row.any()}
    tries[b"free"] = free.sites
    whole = np.rint(lam * PARTS).astype(np.int64)
    return whole, np.rint(pi * PARTS * FINER).astype(np.int64), list(tries.values())[::-1]


def _swapped(case: Case, tries: list[NDArray[np.int64]]) -> list[NDArray[np.int64]]:
    """The sets after swaps, cheapest by a greedy assignment first; each once."""
    penalty = float(np.where(case.costs < NEVER, case.costs, 0).max()) * 4 + 1
    found: dict[bytes, tuple[float, NDArray[np.int64]]] = {}
    few, passes = (4, 20) if case.costs.size <= LARGE else (1, 2)
    for chosen in tries[:few]:
        sites = chosen.copy()
        value = float(kernels.swaps(*case.floats, case.state, sites, penalty, passes))
        found[np.sort(sites).tobytes()] = value, np.sort(sites)
    for chosen in tries[few:4]:
        found.setdefault(np.sort(chosen).tobytes(), (np.inf, np.sort(chosen)))
    return [sites for _, sites in sorted(found.values(), key=lambda pair: pair[0])]


def _quickly(case: Case, chosen: Ints, _limit: float) -> tuple[int, Ints]:
    """A good assignment to these open sites by regret, shifts and exchanges; NEVER where it finds none."""
    n, demand, capacity = len(case.costs), case.demand, case.capacity[chosen]
    costs = np.where(case.costs[:, chosen] < NEVER, case.costs[:, chosen], np.inf).astype(float)
    two = np.partition(costs, min(1, len(chosen) - 1), axis=1)
    regret = np.argsort(
        two[:, 0] - np.minimum(two[:, min(1, len(chosen) - 1)], NEVER), kind="stable"
    )
    at, left = places.placed(costs, demand, capacity, regret)
    if (at < 0).any():
        return NEVER, np.full(n, -1)
    places.bettered(costs, demand, left, at, PASSES)
    load = capacity - left
    if (load < np.where(case.exempt[chosen], 0, case.least)).any():
        return NEVER, np.full(n, -1)
    return int(case.costs[np.arange(n), chosen[at]].sum()), chosen[at]


def _assign(case: Case, chosen: NDArray[np.int64], limit: float) -> tuple[int, NDArray[np.int64]]:
    """The best assignment to these open sites, within their capacities and loads."""
    n, k = len(case.costs), len(chosen)
    pairs, demand, capacity = case.costs[:, chosen], case.demand, case.capacity[chosen]
    able = (pairs < NEVER) & (demand[:, None] <= capacity)
    if not able.any(axis=1).all() or demand.sum() > capacity.sum():
        return NEVER, np.full(n, -1)
    column = np.arange(n * k)
    once = csr_array((np.ones(n * k), (np.repeat(np.arange(n), k), column)))
    load = csr_array((np.repeat(demand, k).astype(float), (np.tile(np.arange(k), n), column)))
    floor = np.where(case.exempt[chosen], 0, case.least).astype(float)
    done = milp(
        np.where(able, pairs, 0).ravel().astype(float),
        constraints=[LinearConstraint(once, 1, 1), LinearConstraint(load, floor, capacity)],
        integrality=np.ones(n * k),
        bounds=Bounds(0, able.ravel().astype(float)),
        options={"time_limit": limit, "mip_rel_gap": 1e-6},
    )
    if done.x is None:
        return NEVER, np.full(n, -1)
    assigned = chosen[done.x.reshape(n, k).argmax(axis=1)]
    return int(case.costs[np.arange(n), assigned].sum()), assigned


def whole(case: Case, limit: float) -> tuple[int, NDArray[np.int64], NDArray[np.int64]]:
    """Sites and assignment in one mixed-integer program; a value of NEVER where none was found."""
    n, m = case.costs.shape
    able = (case.costs < NEVER) & (case.demand[:, None] <= case.capacity)
    pair = np.arange(n * m)
    place, site = np.repeat(np.arange(n), m), np.tile(np.arange(m), n)
    load = csr_array((np.repeat(case.demand, m).astype(float), (site, pair)), shape=(m, n * m))
    once = csr_array((np.ones(n * m), (place, pair)), shape=(n, n * m))
    most, least = (
        diags_array(-case.capacity.astype(float)),
        diags_array(-np.where(case.exempt, 0.0, case.least)),
    )
    rules = [
        LinearConstraint(hstack([once, csr_array((n, m))]), 1, 1),
        LinearConstraint(hstack([load, most]), -np.inf, 0),
        LinearConstraint(hstack([load, least]), 0, np.inf),
        LinearConstraint(np.concatenate([np.zeros(n * m), np.ones(m)])[None, :], 0, case.p),
    ]
    cost = np.concatenate([np.where(able, case.costs, 0).ravel(), np.zeros(m)]).astype(float)
    low = np.concatenate([np.zeros(n * m), case.state == 1]).astype(float)
    high = np.concatenate([able.ravel(), case.state != 2]).astype(float)
    done = milp(
        cost, constraints=rules, integrality=np.ones(n * m + m), bounds=Bounds(low, high),
        options={"time_limit": limit, "mip_rel_gap": 1e-9},
    )  # fmt: skip
    if done.x is None:
        return NEVER, np.zeros(0, np.int64), np.full(n, -1)
    assigned = done.x[: n * m].reshape(n, m).argmax(axis=1)
    sites = np.flatnonzero(done.x[n * m :] > 0.5)
    return int(case.costs[np.arange(n), assigned].sum()), sites, assigned


def bound_in_integers(case: Case, lam: Ints, pi: Ints) -> int:
    """Lower bound × PARTS × FINER at multipliers lam (× PARTS) and prices pi (× PARTS × FINER)."""
    saved = np.zeros(case.costs.shape[1], np.int64)
    for j in np.flatnonzero(case.state != 2):
        fits = (case.costs[:, j] < NEVER) & (case.demand <= case.capacity[j])
        gain = (lam[fits] - case.costs[fits, j] * PARTS) * FINER - pi[j] * case.demand[fits]
        saved[j] = pi[j] * case.capacity[j] + int(np.maximum(gain, 0).sum())
    held, free = np.flatnonzero(case.state == 1), np.flatnonzero(case.state == 0)
    rest = np.sort(saved[free])[::-1][: max(case.p - len(held), 0)]
    return int(lam.sum()) * FINER - int(saved[held].sum()) - int(rest.sum())
