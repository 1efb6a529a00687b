"""Equal to PySAL access and spopt on small cases; what they answered stands in peers.json.

``bench/reach/equal.py`` drew the cases and asked them; versions stand in the file.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from yiteng.reach.analysis import access, siting

KNOWN = json.loads(Path(__file__).with_name("peers.json").read_text())
BANDS = [tuple(band) for band in KNOWN["bands"]]


@pytest.mark.parametrize("case", KNOWN["scores"])
@pytest.mark.parametrize("name", ["two_step", "e2sfca", "three_step"])
def test_scores_equal_access(case, name):
    pairs = access.from_matrix(np.array(case["costs"]), 30.0)
    more = () if name == "two_step" else (BANDS,)
    found = getattr(access, name)(pairs, case["people"], case["supply"], *more)
    assert np.abs(found - np.array(case[name])).max() <= 1e-9


@pytest.mark.parametrize("case", KNOWN["siting"])
def test_values_equal_spopt(case):
    costs, people = np.array(case["costs"]), np.array(case["people"])
    found = {
        "p_median": siting.p_median(costs, people, p=4),
        "p_center": siting.p_center(costs, p=4),
        "max_cover": siting.max_cover(costs, people, p=3, radius=9.0),
        "set_cover": siting.set_cover(costs, case["radius"]),
    }
    for name, solution in found.items():
        assert solution.proved
        assert solution.objective == pytest.approx(case[name], abs=1e-6), name
