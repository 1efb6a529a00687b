"""Writes what access and spopt answer on small cases, for the tests that compare with them.

    python bench/reach/equal.py yiteng/reach/tests/analysis/peers.json

Run by the Python of the peers' environment (requirements-peers.txt). The cases are drawn here and written
beside the answers, so that nobody needs the peers to compare.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pulp
from access import fca, weights
from spopt.locate import LSCP, MCLP, PCenter, PMedian

BANDS = {10: 1.0, 20: 0.68, 30: 0.22}


def scores(seed: int) -> dict[str, Any]:
    """2SFCA, E2SFCA and 3SFCA on a table of which nothing costs more than 30 minutes."""
    rng = np.random.default_rng(seed)
    table = np.round(rng.random((25, 6)) * 30, 3)
    people, supply = rng.integers(50, 900, 25), rng.integers(1, 40, 6)
    frame = pd.DataFrame(
        [(i, j, table[i, j]) for i in range(25) for j in range(6)],
        columns=["origin", "dest", "cost"],
    )
    here = pd.DataFrame({"geoid": range(25), "demand": people.astype(float)}).set_index("geoid")
    there = pd.DataFrame({"geoid": range(6), "supply": supply.astype(float)}).set_index("geoid")
    decay = weights.step_fn(BANDS)
    asked = {"max_cost": 30, "demand_index": True, "demand_name": "demand", "supply_index": True,
             "supply_name": "supply"}  # fmt: skip
    found = {
        "two_step": fca.two_stage_fca(here, there, frame, **asked),
        "e2sfca": fca.two_stage_fca(here, there, frame, weight_fn=decay, **asked),
        "three_step": fca.three_stage_fca(here, there, frame, weight_fn=decay, **asked),
    }
    return {"costs": table.tolist(), "people": people.tolist(), "supply": supply.tolist(),
            **{k: [float(v) for v in s.sort_index()] for k, s in found.items()}}  # fmt: skip


def siting(seed: int) -> dict[str, Any]:
    """p-median, p-centre, maximal and full covering by spopt and HiGHS."""
    rng = np.random.default_rng(seed)
    points, places = rng.random((40, 2)) * 40, rng.random((12, 2)) * 40
    table = np.round(np.hypot(*(points[:, None] - places[None]).transpose(2, 0, 1)), 2)
    people = rng.integers(1, 90, 40).astype(float)
    solver = pulp.HiGHS(msg=False)
    median = PMedian.from_cost_matrix(table, people, p_facilities=4).solve(solver)
    centre = PCenter.from_cost_matrix(table, p_facilities=4).solve(solver)
    cover = MCLP.from_cost_matrix(table, people, service_radius=9, p_facilities=3).solve(solver)
    radius = float(np.ceil(table.min(axis=1).max())) + 4
    full = LSCP.from_cost_matrix(table, service_radius=radius).solve(solver)
    return {
        "costs": table.tolist(), "people": people.tolist(),
        "p_median": float(median.problem.objective.value()),
        "p_center": float(centre.problem.objective.value()),
        "max_cover": float(cover.problem.objective.value()),
        "radius": radius, "set_cover": float(full.problem.objective.value()),
    }  # fmt: skip


if __name__ == "__main__":
    made = {
        "made_by": "python bench/reach/equal.py",
        "versions": {name: version(name) for name in ("access", "spopt", "highspy")},
        "bands": [[float(k), v] for k, v in BANDS.items()],
        "scores": [scores(seed) for seed in range(3)],
        "siting": [siting(seed) for seed in range(4)],
    }
    Path(sys.argv[1]).write_text(json.dumps(made, separators=(",", ":")))
