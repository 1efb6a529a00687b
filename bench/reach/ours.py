"""Our side: one work a process, so that its peak memory is its own. Last line: figures as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bench.reach import cases
from yiteng.reach.analysis import access, certificate, costs, siting


class Seconds(NamedTuple):
    """Seconds by the wall, and of the processor (all its cores added up)."""

    wall: float
    own: float

    def plus(self, other: Seconds) -> Seconds:
        """One after the other."""
        return Seconds(self.wall + other.wall, self.own + other.own)

    def least(self, other: Seconds) -> Seconds:
        """The lesser of each."""
        return Seconds(min(self.wall, other.wall), min(self.own, other.own))


def peak() -> float:
    """Peak resident memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(work: Callable[[], Any]) -> tuple[Seconds, Any]:
    """Seconds by the wall and of the processor, and what came of it."""
    wall, own = time.perf_counter(), time.process_time()
    found = work()
    return Seconds(time.perf_counter() - wall, time.process_time() - own), found


def least(work: Callable[[], Any], times: int) -> tuple[Seconds, Any]:
    """The least of several runs, for others may share the machine; what came of the last."""
    runs = [timed(work) for _ in range(times)]
    found = Seconds(min(s.wall for s, _ in runs), min(s.own for s, _ in runs))
    return found, runs[-1][1]


def pmed(folder: Path) -> dict[str, Any]:
    """All forty: seconds of each, proved, checked by its certificate."""
    known = cases.optima(folder)
    table, p = cases.pmed(folder / "pmed2.txt")
    siting.p_median(table, np.ones(len(table)), p)
    before, took, wrong, checking = peak(), {}, [], 0.0
    for name in sorted(known, key=lambda one: int(one[4:])):
        table, p = cases.pmed(folder / f"{name}.txt")
        solve = partial(siting.p_median, table, np.ones(len(table)), p)
        took[name], found = timed(solve)
        if took[name].wall < 6:
            took[name] = took[name].least(least(solve, 3)[0])
        seconds, checked = timed(partial(certificate.check, found.certificate, table))
        checking += seconds.wall
        if not (found.proved and checked.proved and found.objective == known[name]):
            wrong.append(name)
    slow = [name for name, one in took.items() if one.wall > 1]
    total = Seconds(sum(s.wall for s in took.values()), sum(s.own for s in took.values()))
    return {"all": total, "within_1_s": len(took) - len(slow), "slower": slow, "took": took,
            "within_1_s_own": sum(s.own <= 1 for s in took.values()), "wrong": wrong,
            "checking": checking, "mb": peak() - before}  # fmt: skip


def county() -> dict[str, Any]:
    """290, 480 and 500 villages × 60 sites, p = 8: the least of fifteen runs each, certificates checked."""
    found: dict[str, Any] = {}
    for places in (290, 480, 500):
        minutes, people = cases.county(places, 60)
        solve = partial(siting.p_median, minutes, people, 8)
        solve()
        found[str(places)], one = least(solve, 15)
        found[f"{places}_proved"], found[f"{places}_value"] = one.proved, one.objective
        found[f"{places}_checked"] = certificate.check(one.certificate, minutes, people).proved
    return found


def scores() -> dict[str, Any]:
    """E2SFCA and 3SFCA, 100 000 × 2 000, pairs included."""
    places, sites = cases.region(100_000, 2_000, 3.07)
    people, supply = np.ones(len(places)), np.ones(len(sites))
    small = access.pairs_within(places[:50], sites, 60.0)
    for score in (access.e2sfca, access.three_step):
        score(small, people[:50], supply, cases.BANDS)
    before = peak()
    build, pairs = timed(lambda: access.pairs_within(places, sites, 60.0))
    access.three_step(pairs, people, supply, cases.BANDS)
    mb = peak() - before
    build = build.least(least(lambda: access.pairs_within(places, sites, 60.0), 7)[0])
    two, _ = least(lambda: access.e2sfca(pairs, people, supply, cases.BANDS), 9)
    three, _ = least(lambda: access.three_step(pairs, people, supply, cases.BANDS), 9)
    return {"pairs": len(pairs), "build": build, "e2sfca": build.plus(two),
            "3sfca": build.plus(three), "mb": mb}  # fmt: skip


def country() -> dict[str, Any]:
    """650 000 × 40 000: nearest, and E2SFCA within half an hour, pairs included."""
    places, sites = cases.country(650_000, 40_000)
    people, supply = np.ones(len(places)), np.ones(len(sites))
    bands = [(10.0, 1.0), (20.0, 0.68), (30.0, 0.22)]
    access.e2sfca(access.pairs_within(places[:50], sites, 30.0), people[:50], supply, bands)
    before = peak()
    near, _ = least(lambda: access.nearest(places, sites), 3)
    score, pairs = least(lambda: _scored(places, sites, people, supply, bands), 3)
    return {"nearest": near, "e2sfca": score, "both": near.plus(score), "pairs": pairs,
            "mb": peak() - before}  # fmt: skip


def _scored(places: Any, sites: Any, people: Any, supply: Any, bands: Any) -> int:
    pairs = access.pairs_within(places, sites, 30.0)
    access.e2sfca(pairs, people, supply, bands)
    return len(pairs)


def network() -> dict[str, Any]:
    """The nearest of 5 000 facilities on a road network of 1 000 000 nodes."""
    edges, nodes = cases.roads(1000)
    sites = np.random.default_rng(0).choice(nodes, 5000, replace=False)
    before = peak()
    took, _ = least(lambda: costs.network_nearest(edges, nodes, np.arange(nodes), sites), 3)
    return {"nearest": took, "mb": peak() - before}


WORKS: dict[str, Callable[..., dict[str, Any]]] = {
    "pmed": pmed, "county": county, "scores": scores, "country": country, "network": network,
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(WORKS[sys.argv[1]](*[Path(word) for word in sys.argv[2:]])))
