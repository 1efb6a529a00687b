"""The checker's walk through the tree of a proof.

A bound at multipliers λ ≥ 0 (λ_i ≤ what being outside costs): Σ λ + Σ over the chosen sites of
(fixed cost + μ price + Σ min(0, cost − λ)) − μ budget, in parts of a whole number, rounded up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.checking_case import MOST, NEVER, PARTS, Case, Ints, Wrong
from yiteng.reach.analysis.checking_listing import least
from yiteng.reach.analysis.packing import unpacked

#: So many choices a node may list at most.
LISTED = 1_000_000


def walk(case: Case, root: dict[str, Any], top: int) -> tuple[int, int]:
    """No choice is better than the first number or ``top``, whichever is less; nodes gone through."""
    bound, nodes = top, 0
    stack = [(root, case.state.copy(), 0)]
    while stack:
        node, state, known = stack.pop()
        nodes += 1
        for step in node["steps"]:
            known = max(known, _stepped(case, step, state, top))
        _drop_unaffordable(case, state)
        end = (
            _listed(case, node, state, top)
            if node.get("end") == "listed"
            else _end(case, node, state, known)
        )
        if end is not None:
            bound = min(bound, end)
            continue
        site = node.get("site")
        if type(site) is not int or not 0 <= site < len(state) or state[site] != 0:
            raise Wrong("a node neither ends nor branches on a free site")
        for name, code in (("closed", 2), ("held", 1)):
            child = state.copy()
            child[site] = code
            stack.append((node[name], child, known))
    return bound, nodes


def _end(case: Case, node: dict[str, Any], state: NDArray[np.int8], known: int) -> int | None:
    """The bound a node ends with; None where it branches."""
    if node.get("end") != "complete":
        return known if node.get("end") == "bound" or node.get("open") is True else None
    held, free = np.flatnonzero(state == 1), np.flatnonzero(state == 0)
    if case.p >= 0 and len(held) >= case.p:
        return max(case.value(held), known) if len(held) == case.p else NEVER
    if len(free) and not (case.p >= 0 and len(held) + len(free) <= case.p):
        raise Wrong("a node is called complete and leaves a choice")
    left = np.concatenate([held, free])
    if case.budget >= 0 and int(case.price[left].sum()) > case.budget:
        return NEVER  # what must be open there costs more than the budget: nothing is left
    return max(case.value(left), known)


def _listed(case: Case, node: dict[str, Any], state: NDArray[np.int8], top: int) -> int:
    """The bound of a node whose choices are few: each that the last multipliers allow is valued."""
    held, free = np.flatnonzero(state == 1), np.flatnonzero(state == 0)
    need = case.p - len(held)
    if case.budget >= 0 or not 0 < need <= len(free) or not node["steps"]:
        raise Wrong("a node lists its choices where that proves nothing")
    paid, rho = _reduced(case, node["steps"][-1], state)
    spent = sum(int(r) for r in rho[held].tolist())
    if (paid + (top - 1) * PARTS) * (need + 2) >= MOST * 2:
        raise Wrong("multipliers too large to be added up")
    near = np.minimum(case.costs[:, held].min(axis=1, initial=NEVER), case.outside)
    room = (top - 1) * PARTS - paid - spent
    value, count = least(case.costs[:, free], near, rho[free], need, room, LISTED)
    if count > LISTED:
        raise Wrong("a node lists more choices than can be gone through")
    return min(value, top)


def _drop_unaffordable(case: Case, state: NDArray[np.int8]) -> None:
    if case.budget >= 0:
        left = case.budget - int(case.price[state == 1].sum())
        state[(state == 0) & (case.price > left)] = 2


def _stepped(case: Case, step: dict[str, Any], state: NDArray[np.int8], top: int) -> int:
    """The bound of one set of multipliers; what it fixes changes the state."""
    _drop_unaffordable(case, state)
    total, rho, chosen = _bound(case, step, state)
    whole = -(-total // PARTS)
    if not step["fixed"]:
        return whole
    above = int(step["top"])
    if above < top:
        raise Wrong("a step fixes sites by a value better than the one found")
    lift = _lifts(case, rho, chosen, state)
    sure = [j for j in np.flatnonzero(state == 0).tolist() if total + lift(j) > (above - 1) * PARTS]
    if len(sure) != step["fixed"]:
        raise Wrong(f"a step fixes {len(sure)} sites, not {step['fixed']}")
    for j in sure:
        state[j] = 1 if chosen[j] else 2
    return whole


def _reduced(case: Case, step: dict[str, Any], state: NDArray[np.int8]) -> tuple[int, Ints]:
    """The sum of the multipliers, and rho of every site that is not closed."""
    lam, mu = unpacked(step["lam"]), step["mu"]
    caps = np.minimum(case.outside, MOST // PARTS) * PARTS
    if lam.shape != caps.shape or (lam < 0).any() or (lam > caps).any():
        raise Wrong("multipliers: one for each place, from 0 to what being outside costs")
    if type(mu) is not int or mu < 0 or (mu and mu * int(case.price.max(initial=1)) >= MOST):
        raise Wrong("the price of the budget is negative or too large")
    paid = sum(int(part) for part in lam.tolist())
    if paid >= MOST:
        raise Wrong("multipliers too large to be added up")
    rho = case.fixed * PARTS + mu * case.price
    alive = np.flatnonzero(state != 2)
    for first in range(0, len(alive), 256):
        part = alive[first : first + 256]
        rho[part] += np.minimum(case.costs[:, part] * PARTS - lam[:, None], 0).sum(axis=0)
    return paid, rho


def _bound(
    case: Case, step: dict[str, Any], state: NDArray[np.int8]
) -> tuple[int, Ints, NDArray[np.bool_]]:
    """The bound × PARTS, rho, and the sites it chooses."""
    paid, rho = _reduced(case, step, state)
    chosen: NDArray[np.bool_] = state == 1
    free = np.flatnonzero(state == 0)
    if case.p < 0:
        chosen[free[rho[free] < 0]] = True
    else:
        need = max(case.p - int(chosen.sum()), 0)
        chosen[free[np.argsort(rho[free], kind="stable")[:need]]] = True
    total = paid + sum(int(r) for r in rho[chosen].tolist())
    return total - (step["mu"] * case.budget if case.budget >= 0 else 0), rho, chosen


def _lifts(
    case: Case, rho: Ints, chosen: NDArray[np.bool_], state: NDArray[np.int8]
) -> Callable[[int], int]:
    """How much the bound rises where a site is used otherwise than the bound uses it."""
    if case.p < 0:
        return lambda j: abs(int(rho[j]))
    free = np.flatnonzero(state == 0)
    order, need = np.sort(rho[free]), int(chosen[free].sum())
    if need == 0 or need == len(free):
        return lambda j: -MOST * 4
    last, next_ = int(order[need - 1]), int(order[need])
    return lambda j: next_ - int(rho[j]) if chosen[j] else int(rho[j]) - last
