"""The peers' side, run by the Python of their own environment (requirements-peers.txt).

    python bench/reach/peers.py county|pmed FOLDER|scores

Last line: figures as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from bench.reach import cases


def peak() -> float:
    """Peak resident memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _spopt(table: Any, weights: Any, p: int) -> tuple[float, float]:
    import pulp
    from spopt.locate import PMedian

    begun = time.perf_counter()
    model = PMedian.from_cost_matrix(table, weights, p_facilities=p)
    model.solve(pulp.HiGHS(msg=False))
    return time.perf_counter() - begun, float(model.problem.objective.value())


def county() -> dict[str, Any]:
    """spopt with HiGHS."""
    found: dict[str, Any] = {}
    for places in (290, 500):
        minutes, people = cases.county(places, 60)
        found[str(places)], found[f"{places}_value"] = _spopt(minutes, people, 8)
    return found


def pmed(folder: Path) -> dict[str, Any]:
    """spopt with HiGHS on the three it solves within half a minute."""
    before, found = peak(), {}
    for name in ("pmed1", "pmed10", "pmed20"):
        table, p = cases.pmed(folder / f"{name}.txt")
        found[name], found[f"{name}_value"] = _spopt(table, np.ones(len(table)), p)
    return {**found, "mb": peak() - before}


def scores() -> dict[str, Any]:
    """access on given pairs (those of our side, by great-circle minutes up to 60)."""
    import pandas as pd
    from access import fca, weights

    places, sites = cases.region(100_000, 2_000, 3.07)
    pairs = _pairs(places, sites)
    frame = pd.DataFrame(pairs, columns=["origin", "dest", "cost"])
    frame[["origin", "dest"]] = frame[["origin", "dest"]].astype(int)
    here = pd.DataFrame({"geoid": np.arange(len(places)), "demand": 1.0})
    there = pd.DataFrame({"geoid": np.arange(len(sites)), "supply": 1.0})
    decay = weights.step_fn(dict(cases.BANDS))
    before, found = peak(), {"pairs": len(frame)}
    for name, score in (("e2sfca", fca.two_stage_fca), ("3sfca", fca.three_stage_fca)):
        begun = time.perf_counter()
        score(here, there, frame, 60, weight_fn=decay)
        found[name] = time.perf_counter() - begun
    return {**found, "mb": peak() - before}


def _pairs(places: Any, sites: Any) -> Any:
    """(place, site, minutes) within an hour: great-circle km × 1.3 at 40 km/h."""
    rows = []
    lon, lat = np.radians(sites[:, 0]), np.radians(sites[:, 1])
    for first in range(0, len(places), 2000):
        part = np.radians(places[first : first + 2000])
        half = np.sin((lat - part[:, 1:]) / 2) ** 2 + np.cos(part[:, 1:]) * np.cos(lat) * (
            np.sin((lon - part[:, :1]) / 2) ** 2
        )
        minutes = 2 * 6371.0088 * 1.3 * np.arcsin(np.sqrt(half)) / 40 * 60
        i, j = np.nonzero(minutes <= 60)
        rows.append(np.column_stack([i + first, j, minutes[i, j]]))
    return np.concatenate(rows)


WORKS = {"county": county, "pmed": pmed, "scores": scores}

if __name__ == "__main__":
    print(json.dumps(WORKS[sys.argv[1]](*[Path(word) for word in sys.argv[2:]])))
