"""Our side: one work a process, so that its peak memory is its own. Last line: figures as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from bench.reach import cases
from yiteng.reach.analysis import access, certificate, costs, siting


def peak() -> float:
    """Peak resident memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds and what came of it."""
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


def pmed(folder: Path) -> dict[str, Any]:
    """All forty: seconds of each, proved, checked by its certificate."""
    known = cases.optima(folder)
    table, p = cases.pmed(folder / "pmed2.txt")
    siting.p_median(table, np.ones(len(table)), p)
    before, seconds, wrong, checking = peak(), {}, [], 0.0
    for name in sorted(known, key=lambda one: int(one[4:])):
        table, p = cases.pmed(folder / f"{name}.txt")
        seconds[name], found = timed(lambda t=table, q=p: siting.p_median(t, np.ones(len(t)), q))
        took, checked = timed(lambda f=found, t=table: certificate.check(f.certificate, t))
        checking += took
        if not (found.proved and checked.proved and found.objective == known[name]):
            wrong.append(name)
    slow = {name: took for name, took in seconds.items() if took > 1}
    return {"seconds": sum(seconds.values()), "within_1_s": len(seconds) - len(slow),
            "slower": slow, "pmed1": seconds["pmed1"], "pmed10": seconds["pmed10"],
            "pmed20": seconds["pmed20"], "pmed40": seconds["pmed40"], "wrong": wrong,
            "checking": checking, "mb": peak() - before}  # fmt: skip


def county() -> dict[str, Any]:
    """290 and 500 villages × 60 sites, p = 8: the best of five runs each."""
    found = {}
    for places in (290, 500):
        minutes, people = cases.county(places, 60)
        siting.p_median(minutes, people, 8)
        runs = [timed(lambda m=minutes, w=people: siting.p_median(m, w, 8)) for _ in range(5)]
        found[str(places)] = min(seconds for seconds, _ in runs)
        found[f"{places}_proved"] = all(one.proved for _, one in runs)
        found[f"{places}_value"] = runs[0][1].objective
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
    two, _ = timed(lambda: access.e2sfca(pairs, people, supply, cases.BANDS))
    three, _ = timed(lambda: access.three_step(pairs, people, supply, cases.BANDS))
    return {"pairs": len(pairs), "build": build, "e2sfca": build + two, "3sfca": build + three,
            "mb": peak() - before}  # fmt: skip


def country() -> dict[str, Any]:
    """650 000 × 40 000: nearest, and E2SFCA within half an hour, pairs included."""
    places, sites = cases.country(650_000, 40_000)
    people, supply = np.ones(len(places)), np.ones(len(sites))
    bands = [(10.0, 1.0), (20.0, 0.68), (30.0, 0.22)]
    access.e2sfca(access.pairs_within(places[:50], sites, 30.0), people[:50], supply, bands)
    before = peak()
    near, _ = timed(lambda: access.nearest(places, sites))
    score, pairs = timed(lambda: _scored(places, sites, people, supply, bands))
    return {"nearest": near, "e2sfca": score, "both": near + score, "pairs": pairs,
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
    took, _ = timed(lambda: costs.network_nearest(edges, nodes, np.arange(nodes), sites))
    return {"nearest": took, "mb": peak() - before}


WORKS: dict[str, Callable[..., dict[str, Any]]] = {
    "pmed": pmed, "county": county, "scores": scores, "country": country, "network": network,
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(WORKS[sys.argv[1]](*[Path(word) for word in sys.argv[2:]])))
