"""Problems of siting in integers, from arrays of costs and weights as users have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yiteng.reach.analysis.failures import NoRoom as NoRoom
from yiteng.reach.analysis.failures import Unreachable as Unreachable
from yiteng.reach.analysis.solver import local
from yiteng.reach.analysis.solver.problem import NEVER, Problem, integers, scale_of, whole_in

Floats = NDArray[np.float64]
States = NDArray[np.int8]
#: From so many sites on one random start is enough: the dual then shows the way.
_LARGEST_P = 30


def checked(costs: ArrayLike, weights: ArrayLike | None) -> tuple[Floats, Floats]:
    """Costs and weights as arrays. Raises ValueError, saying which entry is wrong."""
    given = np.asarray(costs, np.float64)
    if given.ndim != 2 or not given.size:
        raise ValueError("costs: a table of places × sites with at least one of each")
    people = np.ones(len(given)) if weights is None else np.asarray(weights, np.float64)
    if people.shape != (len(given),):
        raise ValueError(f"weights: one for each of the {len(given)} places")
    if np.isnan(given).any() or (given < 0).any():
        row, column = np.argwhere(~(given >= 0))[0]
        raise ValueError(f"costs[{row}, {column}] is negative or not a number")
    if not np.isfinite(people).all() or (people < 0).any():
        raise ValueError(f"weights[{np.flatnonzero(~(people >= 0) | ~np.isfinite(people))[0]}]"
                         " is negative or not a number")  # fmt: skip
    return given, people


def state_of(
    m: int, existing: Sequence[int], forbidden: Sequence[int], forced: Sequence[int]
) -> States:
    """1 where a site is held open, 2 where it is closed, 0 where it may be chosen."""
    state = np.zeros(m, np.int8)
    named = {"existing": list(existing), "forbidden": list(forbidden), "forced": list(forced)}
    for name, sites in named.items():
        wrong = [j for j in sites if not 0 <= j < m]
        if wrong:
            raise ValueError(f"{name}: there is no site {wrong[0]}")
    both = set(forbidden) & (set(forced) | set(existing))
    if both:
        raise ValueError(f"site {min(both)} is forbidden and held open")
    state[list(forbidden)] = 2
    state[list(existing)] = 1
    state[list(forced)] = 1
    return state


def count_of(p: int, state: States, existing: Sequence[int], forced: Sequence[int]) -> int:
    """How many sites are open in all; no more than there are."""
    old = set(existing)
    if p < 0 or p != int(p):
        raise ValueError("p: how many new sites, 0 or more")
    if len(set(forced) - old) > p:
        raise ValueError("more sites are forced than p allows")
    total = len(old) + int(p)
    if not total:
        raise ValueError("no site may be open: p is 0 and none exists")
    return min(total, int((state != 2).sum()))


def starts(p: int) -> int:
    """How many random starts are worth their time."""
    return 2 if 0 <= p <= _LARGEST_P else 1


def served(given: Floats, state: States) -> None:
    """Raise Unreachable where a place has no site at all."""
    alive = np.isfinite(given[:, state != 2]).any(axis=1)
    if not alive.all():
        raise Unreachable(np.flatnonzero(~alive).tolist())


def weighted(
    given: Floats,
    people: Floats,
    state: States,
    total: int,
    **more: Any,
) -> Problem:
    """Σ weight × cost in integers; the scale from a first solution where costs are not whole."""
    asked = np.where(people[:, None] > 0, given, 0.0)
    served(asked, state)
    whole = asked * people[:, None]
    estimate = _estimate(whole, state, total)
    scale = scale_of(whole, estimate)
    pairs = integers(whole, scale)
    outside = np.full(len(given), NEVER, np.int64)
    return problem_of(pairs, outside, total, state, scale, exact=whole_in(whole, scale), **more)


def _estimate(whole: Floats, state: States, total: int) -> float:
    """About what a good solution costs."""
    finite = whole[np.isfinite(whole)]
    if np.array_equal(finite, np.rint(finite)):
        return 1.0
    most = float(finite.max(initial=1.0)) or 1.0
    rough = 2.0**20 / most
    pairs = integers(whole, rough)
    outside = np.full(len(whole), NEVER, np.int64)
    p = total if total >= 0 else int((state == 1).sum() or 1)
    value, _ = local.start(problem_of(pairs, outside, p, state, rough), 0)
    return float(value) / rough if 0 < value < NEVER else float(finite.mean() * len(whole))


def covering(
    given: Floats,
    people: Floats,
    state: States,
    radius: float,
    existing: Sequence[int],
) -> Problem:
    """As few new sites as serve every place of weight above 0 within the radius."""
    counted = people > 0
    near = (given <= radius) | ~counted[:, None]
    served(np.where(near, 0.0, np.inf), state)
    pairs = np.where(near, 0, NEVER)
    outside = np.where(counted, given.shape[1] + 1, 0).astype(np.int64)
    fixed = np.ones(given.shape[1], np.int64)
    fixed[list(existing)] = 0
    return problem_of(pairs, outside, -1, state, 1.0, fixed=fixed)


def problem_of(
    pairs: NDArray[np.int64],
    outside: NDArray[np.int64],
    total: int,
    state: States,
    scale: float,
    *,
    fixed: NDArray[np.int64] | None = None,
    price: NDArray[np.int64] | None = None,
    budget: int = -1,
    price_scale: float = 1.0,
    exact: bool = True,
    twins: bool = False,
) -> Problem:
    """The problem of these integers; of sites alike in everything one stays, unless twins may."""
    m = pairs.shape[1]
    zero = np.zeros(m, np.int64)
    return Problem(
        costs=np.minimum(pairs, NEVER),
        outside=outside,
        p=total,
        fixed=zero if fixed is None else fixed,
        standing=state if twins else _without_twins(pairs, state, fixed, price),
        price=zero if price is None else price,
        budget=budget,
        scale=scale,
        exact=exact,
        price_scale=price_scale,
    )


def _without_twins(
    pairs: NDArray[np.int64],
    state: States,
    fixed: NDArray[np.int64] | None,
    price: NDArray[np.int64] | None,
) -> States:
    """Of free sites that cost the same for every place only as many as could matter stay: one.

    Twins of a site never make a solution better; a p-median that runs out of others opens fewer.
    """
    found = state.copy()
    seen: dict[bytes, int] = {}
    for j in np.flatnonzero(state == 0):
        extra = (0 if fixed is None else int(fixed[j]), 0 if price is None else int(price[j]))
        key = pairs[:, j].tobytes() + repr(extra).encode()
        if key in seen:
            found[j] = 2
        seen.setdefault(key, int(j))
    return found
