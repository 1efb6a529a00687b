"""The search: local search above, dual below, a depth-first tree; every closing is in integers."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.solver import kernels, linear, local
from yiteng.reach.analysis.solver.listing import listed
from yiteng.reach.analysis.solver.problem import NEVER, PARTS, Problem
from yiteng.reach.analysis.solver.proof import Bound, State, bound_at, complete, fixes, unaffordable

#: Steps of the dual at the root and at a node, first stride, and steps without gain before it
#: is shortened.
ROOT = (1500, 1.0, 20)
AGAIN = (1500, 0.5, 20)
NODE = (80, 0.6, 8)
#: A node is climbed afresh where so large a share of its free sites was fixed; else it is branched.
AFRESH = 0.25
#: The seed of the first random start; the others count on from it.
SEED = 0
Node = dict[str, Any]
#: Pairs by place in rising cost (indptr, sites, costs), or rows of whole sites and their numbers.
Pairs = tuple[
    NDArray[np.int64],
    NDArray[np.int32],
    NDArray[np.float64],
    NDArray[np.float64],
    NDArray[np.int64],
]
#: Up to so many sites that are not closed, rows of whole sites are the quicker.
ROWS = 128


@dataclass
class Found:
    """What a search found: sites, value and bound in integers, the tree of the proof."""

    sites: NDArray[np.int64]
    value: int
    bound: int
    proof: Node
    nodes: int

    @property
    def proved(self) -> bool:
        """Whether nothing better exists."""
        return self.bound >= self.value


@dataclass
class _Point:
    """A node under way: state of the sites, multipliers, shares of choice, its proof so far."""

    state: State
    lam: NDArray[np.float64]
    mu: NDArray[np.float64]
    average: NDArray[np.float64]
    node: Node
    pairs: Pairs
    bound: int = 0
    last: Bound | None = None


@dataclass
class Search:
    """One search. limit: seconds, None for none; enough: stop where bound or value passes it."""

    problem: Problem
    limit: float | None = None
    starts: int = 2
    enough: int | None = None
    _sites: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    _top: int = 2**62
    _nodes: int = 0
    _end: float = 0.0

    def run(self) -> Found:
        """Search until proved, or until time is up; then the bound is what was proved by then."""
        problem = self.problem
        self._end = time.monotonic() + (1e9 if self.limit is None else self.limit)
        for seed in range(SEED, SEED + self.starts):
            self._offer(*local.start(problem, seed))
        root = self._root()
        open_ = [root]
        while open_ and not self._over(open_):
            point = open_.pop()
            self._nodes += 1
            open_ += self._work(point, ROOT if point is root else NODE)
        for point in open_:
            point.node["open"] = True
        bound = min([p.bound for p in open_], default=self._top)
        bound = max(min(bound, self._top), 0)
        return Found(self._sites, self._top, bound, root.node, self._nodes)

    def _over(self, open_: list[_Point]) -> bool:
        if self.enough is not None:
            if self._top <= self.enough:
                return True
            if min(p.bound for p in open_) > self.enough:
                return True
        return self._nodes > 0 and time.monotonic() > self._end

    def _root(self) -> _Point:
        problem = self.problem
        two = np.partition(problem.site_major, min(1, problem.sites - 1), axis=0)
        near = problem.site_major[self._sites] if len(self._sites) else two[:1]
        near = np.sort(near, axis=0)
        lam = (near[0] + near[min(1, len(near) - 1)]) / 2.0
        lam = np.minimum(np.maximum(lam, two[0]), two[min(1, len(two) - 1)] + lam)
        cap = np.minimum(problem.outside, NEVER)
        lam = np.minimum(lam, cap).astype(np.float64)
        return _Point(
            problem.standing.copy(),
            lam,
            np.zeros(1),
            np.zeros(problem.sites),
            {"steps": []},
            _pairs(problem),
            -(2**62),
        )

    def _work(self, point: _Point, steps: tuple[int, float, int]) -> list[_Point]:
        """Climb and fix until the point is closed (then nothing is left) or must be branched."""
        again, known = steps, self._top
        while True:
            point.state[unaffordable(self.problem, point.state)] = 2
            last = complete(self.problem, point.state)
            if last is not None:
                if self.problem.affordable(last):
                    self._offer(self.problem.value(last), last)
                point.node["end"] = "complete"
                return []
            if self._climb(point, again):
                point.node["end"] = "bound"
                return []
            if self._listed(point):
                point.node["end"] = "listed"
                return []
            better = steps is ROOT and self._top < known
            fixed = point.node["steps"][-1]["fixed"]
            if fixed <= AFRESH * np.count_nonzero(point.state == 0) and not better:
                return self._branch(point)
            known = self._top
            again = AGAIN if steps is ROOT else NODE

    def _climb(self, point: _Point, steps: tuple[int, float, int]) -> bool:
        """Climb the dual and fix by it. True where the bound closes the point."""
        problem = self.problem
        if problem.covering:
            point.lam, point.average = linear.covering(problem, point.state)
        else:
            self._ascend(point, steps)
        lam = np.minimum(np.rint(point.lam * PARTS).astype(np.int64), problem.outside * PARTS)
        mu = round(float(point.mu[0]) * PARTS)
        bound = bound_at(problem, lam, mu, point.state)
        point.bound, point.last = max(point.bound, bound.whole), bound
        if bound.whole < self._top and steps is not NODE:
            self._offer(*local.improve(problem, np.flatnonzero(bound.chosen)))
        elif bound.whole < self._top and problem.affordable(np.flatnonzero(bound.chosen)):
            self._offer(problem.value(np.flatnonzero(bound.chosen)), np.flatnonzero(bound.chosen))
        step: Node = {"lam": lam, "mu": mu, "fixed": 0}
        point.node["steps"].append(step)
        if bound.whole >= self._top:
            return True
        out, held = fixes(problem, bound, point.state, self._top)
        point.state[out], point.state[held] = 2, 1
        step["fixed"], step["top"] = len(out) + len(held), self._top
        return False

    def _listed(self, point: _Point) -> bool:
        """Whether so few choices are left that each was valued."""
        assert point.last is not None
        found = listed(self.problem, point.last, point.state, self._top)
        if found is None:
            return False
        self._offer(*found)
        return True

    def _ascend(self, point: _Point, steps: tuple[int, float, int]) -> None:
        problem = self.problem
        count, alpha, patience = steps
        point.pairs = _thinned(problem, point.pairs, point.state)
        kernels.ascend(
            point.pairs, point.lam, point.mu,
            problem.outside.astype(np.float64), point.state, problem.fixed.astype(np.float64),
            problem.price.astype(np.float64), float(problem.budget), problem.p, float(self._top),
            count, alpha, patience, point.average,
        )  # fmt: skip

    def _branch(self, point: _Point) -> list[_Point]:
        """Two points: the most doubtful site closed, and held open (looked at first)."""
        free = np.flatnonzero(point.state == 0)
        share = point.average[free]
        site = int(free[np.argmax(np.minimum(share, 1 - share))])
        point.node["site"] = site
        made = []
        for name, state in (("closed", 2), ("held", 1)):
            node: Node = {"steps": []}
            point.node[name] = node
            child = _Point(
                point.state.copy(), point.lam.copy(), point.mu.copy(), point.average.copy(), node,
                point.pairs, point.bound,
            )  # fmt: skip
            child.state[site] = state
            made.append(child)
        return made

    def _offer(self, value: int, sites: NDArray[np.int64]) -> None:
        if value < self._top:
            self._top, self._sites = value, np.sort(sites)


def _pairs(problem: Problem) -> Pairs:
    """All pairs that serve a place better than nothing; as rows where few sites are not closed."""
    if int((problem.standing != 2).sum()) <= ROWS:
        return _rows(problem, problem.standing)
    order = np.argsort(problem.costs, axis=1, kind="stable")
    cost = np.take_along_axis(problem.costs, order, axis=1)
    kept = cost < problem.outside[:, None]
    indptr = np.zeros(problem.places + 1, np.int64)
    np.cumsum(kept.sum(axis=1), out=indptr[1:])
    sites, costs = order[kept].astype(np.int32), cost[kept].astype(np.float64)
    return indptr, sites, costs, np.empty((0, problem.places)), np.empty(0, np.int64)


def _rows(problem: Problem, state: State) -> Pairs:
    """The sites that are not closed as rows."""
    alive = np.flatnonzero(state != 2)
    table = problem.site_major[alive].astype(np.float64)
    return np.zeros(1, np.int64), np.empty(0, np.int32), np.empty(0), table, alive


def _thinned(problem: Problem, pairs: Pairs, state: State) -> Pairs:
    """What is left of the pairs when closed sites are taken out."""
    alive = pairs[4]
    if len(alive):
        kept = state[alive] != 2
        return pairs if kept.all() else (*pairs[:3], pairs[3][kept], alive[kept])
    if int((state != 2).sum()) <= ROWS:
        return _rows(problem, state)
    return (*kernels.thinned(*pairs[:3], state), *pairs[3:])
