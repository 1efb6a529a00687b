"""Where the next sites should be: exact, with a lower bound and a certificate.

Every function takes ``costs`` (n places, m sites), minutes or km, ``inf`` where a site cannot
serve a place, and returns a `Solution`. Sites ``existing`` stay open and count towards nobody's
``p``; ``forced`` are among the new ones; ``forbidden`` are never opened. ``time_limit`` is in
seconds: when it runs out, the best found and the gap that is left.

Sources: p-median Hakimi 1964; maximal covering Church & ReVelle 1974; full covering Toregas 1971;
p-centre Hakimi 1964 by full coverings (Minieka 1970); bounds Cornuéjols, Fisher & Nemhauser 1977.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from yiteng.reach.analysis import capacity
from yiteng.reach.analysis.amounts import down, unit_of, up
from yiteng.reach.analysis.building import (
    Floats,
    NoRoom,
    Unreachable,
    checked,
    count_of,
    covering,
    problem_of,
    served,
    starts,
    state_of,
    weighted,
)
from yiteng.reach.analysis.center import search_radius
from yiteng.reach.analysis.certificate import Asked, written_center
from yiteng.reach.analysis.solution import Solution, solution, to_nearest
from yiteng.reach.analysis.solver.problem import NEVER, Problem, integers, scale_of, whole_in
from yiteng.reach.analysis.solver.search import Search

__all__ = [
    "NoRoom",
    "Solution",
    "Unreachable",
    "capacitated",
    "max_cover",
    "p_center",
    "p_median",
    "set_cover",
    "within_budget",
]


def p_median(
    costs: ArrayLike,
    weights: ArrayLike,
    p: int,
    existing: Sequence[int] = (),
    forbidden: Sequence[int] = (),
    forced: Sequence[int] = (),
    time_limit: float | None = None,
) -> Solution:
    """Open p new sites so that Σ weight × cost to the nearest open site is least.

    weights: (n,), not negative; a place of weight 0 asks for nothing.
    Raises ValueError for arrays that do not fit, Unreachable where a place cannot be served.
    """
    given, people = checked(costs, weights)
    state = state_of(given.shape[1], existing, forbidden, forced)
    total = count_of(p, state, existing, forced)
    problem = weighted(given, people, state, total)
    asked = Asked(p=p, existing=existing, forbidden=forbidden, forced=forced)
    return _solved("p_median", problem, given, people, asked, time_limit)


def within_budget(
    costs: ArrayLike,
    weights: ArrayLike,
    site_costs: ArrayLike,
    budget: float,
    existing: Sequence[int] = (),
    forbidden: Sequence[int] = (),
    forced: Sequence[int] = (),
    time_limit: float | None = None,
) -> Solution:
    """Open any new sites that cost at most ``budget`` together, so that Σ weight × cost is least.

    site_costs: (m,), not negative; existing sites cost nothing. Raises ValueError where the
    forced ones alone pass the budget, Unreachable where no choice within it serves every place.
    """
    given, people = checked(costs, weights)
    state = state_of(given.shape[1], existing, forbidden, forced)
    price = np.asarray(site_costs, np.float64)
    if not budget >= 0 or not np.isfinite(budget):
        raise ValueError("budget: an amount, not negative")
    if price.shape != (given.shape[1],) or not (price >= 0).all() or not np.isfinite(price).all():
        raise ValueError("site_costs: one finite cost, not negative, for each site")
    unit = unit_of(np.append(price, budget))
    prices, most = up(price, unit), int(down(budget, unit))
    prices[list(existing)] = 0
    if int(prices[list(forced)].sum()) > most:
        raise ValueError("the forced sites alone cost more than the budget")
    problem = weighted(given, people, state, -1, price=prices, budget=most, price_scale=unit)
    asked = Asked(budget=budget, existing=existing, forbidden=forbidden, forced=forced)
    return _solved("within_budget", problem, given, people, asked, time_limit)


def max_cover(
    costs: ArrayLike,
    weights: ArrayLike,
    p: int,
    radius: float,
    existing: Sequence[int] = (),
    forbidden: Sequence[int] = (),
    forced: Sequence[int] = (),
    time_limit: float | None = None,
) -> Solution:
    """Open p new sites so that most weight lies within ``radius`` of an open one.

    objective and bound are weight covered: bound ≥ objective. assigned is -1 outside.
    """
    given, people = checked(costs, weights)
    state = state_of(given.shape[1], existing, forbidden, forced)
    total = count_of(p, state, existing, forced)
    scale = scale_of(people, float(people.sum()))
    outside = integers(people, scale)
    pairs = np.where(given <= radius, 0, NEVER)
    problem = problem_of(pairs, outside, total, state, scale, exact=whole_in(people, scale))
    found = Search(problem, time_limit, starts(total)).run()
    everybody = float(people.sum())
    covered = float(people[problem.assigned(found.sites) >= 0].sum())
    bound = everybody - found.bound / scale
    asked = Asked(p=p, radius=radius, existing=existing, forbidden=forbidden, forced=forced)
    chosen = solution("max_cover", problem, found, asked, covered, max(bound, covered))
    return to_nearest(chosen, given, radius)


def set_cover(
    costs: ArrayLike,
    radius: float,
    weights: ArrayLike | None = None,
    existing: Sequence[int] = (),
    forbidden: Sequence[int] = (),
    forced: Sequence[int] = (),
    time_limit: float | None = None,
) -> Solution:
    """Open as few new sites as serve every place (of weight above 0) within ``radius``.

    objective: how many new sites. Raises Unreachable with the places no site may serve.
    """
    given, people = checked(costs, weights)
    state = state_of(given.shape[1], existing, forbidden, forced)
    problem = covering(given, people, state, radius, existing)
    found = Search(problem, time_limit).run()
    opened = float(len(found.sites) - len(set(existing)))
    asked = Asked(radius=radius, existing=existing, forbidden=forbidden, forced=forced)
    chosen = solution("set_cover", problem, found, asked, opened, float(found.bound))
    return to_nearest(chosen, given, radius)


def p_center(
    costs: ArrayLike,
    weights: ArrayLike | None = None,
    p: int = 1,
    existing: Sequence[int] = (),
    forbidden: Sequence[int] = (),
    forced: Sequence[int] = (),
    time_limit: float | None = None,
) -> Solution:
    """Open p new sites so that the farthest place (of weight above 0) is as near as can be.

    objective: the largest cost of a place to its nearest open site; weights only say which places
    count. The certificate proves that p sites do not cover every place within any smaller cost.
    """
    given, people = checked(costs, weights)
    state = state_of(given.shape[1], existing, forbidden, forced)
    total = count_of(p, state, existing, forced)
    served(np.where(people[:, None] > 0, given, 0.0), state)
    new = total - len(set(existing))

    def within(radius: float) -> Problem:
        return covering(given, people, state, radius, existing)

    found = search_radius(given[people > 0], state, total, new, within, time_limit)
    if found is None:
        raise Unreachable(np.flatnonzero(people > 0)[:1].tolist())
    problem, inner, radius, bound = found
    asked = Asked(p=p, existing=existing, forbidden=forbidden, forced=forced)
    proof = partial(written_center, given, people > 0, asked, inner, radius, bound)
    return to_nearest(solution("p_center", problem, inner, asked, radius, bound, proof), given)


def capacitated(
    costs: ArrayLike,
    weights: ArrayLike,
    capacities: ArrayLike,
    p: int,
    min_load: float = 0.0,
    existing: Sequence[int] = (),
    forbidden: Sequence[int] = (),
    forced: Sequence[int] = (),
    time_limit: float | None = 20.0,
) -> Solution:
    """Open p new sites, each place served by one of them within its capacity, Σ weight × cost least.

    capacities: (m,) in the unit of the weights; min_load: what a new site must serve at least.
    The bound is true and usually not tight: ``gap`` says how far. Raises NoRoom where no
    assignment within the capacities was found.
    """
    given, people = checked(costs, weights)
    state = state_of(given.shape[1], existing, forbidden, forced)
    total = count_of(p, state, existing, forced)
    problem = weighted(given, people, state, total, twins=True)
    case = capacity.case(problem, people, capacities, min_load, existing)
    most = capacity.roomiest(case)
    if most < case.demand.sum():
        short = most / case.unit, float(people.sum())
        raise NoRoom(f"the roomiest sites hold {short[0]:g}; {short[1]:g} ask for room", short)
    found = capacity.solve(case, problem, 20.0 if time_limit is None else time_limit)
    if found.value >= NEVER:
        raise NoRoom(f"no assignment within the capacities of {case.p} sites was found")
    real = given[np.arange(len(given)), found.assigned]
    exact = float((people * np.where(people > 0, real, 0.0)).sum())
    asked = Asked(p=p, min_load=min_load, existing=existing, forbidden=forbidden, forced=forced)
    return capacity.solution(problem, case, found, exact, asked)


def _solved(
    kind: str,
    problem: Problem,
    given: Floats,
    people: Floats,
    asked: Asked,
    time_limit: float | None,
) -> Solution:
    found = Search(problem, time_limit, starts(problem.p)).run()
    if found.value >= NEVER:
        assigned = problem.assigned(found.sites)
        raise Unreachable(np.flatnonzero((assigned < 0) & (people > 0)).tolist())
    near = given[:, found.sites].min(axis=1)
    value = float((people * np.where(people > 0, near, 0.0)).sum())
    bound = value if found.proved else min(found.bound / problem.scale, value)
    return solution(kind, problem, found, asked, value, bound)
