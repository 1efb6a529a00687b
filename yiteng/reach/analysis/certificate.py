"""Certificates of siting: written by the solver, checked in integers without it.

A certificate holds the problem's integers by their fingerprint, the sites, the value, and the tree
of the proof: at each node multipliers, which sites they fix, and how the node ends. `check` goes
through the tree with nothing but sums and comparisons of whole numbers.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.solver.problem import PARTS, Problem
from yiteng.reach.analysis.solver.proof import bound_at, complete, fixes, unaffordable

FORMAT = "yiteng-siting-1"


class Wrong(ValueError):
    """The certificate does not prove what it says; the message says where."""


@dataclass(frozen=True)
class Checked:
    """value and bound in integers, how many integers a unit, nodes gone through, proved."""

    value: int
    bound: int
    scale: float
    nodes: int

    @property
    def proved(self) -> bool:
        """Whether the value is the best there is."""
        return self.bound >= self.value


def written(kind: str, problem: Problem, found: Any, extra: dict[str, Any]) -> dict[str, Any]:
    """A certificate as plain values, ready for JSON."""
    return {
        "format": FORMAT,
        "kind": kind,
        "scale": problem.scale,
        "parts": PARTS,
        "rounding": problem.rounding,
        "fingerprint": fingerprint(problem),
        "problem": _packed_problem(problem),
        "sites": [int(j) for j in found.sites],
        "value": int(found.value),
        "bound": int(found.bound),
        "proof": _plain(found.proof),
        **extra,
    }


def written_capacitated(problem: Problem, case: Any, found: Any, bound: int) -> dict[str, Any]:
    """The certificate of sites with capacities: who goes where, and one set of multipliers."""
    return {
        "format": FORMAT,
        "kind": "capacitated",
        "scale": problem.scale,
        "parts": PARTS,
        "rounding": problem.rounding,
        "fingerprint": fingerprint(problem),
        "problem": _packed_problem(problem),
        "demand": _packed(case.demand),
        "capacity": _packed(case.capacity),
        "sites": [int(j) for j in found.sites],
        "assigned": _packed(found.assigned),
        "value": int(found.value),
        "bound": int(bound),
        "proof": {"lam": _packed(found.lam), "pi": _packed(found.pi)},
    }


def fingerprint(problem: Problem) -> str:
    """SHA-256 of the integers of a problem."""
    digest = hashlib.sha256()
    for array in (problem.costs, problem.outside, problem.fixed, problem.standing, problem.price):
        digest.update(np.ascontiguousarray(array).tobytes())
    digest.update(f"{problem.costs.shape} {problem.p} {problem.budget} {problem.scale}".encode())
    return digest.hexdigest()


def check(certificate: dict[str, Any], costs: Any = None, weights: Any = None) -> Checked:
    """Go through a certificate; with costs and weights also that they are the problem's own.

    Returns value and bound in integers. Raises Wrong where anything does not hold.
    """
    if certificate.get("format") != FORMAT:
        raise Wrong(f"not a certificate of the form {FORMAT}")
    problem = _unpacked_problem(certificate)
    if fingerprint(problem) != certificate["fingerprint"]:
        raise Wrong("the integers of the problem do not have the fingerprint they should")
    if costs is not None:
        _same(problem, certificate, np.asarray(costs, float), weights)
    if certificate["kind"] == "p_center":
        return _check_center(problem, certificate)
    if certificate["kind"] == "capacitated":
        return _check_capacitated(problem, certificate)
    sites = np.array(certificate["sites"], np.int64)
    _allowed(problem, sites)
    value = problem.value(sites)
    if value != certificate["value"]:
        raise Wrong(f"the sites cost {value}, not {certificate['value']}")
    bound, nodes = _walk(problem, certificate["proof"], value)
    if bound < certificate["bound"]:
        raise Wrong(f"the tree proves {bound}, not {certificate['bound']}")
    return Checked(value, min(bound, value), problem.scale, nodes)


def saved(certificate: dict[str, Any]) -> str:
    """The certificate as JSON."""
    return json.dumps(certificate, sort_keys=True, separators=(",", ":"))


def _walk(problem: Problem, root: dict[str, Any], top: int) -> tuple[int, int]:
    """The bound the whole tree proves, and how many nodes it has."""
    bound, nodes = 2**62, 0
    stack = [(root, problem.standing.copy(), -(2**62))]
    while stack:
        node, state, known = stack.pop()
        nodes += 1
        for step in node["steps"]:
            known = max(known, _stepped(problem, step, state, top))
        state[unaffordable(problem, state)] = 2
        end = _end(problem, node, state, known)
        if end is not None:
            bound = min(bound, end)
            continue
        if "site" not in node or state[node["site"]] != 0:
            raise Wrong("a node neither ends nor branches on a free site")
        for name, code in (("closed", 2), ("held", 1)):
            child = state.copy()
            child[node["site"]] = code
            stack.append((node[name], child, known))
    return bound, nodes


def _stepped(problem: Problem, step: dict[str, Any], state: NDArray[np.int8], top: int) -> int:
    """The bound of one set of multipliers; what it fixes changes the state."""
    state[unaffordable(problem, state)] = 2
    found = bound_at(problem, _vector(problem, step["lam"]), int(step["mu"]), state)
    if found.whole < step.get("top", top) and step["fixed"]:
        if step["top"] < top:
            raise Wrong("a step fixes sites by a value better than the one found")
        out, held = fixes(problem, found, state, int(step["top"]))
        state[out], state[held] = 2, 1
    return found.whole


def _end(problem: Problem, node: dict[str, Any], state: NDArray[np.int8], known: int) -> int | None:
    """The bound a node ends with; None where it branches."""
    if node.get("end") == "complete":
        last = complete(problem, state)
        if last is None:
            raise Wrong("a node is called complete and leaves a choice")
        return max(problem.value(last), known)
    return known if node.get("end") == "bound" or node.get("open") else None


def _check_center(problem: Problem, certificate: dict[str, Any]) -> Checked:
    """Sites cover at the radius; the covering below it needs more than the sites opened."""
    sites = np.array(certificate["sites"], np.int64)
    if certificate["proof"].get("end") == "none nearer":
        return Checked(0, 0, 1.0, 1)
    new = int(problem.fixed[sites].sum())
    bound, nodes = _walk(problem, certificate["proof"], new + 1)
    if bound <= new and certificate["bound"] == 0:
        raise Wrong(f"{bound} sites might cover every place within less; {new} were opened")
    return Checked(0, 0 if bound > new else -1, 1.0, nodes)


def _check_capacitated(problem: Problem, certificate: dict[str, Any]) -> Checked:
    """Nobody is over capacity, the sum is right, and the multipliers give the bound."""
    from yiteng.reach.analysis.capacity import FINER, Case, bound_in_integers

    demand, room = _unpacked(certificate["demand"]), _unpacked(certificate["capacity"])
    sites, assigned = np.array(certificate["sites"], np.int64), _unpacked(certificate["assigned"])
    _allowed(problem, sites)
    asked = np.where(demand[:, None] > 0, problem.costs, 0)
    if not np.isin(assigned, sites).all():
        raise Wrong("a place is served by a site that is not open")
    load = np.bincount(assigned, weights=demand, minlength=problem.sites)
    if (load > room).any():
        raise Wrong(f"site {int(np.argmax(load > room))} serves more than its capacity")
    value = int(asked[np.arange(problem.places), assigned].sum())
    if value != certificate["value"]:
        raise Wrong(f"the assignment costs {value}, not {certificate['value']}")
    lam, pi = _unpacked(certificate["proof"]["lam"]), _unpacked(certificate["proof"]["pi"])
    if (pi < 0).any():
        raise Wrong("a price of capacity is negative")
    nobody = np.zeros(problem.sites, np.bool_)
    case = Case(asked, demand, room, problem.standing, problem.p, 0, nobody)
    bound = max(-(-bound_in_integers(case, lam, pi) // (PARTS * FINER)), 0)
    if bound < certificate["bound"]:
        raise Wrong(f"the multipliers prove {bound}, not {certificate['bound']}")
    return Checked(value, min(bound, value), problem.scale, 1)


def _allowed(problem: Problem, sites: NDArray[np.int64]) -> None:
    held = np.flatnonzero(problem.standing == 1)
    if set(held) - set(sites):
        raise Wrong("a site that must be open is not")
    if problem.p >= 0 and len(sites) > problem.p:
        raise Wrong(f"{len(sites)} sites are open, {problem.p} may be")
    if problem.budget >= 0 and int(problem.price[sites].sum()) > problem.budget:
        raise Wrong("the sites cost more than the budget")


def _same(
    problem: Problem, certificate: dict[str, Any], costs: NDArray[np.float64], weights: Any
) -> None:
    """That these costs and weights become the integers of the problem."""
    people = np.ones(len(costs)) if weights is None else np.asarray(weights, float)
    if certificate["kind"] not in ("p_median", "within_budget"):
        return
    asked = np.where(people[:, None] > 0, costs, 0.0) * people[:, None]
    finite = np.isfinite(asked)
    given = np.rint(np.where(finite, asked, 0.0) * problem.scale).astype(np.int64)
    if not np.array_equal(np.where(finite, given, problem.costs), problem.costs):
        raise Wrong("the costs and weights given are not those of the certificate")


def _vector(problem: Problem, packed: Any) -> NDArray[np.int64]:
    """Multipliers, held to their caps, for above them the bound would not hold."""
    found = _unpacked(packed)
    if found.shape != (problem.places,) or (found < 0).any():
        raise Wrong("multipliers: one for each place, not negative")
    return np.minimum(found, problem.outside * PARTS)


def _plain(node: dict[str, Any]) -> dict[str, Any]:
    """The tree as plain values; iterative, for trees may be deep."""
    root: dict[str, Any] = {}
    stack = [(node, root)]
    while stack:
        source, target = stack.pop()
        for key, value in source.items():
            if key == "steps":
                target[key] = [{**step, "lam": _packed(step["lam"])} for step in value]
            elif isinstance(value, dict):
                target[key] = {}
                stack.append((value, target[key]))
            else:
                target[key] = value
    return root


def _packed(values: NDArray[Any]) -> str:
    data = np.ascontiguousarray(values, np.int64).tobytes()
    return base64.b64encode(zlib.compress(data, 1)).decode()


def _unpacked(text: str) -> NDArray[np.int64]:
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), np.int64).copy()


def _packed_problem(problem: Problem) -> dict[str, Any]:
    return {
        "shape": list(problem.costs.shape),
        "p": problem.p,
        "budget": problem.budget,
        **{
            n: _packed(getattr(problem, n))
            for n in ("costs", "outside", "fixed", "standing", "price")
        },
    }


def _unpacked_problem(certificate: dict[str, Any]) -> Problem:
    packed = certificate["problem"]
    return Problem(
        costs=_unpacked(packed["costs"]).reshape(packed["shape"]),
        outside=_unpacked(packed["outside"]),
        p=int(packed["p"]),
        fixed=_unpacked(packed["fixed"]),
        standing=_unpacked(packed["standing"]).astype(np.int8),
        price=_unpacked(packed["price"]),
        budget=int(packed["budget"]),
        scale=float(certificate["scale"]),
    )
