"""Certificates of siting: what the solver writes down; `check` goes through it without the solver.

A certificate holds what was asked (``statement``), the problem in whole numbers with their scale
and how far rounding may move a total, the sites, value and bound, and the tree of the proof: at
each node multipliers, how many sites they fix, and how the node ends. The p-centre is told in ranks
of costs (exact), with the proof that the next nearer rank cannot be covered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.checking import Checked, Wrong, check
from yiteng.reach.analysis.packing import FORMAT, packed, packed_floats, saved, sealed
from yiteng.reach.analysis.solver.problem import PARTS, Problem

__all__ = ["FORMAT", "Asked", "Checked", "Wrong", "check", "saved", "written"]


@dataclass(frozen=True)
class Asked:
    """What was asked of a siting, in the words of its arguments."""

    p: int | None = None
    radius: float | None = None
    budget: float | None = None
    min_load: float | None = None
    existing: Sequence[int] = ()
    forbidden: Sequence[int] = ()
    forced: Sequence[int] = ()

    def plain(self) -> dict[str, Any]:
        """As plain values, each site once."""
        named = {name: getattr(self, name) for name in ("radius", "budget", "min_load")}
        numbers = {name: None if value is None else float(value) for name, value in named.items()}
        sites = {
            name: sorted({int(j) for j in getattr(self, name)})
            for name in ("existing", "forbidden", "forced")
        }
        return {"p": None if self.p is None else int(self.p), **numbers, **sites}


def written(
    kind: str, problem: Problem, asked: Asked, found: Any, extra: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The certificate of a search, ready for JSON. found: sites, value, bound and proof."""
    return sealed({
        **_head(kind, problem, asked),
        "sites": [int(j) for j in found.sites],
        "value": int(found.value),
        "bound": int(found.bound),
        "proof": _plain(found.proof),
        **(extra or {}),
    })  # fmt: skip


def written_capacitated(
    problem: Problem, asked: Asked, case: Any, found: Any, bound: int
) -> dict[str, Any]:
    """The certificate of sites with capacities: who goes where, and one set of multipliers."""
    return sealed({
        **_head("capacitated", problem, asked),
        "amount_scale": case.unit,
        "demand": packed(case.demand),
        "capacity": packed(case.capacity),
        "least": case.least,
        "sites": [int(j) for j in found.sites],
        "assigned": packed(found.assigned),
        "value": int(found.value),
        "bound": int(bound),
        "proof": {"lam": packed(found.lam), "pi": packed(found.pi)},
    })  # fmt: skip


def written_center(
    costs: NDArray[np.float64], counted: NDArray[np.bool_], asked: Asked, found: Any,
    radius: float, bound: float,
) -> dict[str, Any]:  # fmt: skip
    """The certificate of a p-centre: costs by rank, and the proof that no nearer rank is covered."""
    ranks, levels = ranked(costs, counted)
    return sealed({
        "format": FORMAT, "kind": "p_center", "statement": asked.plain(), "scale": 1.0,
        "parts": PARTS, "rounding": 0.0,
        "problem": {
            "shape": list(ranks.shape), "costs": packed(ranks),
            "outside": packed(counted.astype(np.int64)), "levels": packed_floats(levels),
        },
        "sites": [int(j) for j in found.sites],
        "value": int(np.searchsorted(levels, radius)),
        "bound": int(np.searchsorted(levels, bound)),
        "proof": _plain(found.proof),
    })  # fmt: skip


def ranked(
    costs: NDArray[np.float64], counted: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Costs of the counted places by rank (-1: no way; other places 0), and the cost of each rank."""
    asked = costs[counted]
    levels = np.unique(asked[np.isfinite(asked)])
    ranks = np.zeros(costs.shape, np.int64)
    ranks[counted] = np.where(np.isfinite(asked), np.searchsorted(levels, asked), -1)
    return ranks, levels


def _head(kind: str, problem: Problem, asked: Asked) -> dict[str, Any]:
    packed_problem: dict[str, Any] = {
        "shape": list(problem.costs.shape),
        "costs": packed(problem.costs),
        "outside": packed(problem.outside),
    }
    if problem.budget >= 0:
        packed_problem |= {"price": packed(problem.price), "price_scale": problem.price_scale}
    return {
        "format": FORMAT, "kind": kind, "statement": asked.plain(), "scale": problem.scale,
        "parts": PARTS, "rounding": problem.rounding, "problem": packed_problem,
    }  # fmt: skip


def _plain(node: dict[str, Any]) -> dict[str, Any]:
    """The tree as plain values; iterative, for trees may be deep."""
    root: dict[str, Any] = {}
    stack = [(node, root)]
    while stack:
        source, target = stack.pop()
        for key, value in source.items():
            if key == "steps":
                target[key] = [{**step, "lam": packed(step["lam"])} for step in value]
            elif isinstance(value, dict):
                target[key] = {}
                stack.append((value, target[key]))
            else:
                target[key] = value
    return root
