"""The checker: goes through a certificate in whole numbers, without the solver.

It trusts nothing it is handed. Which sites are held, closed or free it works out from what was
asked; every bound is summed again from the multipliers; numbers too large to be added up are refused. Nothing
here is imported from the solver (a test says so).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from yiteng.reach.analysis import checking_inputs as inputs
from yiteng.reach.analysis.checking_capacity import capacity_bound, loads
from yiteng.reach.analysis.checking_case import Case, Wrong, covering_below, read
from yiteng.reach.analysis.checking_tree import walk
from yiteng.reach.analysis.packing import FORMAT, fingerprint, unpacked, unpacked_floats

__all__ = ["Checked", "Wrong", "check"]


@dataclass(frozen=True)
class Checked:
    """What a certificate proves.

    value, bound: whole numbers, of which ``scale`` make a unit (of a p-centre: ranks of cost).
    rounding: how far a total in whole numbers may lie from the real one, in units. objective,
    lower: value and bound in the units asked for (maximal covering: people covered, and the most
    that can be). nodes: of the tree gone through.
    """

    kind: str
    value: int
    bound: int
    scale: float
    rounding: float
    objective: float
    lower: float
    nodes: int

    @property
    def proved(self) -> bool:
        """Whether the value is the best there is, in whole numbers."""
        return self.bound >= self.value


def check(
    certificate: dict[str, Any],
    costs: ArrayLike | None = None,
    weights: ArrayLike | None = None,
    site_costs: ArrayLike | None = None,
    capacities: ArrayLike | None = None,
) -> Checked:
    """Go through a certificate; with costs, weights … also that they are the problem's own.

    Compare ``certificate["statement"]`` with what you asked. Raises Wrong where anything does not
    hold; the message says what.
    """
    try:
        if certificate.get("format") != FORMAT:
            raise Wrong(f"not a certificate of the form {FORMAT}")
        if fingerprint(certificate) != certificate["fingerprint"]:
            raise Wrong("it does not have the fingerprint it should: something in it was changed")
        case = read(certificate)
        inputs.same(certificate, case, costs, weights, site_costs, capacities)
        return _CHECKS[certificate["kind"]](certificate, case)
    except (KeyError, TypeError, IndexError, OverflowError, zlib.error, AttributeError) as error:
        raise Wrong(f"it cannot be read: {type(error).__name__} {error}") from error
    except Wrong:
        raise
    except ValueError as error:
        raise Wrong(f"it cannot be read: {error}") from error


def _check_tree(certificate: dict[str, Any], case: Case) -> Checked:
    """The sites cost the value, and the tree proves the bound."""
    sites = case.opened(certificate["sites"])
    value = case.value(sites)
    if value != certificate["value"]:
        raise Wrong(f"the sites cost {value}, not {certificate['value']}")
    proved, nodes = walk(case, certificate["proof"], value)
    bound = min(proved, value)
    if bound != certificate["bound"]:
        raise Wrong(f"the tree proves {bound}, not {certificate['bound']}")
    if case.kind == "set_cover" and (case.uncovered(sites)).any():
        raise Wrong("a place has no open site within the radius")
    if case.kind == "max_cover":
        everybody = int(case.outside.sum())
        return _said(case, value, bound, nodes, everybody - value, everybody - bound)
    return _said(case, value, bound, nodes, value, bound)


def _said(case: Case, value: int, bound: int, nodes: int, objective: int, lower: int) -> Checked:
    scale = case.scale
    return Checked(
        case.kind, value, bound, scale, case.rounding, objective / scale, lower / scale, nodes
    )


def _check_center(certificate: dict[str, Any], case: Case) -> Checked:
    """The sites serve every place within the rank; no p sites do within the rank below the bound."""
    sites = case.opened(certificate["sites"])
    levels = unpacked_floats(certificate["problem"]["levels"])
    if not (np.diff(levels) > 0).all() or not np.isfinite(levels).all() or (levels < 0).any():
        raise Wrong("the costs of the ranks do not rise")
    ranks = case.costs[case.outside > 0]
    if int(ranks.max(initial=-1)) >= len(levels):
        raise Wrong("a rank has no cost")
    nearest = np.where(ranks[:, sites] < 0, len(levels), ranks[:, sites]).min(axis=1)
    value, bound, nodes = int(nearest.max(initial=0)), int(certificate["bound"]), 0
    if value >= max(len(levels), 1) or value != certificate["value"]:
        raise Wrong(f"the farthest place is at rank {value}, not {certificate['value']}")
    if not 0 <= bound <= value:
        raise Wrong("the bound is no rank up to the value")
    if bound > 0:
        below, new = covering_below(case, bound), case.statement["p"]
        if below is not None:
            least, nodes = walk(below, certificate["proof"], new + 1)
            if least <= new:
                raise Wrong(f"{least} new sites might do within rank {bound - 1}; {new} may open")
    objective = float(levels[value]) if len(levels) else 0.0
    lower = float(levels[bound]) if len(levels) else 0.0
    return Checked(case.kind, value, bound, 1.0, 0.0, objective, lower, nodes)


def _check_capacitated(certificate: dict[str, Any], case: Case) -> Checked:
    """Loads within capacity and least load, the sum right, the bound that of the multipliers."""
    sites = case.opened(certificate["sites"])
    assigned = unpacked(certificate["assigned"])
    demand, _ = loads(certificate, case, sites, assigned)
    asked = np.where(demand[:, None] > 0, case.costs, 0)
    paid = asked[np.arange(len(asked)), assigned]
    if (paid >= case.never).any():
        raise Wrong("a place is served by a site that cannot serve it")
    value = int(paid.sum())
    if value != certificate["value"]:
        raise Wrong(f"the assignment costs {value}, not {certificate['value']}")
    bound = min(capacity_bound(certificate, case, asked), value)
    if bound != min(certificate["bound"], value):
        raise Wrong(f"the multipliers prove {bound}, not {certificate['bound']}")
    return _said(case, value, bound, 1, value, bound)


_CHECKS = {
    "p_median": _check_tree, "within_budget": _check_tree, "max_cover": _check_tree,
    "set_cover": _check_tree, "p_center": _check_center, "capacitated": _check_capacitated,
}  # fmt: skip
