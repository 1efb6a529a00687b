"""Where covering is asked for, places still go to the nearest open site, as people do."""

from __future__ import annotations

import numpy as np
import pytest

from yiteng.reach.analysis import siting

#: Four places, three sites: the first two lie within 10 of places 0 and 1.
COSTS = np.array([[9.0, 2.0, 30.0], [8.0, 3.0, 30.0], [30.0, 30.0, 1.0], [50.0, 40.0, np.inf]])
PEOPLE = np.array([10.0, 10.0, 10.0, 0.0])


@pytest.mark.parametrize(
    ("found", "assigned"),
    [
        (siting.max_cover(COSTS, PEOPLE, p=1, radius=10.0, existing=[0, 1]), [1, 1, 2, -1]),
        (siting.set_cover(COSTS, 10.0, PEOPLE, existing=[0, 1]), [1, 1, 2, -1]),
        (siting.p_center(COSTS, PEOPLE, p=3), [1, 1, 2, 1]),
    ],
    ids=["max_cover", "set_cover", "p_center"],
)
def test_a_place_goes_to_the_nearest_of_the_sites_that_are_open(found, assigned):
    assert found.assigned.tolist() == assigned
