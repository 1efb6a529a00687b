"""What a siting answers: sites, who goes where, value, bound, certificate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.certificate import Asked, written
from yiteng.reach.analysis.solver.problem import Problem
from yiteng.reach.analysis.solver.search import Found


@dataclass(frozen=True)
class Solution:
    """What was found.

    sites: all open sites, existing ones first. new: those opened. assigned: for each place the
    open site that serves it, -1 where none does. objective: the value in the units asked for;
    bound: nothing can be better than it; gap: |objective - bound| / |objective|; proved: gap 0 in
    the integers of the certificate, ``rounding`` away from the real costs at most.
    """

    sites: NDArray[np.int64]
    new: NDArray[np.int64]
    assigned: NDArray[np.int64]
    objective: float
    bound: float
    gap: float
    proved: bool
    rounding: float
    nodes: int
    proof: Callable[[], dict[str, Any]] = field(repr=False)

    @cached_property
    def certificate(self) -> dict[str, Any]:
        """The proof as plain values, written down when it is first asked for."""
        return self.proof()


def solution(
    kind: str,
    problem: Problem,
    found: Found,
    asked: Asked,
    objective: float,
    bound: float,
    proof: Callable[[], dict[str, Any]] | None = None,
) -> Solution:
    """The answer of a search: objective and bound in the units asked for."""
    old = np.array(sorted(set(asked.existing)), np.int64)
    new = np.setdiff1d(found.sites, old)
    gap = abs(objective - bound) / abs(objective) if objective else 0.0
    proved = found.proved and gap <= 1e-9
    return Solution(
        sites=np.concatenate([old, new]),
        new=new,
        assigned=problem.assigned(found.sites),
        objective=objective,
        bound=objective if proved else bound,
        gap=0.0 if proved else gap,
        proved=proved,
        rounding=problem.rounding,
        nodes=found.nodes,
        proof=proof or partial(written, kind, problem, asked, found),
    )


def to_nearest(found: Solution, given: NDArray[np.float64], radius: float = np.inf) -> Solution:
    """The same sites with each place at its nearest open one, -1 beyond ``radius``; ties to the first.

    given: (n, m) costs. Covering asks only whether a site lies within the radius, not which.
    """
    if not len(found.sites):
        return found
    part = given[:, found.sites]
    best = part.argmin(axis=1)
    near = part[np.arange(len(given)), best]
    served = (near <= radius) & np.isfinite(near)
    return replace(found, assigned=np.where(served, found.sites[best], -1))
