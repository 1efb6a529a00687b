"""The checker's own reading of a problem: its numbers, and which sites are held, closed or free."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.amounts import down
from yiteng.reach.analysis.packing import unpacked

Ints = NDArray[np.int64]
PARTS, NEVER, MOST = 2**14, 2**46, 2**61
#: The numbers that a kind of problem is asked with.
KINDS: dict[str, tuple[str, ...]] = {
    "p_median": ("p",), "p_center": ("p",), "max_cover": ("p", "radius"), "set_cover": ("radius",),
    "within_budget": ("budget",), "capacitated": ("p", "min_load"),
}  # fmt: skip
NUMBERS = ("p", "radius", "budget", "min_load")


class Wrong(ValueError):
    """The certificate does not prove what it says; the message says where."""


@dataclass(frozen=True)
class Case:
    """A problem in whole numbers as the checker understands it; state: 1 held, 2 closed, 0 free."""

    kind: str
    statement: dict[str, Any]
    costs: Ints
    outside: Ints
    p: int
    fixed: Ints
    state: NDArray[np.int8]
    price: Ints
    budget: int
    scale: float
    rounding: float
    never: int = NEVER

    def opened(self, given: list[int]) -> Ints:
        """The sites of the certificate. Raises Wrong for a choice that may not be made."""
        sites = np.array(given, np.int64)
        if len(sites) != len(set(given)) or any(type(j) is not int for j in given):
            raise Wrong("sites are named twice or not by number")
        if len(sites) and not (sites.min() >= 0 and sites.max() < self.costs.shape[1]):
            raise Wrong("a site is none of the problem's")
        asked = self.statement
        if (set(asked["existing"]) | set(asked["forced"])) - set(given):
            raise Wrong("a site that must be open is not")
        if set(asked["forbidden"]) & set(given):
            raise Wrong("a forbidden site is open")
        if self.p >= 0 and len(sites) > self.p:
            raise Wrong(f"{len(sites)} sites are open, {self.p} may be")
        if self.budget >= 0 and int(self.price[sites].sum()) > self.budget:
            raise Wrong("the sites cost more than the budget")
        return sites

    def value(self, sites: Ints) -> int:
        """What these open sites cost in all."""
        near = self.costs[:, sites].min(axis=1, initial=NEVER)
        return int(np.minimum(near, self.outside).sum()) + int(self.fixed[sites].sum())

    def uncovered(self, sites: Ints) -> NDArray[np.bool_]:
        """Places that count and no open site serves."""
        found: NDArray[np.bool_] = (self.costs[:, sites] >= NEVER).all(axis=1) & (self.outside > 0)
        return found


def read(certificate: dict[str, Any]) -> Case:
    """The problem of a certificate, its state worked out from what was asked. Raises Wrong."""
    kind, packed, asked = certificate["kind"], certificate["problem"], certificate["statement"]
    if kind not in KINDS:
        raise Wrong(f"unknown kind {kind!r}")
    n, m = (int(k) for k in packed["shape"])
    costs, outside = unpacked(packed["costs"]).reshape(n, m), unpacked(packed["outside"])
    scale, budget, price = float(certificate["scale"]), -1, np.zeros(m, np.int64)
    if kind == "within_budget":
        price = unpacked(packed["price"])
        budget = int(down(asked["budget"], float(packed["price_scale"])))
        _fits(price, (m,), MOST // max(m, 1), "prices")
        if budget < 0 or any(price[j] for j in asked["existing"]):
            raise Wrong("a budget below nothing, or an existing site with a price")
    fixed = np.full(m, int(kind == "set_cover"), np.int64)
    fixed[asked["existing"]] = 0
    rounding = float(certificate["rounding"])
    if certificate["parts"] != PARTS or not scale > 0 or rounding not in (0.0, n / (2 * scale)):
        raise Wrong("parts or rounding are not those of the scale")
    case = Case(
        kind, asked, costs, outside, -1, fixed, _held(asked, m), price, budget, scale, rounding
    )
    _of_its_kind(case, n, m)
    alive = int((case.state != 2).sum())
    p = (
        -1
        if kind in ("within_budget", "set_cover")
        else min(len(asked["existing"]) + asked["p"], alive)
    )
    return (
        without_twins(replace(case, p=p))
        if kind not in ("p_center", "capacitated")
        else replace(case, p=p)
    )


def _fits(values: Ints, shape: tuple[int, ...], most: int, name: str) -> None:
    if values.shape != shape or (values.size and not (values.min() >= 0 and values.max() <= most)):
        raise Wrong(f"{name}: not as many as there should be, negative, or too large")


def _held(asked: dict[str, Any], m: int) -> NDArray[np.int8]:
    state = np.zeros(m, np.int8)
    for name, code in (("forbidden", 2), ("existing", 1), ("forced", 1)):
        if any(type(j) is not int or not 0 <= j < m for j in asked[name]):
            raise Wrong(f"{name}: a site that is none of the problem's")
        state[asked[name]] = code
    if set(asked["forbidden"]) & (set(asked["existing"]) | set(asked["forced"])):
        raise Wrong("a site is forbidden and held open")
    return state


def _of_its_kind(case: Case, n: int, m: int) -> None:
    """Raise Wrong where the numbers are not those of the kind of problem it says it is."""
    asked, pairs = case.statement, case.costs
    _fits(case.outside, (n,), NEVER, "outside")
    if case.kind == "p_center":
        _fits(pairs + 1, (n, m), n * m + 1, "ranks")
        right = bool((case.outside <= 1).all())
    else:
        _fits(pairs, (n, m), NEVER, "costs")
        right = bool((case.outside == NEVER).all())
        if not case.kind.endswith("_cover"):
            finite = pairs[pairs < NEVER]
            if finite.size and int(finite.max()) * n >= NEVER:
                raise Wrong("costs too large to be added up")
    if case.kind.endswith("_cover"):
        right = bool(((pairs == 0) | (pairs == NEVER)).all())
        if case.kind == "set_cover":
            right = right and bool(np.isin(case.outside, (0, m + 1)).all())
        elif int(case.outside.max(initial=0)) * n >= NEVER:
            raise Wrong("weights too large to be added up")
    if case.kind in ("set_cover", "p_center"):
        right = right and case.scale == 1.0 and case.rounding == 0.0
    if not (right and all(_is_said(case.kind, name, asked[name]) for name in NUMBERS)):
        raise Wrong(f"these are not the numbers of a {case.kind}")


def _is_said(kind: str, name: str, value: Any) -> bool:
    """Whether a number of the statement is there where its kind asks for it, and nowhere else."""
    if name not in KINDS[kind]:
        return value is None
    return type(value) in ((int,) if name == "p" else (int, float)) and value >= 0


def without_twins(case: Case) -> Case:
    """Of free sites alike in everything the first stays free: another never makes it better."""
    state, seen = case.state.copy(), set()
    for j in np.flatnonzero(state == 0):
        key = (case.costs[:, j].tobytes(), int(case.fixed[j]), int(case.price[j]))
        if key in seen:
            state[j] = 2
        seen.add(key)
    return replace(case, state=state)


def covering_below(case: Case, rank: int) -> Case | None:
    """Serving every place within ranks below this one by few new sites; None where none can."""
    near = (case.costs >= 0) & (case.costs < rank) | (case.outside == 0)[:, None]
    if not near[:, case.state != 2].any(axis=1).all():
        return None
    m = near.shape[1]
    fixed = np.ones(m, np.int64)
    fixed[case.statement["existing"]] = 0
    outside = np.where(case.outside > 0, m + 1, 0)
    below = replace(case, costs=np.where(near, 0, NEVER), outside=outside, fixed=fixed, p=-1)
    return without_twins(below)
