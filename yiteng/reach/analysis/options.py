"""Besides the best choice: what comes next where a site is not to be had, and what one more buys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from yiteng.reach.analysis.building import Unreachable
from yiteng.reach.analysis.solution import Solution

#: A siting with everything fixed but the sites that are forbidden besides.
Without = Callable[[list[int]], Solution]


@dataclass(frozen=True)
class Alternative:
    """The best choice without one of the proposed sites. instead: sites that come for it."""

    without: int
    instead: tuple[int, ...]
    objective: float
    proved: bool


def next_best(
    solve: Without, found: Solution, more: Callable[[], bool] = lambda: True
) -> list[Alternative]:
    """For each proposed site the best choice without it, the least loss first.

    solve: takes the sites to be left out. A site without which nothing is possible stands not in the list.
    more: asked before each; where it says no, the list ends there.
    """
    proposed = set(found.new.tolist())
    rows = []
    for site in sorted(proposed):
        if not more():
            break
        try:
            other = solve([site])
        except ValueError:
            continue
        instead = tuple(sorted(set(other.new.tolist()) - proposed))
        rows.append(Alternative(site, instead, other.objective, other.proved))
    return sorted(rows, key=lambda row: abs(row.objective - found.objective))


@dataclass(frozen=True)
class Step:
    """p new sites: what they reach at best, and what the last of them bought."""

    p: int
    objective: float
    bought: float | None
    proved: bool


def one_more(
    solve: Callable[[int], Solution], most: int, more: Callable[[], bool] = lambda: True
) -> list[Step]:
    """The curve of the objective for 0, 1 … ``most`` new sites, each the best for its number.

    solve: takes p; more: asked before each, ends the curve where it says no. Numbers for which nothing is possible are left out. What one more buys never
    counts as a promise: the best p + 1 sites need not hold the best p.
    """
    steps: list[Step] = []
    for p in range(most + 1):
        if not more():
            break
        try:
            found = solve(p)
        except Unreachable:
            continue
        except ValueError:
            if p == 0:
                continue  # nothing exists and nothing is opened
            raise
        before = steps[-1].objective if steps and steps[-1].p == p - 1 else None
        bought = None if before is None else abs(found.objective - before)
        steps.append(Step(p, found.objective, bought, found.proved))
    return steps
