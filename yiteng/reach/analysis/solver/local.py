"""Good solutions quickly: greedy, interchange, and what the dual suggests."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.solver import kernels
from yiteng.reach.analysis.solver.problem import Problem

Sites = NDArray[np.int64]


def improve(problem: Problem, chosen: Sites) -> tuple[int, Sites]:
    """A solution at least as good as the chosen sites, feasible where that can be had."""
    if problem.p >= 0:
        return _swapped(problem, chosen)
    return _trimmed(problem, _filled(problem, chosen))


def start(problem: Problem, seed: int) -> tuple[int, Sites]:
    """A first solution, from random sites (p given) or greedily."""
    held = np.flatnonzero(problem.standing == 1)
    if problem.p < 0:
        return improve(problem, held)
    free = np.flatnonzero(problem.standing == 0)
    need = max(min(problem.p - len(held), len(free)), 0)
    drawn = np.random.default_rng(seed).choice(free, need, replace=False)
    return improve(problem, np.concatenate([held, drawn]))


def _swapped(problem: Problem, chosen: Sites) -> tuple[int, Sites]:
    sites = np.ascontiguousarray(chosen, np.int64).copy()
    open_ = np.zeros(problem.sites, np.bool_)
    open_[sites] = True
    value = kernels.interchange(
        problem.site_major,
        sites,
        open_,
        problem.standing == 1,
        problem.standing == 0,
        problem.outside,
    )
    return int(value), np.sort(sites)


def _room(problem: Problem, chosen: Sites) -> int:
    """What is left of the budget; below 0 where it is overdrawn."""
    if problem.budget < 0:
        return 2**62
    spent = problem.price[chosen][problem.standing[chosen] != 1].sum()
    return problem.budget - int(problem.price[problem.standing == 1].sum()) - int(spent)


def _filled(problem: Problem, chosen: Sites) -> Sites:
    """Sites added one by one, the most saved for its cost first, while that saves anything."""
    held = np.flatnonzero(problem.standing == 1)
    sites = np.asarray(chosen, np.int64) if _room(problem, chosen) >= 0 else held
    while True:
        now = problem.outside.copy()
        if len(sites):
            now = np.minimum(now, problem.costs[:, sites].min(axis=1))
        saved = np.maximum(now[None, :] - problem.site_major, 0).sum(axis=1) - problem.fixed
        able = (problem.standing == 0) & (problem.price <= _room(problem, sites)) & (saved > 0)
        able[sites] = False
        if not able.any():
            return sites
        rate = np.where(able, saved / np.maximum(problem.price, 1), -1.0)
        sites = np.append(sites, int(rate.argmax()))


def _trimmed(problem: Problem, sites: Sites) -> tuple[int, Sites]:
    """Superfluous sites dropped, dearest first, then swaps within the budget while they help."""
    value = problem.value(sites)
    improved = True
    while improved:
        improved = False
        for site in sorted(sites, key=lambda j: -int(problem.fixed[j] + problem.price[j])):
            if problem.standing[site] == 1:
                continue
            rest = sites[sites != site]
            for trial in (rest, _filled(problem, rest)):
                found = problem.value(trial)
                if found < value and _room(problem, trial) >= 0:
                    value, sites, improved = found, trial, True
                    break
    return value, np.sort(sites)
