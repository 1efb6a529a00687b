"""The library's face, word for word as others build on it: names, arguments, results, errors."""

from __future__ import annotations

import inspect

import numpy as np
import pytest

from yiteng.reach import analysis

PLACES = [(117.95, 36.60), (117.97, 36.62), (118.00, 36.64), (118.04, 36.66), (118.06, 36.70)]
SITES = [(117.96, 36.61), (118.02, 36.65), (118.06, 36.69)]
POPULATION, SUPPLY = [400, 300, 250, 500, 200], [10, 0, 6]


def test_the_block_of_the_promise_runs_as_it_stands() -> None:
    places_lonlat, sites_lonlat, population, supply = PLACES, SITES, POPULATION, SUPPLY
    costs = analysis.costs.great_circle(places_lonlat, sites_lonlat, detour=1.3)  # (n, m) km
    assert (costs.shape, costs.dtype) == ((5, 3), np.float64)

    edges = np.array([(0, 1, 4.0), (1, 2, 6.0), (2, 3, 5.0)])  # from, to, cost
    roads = analysis.costs.network(edges, 4, [0, 1], [2, 3])
    assert roads.tolist() == [[10.0, 15.0], [6.0, 11.0]]

    pairs = analysis.access.pairs_within(
        places_lonlat, sites_lonlat, limit=30.0, detour=1.3, speed=40.0
    )
    again = analysis.access.pairs_within.from_matrix(costs / 40 * 60, 30.0)
    assert len(pairs) == len(again) <= 15

    bands = [(10, 1.0), (20, 0.68), (30, 0.22)]
    score = analysis.access.e2sfca(pairs, population, supply, bands=bands)
    assert float((score * population).sum()) == pytest.approx(16.0)
    for name in ("three_step", "m2sfca"):
        assert getattr(analysis.access, name)(pairs, population, supply, bands=bands).shape == (5,)
    for name in ("two_step", "gravity"):
        assert getattr(analysis.access, name)(pairs, population, supply).shape == (5,)

    weights = population
    s = analysis.siting.p_median(
        costs, weights, p=2, existing=(), forbidden=(), forced=(), time_limit=None
    )
    assert (s.sites.tolist(), s.assigned.shape, s.gap, s.proved) == ([0, 1], (5,), 0.0, True)
    assert s.bound == s.objective
    assert analysis.certificate.check(s.certificate, costs, weights).proved


def test_every_model_takes_the_names_that_were_promised() -> None:
    own = {"p_center": "p", "max_cover": "radius", "set_cover": "radius",
           "within_budget": "site_costs budget", "capacitated": "capacities min_load"}  # fmt: skip
    for name, words in own.items():
        known = inspect.signature(getattr(analysis.siting, name)).parameters
        usual = ("costs", "weights", "existing", "forbidden", "forced", "time_limit")
        assert set(words.split()) | set(usual) <= set(known), name


def test_p_counts_new_sites_beside_the_existing() -> None:
    costs = analysis.costs.great_circle(PLACES, SITES)
    s = analysis.siting.p_median(costs, POPULATION, p=1, existing=(1,))
    assert (s.sites.tolist(), s.new.tolist()) == ([1, 0], [0])


def test_a_band_beyond_the_limit_of_the_pairs_is_an_error() -> None:
    pairs = analysis.access.pairs_within(PLACES, SITES, limit=20.0)
    with pytest.raises(ValueError, match="30 lies beyond the limit of the pairs, 20"):
        analysis.access.e2sfca(pairs, POPULATION, SUPPLY, bands=[(10, 1.0), (30, 0.22)])


def test_what_cannot_be_reached_is_an_error_only_where_it_cannot_be_avoided() -> None:
    costs = np.array([[1.0, np.inf], [np.inf, 2.0]])
    assert analysis.siting.p_median(costs, [1, 1], p=2).objective == 3.0
    with pytest.raises(analysis.siting.Unreachable):
        analysis.siting.p_median(costs, [1, 1], p=1)


@pytest.mark.parametrize("missing", [np.nan, -1.0])
def test_what_is_missing_is_an_error_and_what_is_nothing_has_a_name(missing: float) -> None:
    pairs = analysis.access.pairs_within(PLACES, SITES, limit=30.0)
    bands = [(30, 1.0)]
    with pytest.raises(ValueError, match=r"supply\[1\] is missing or negative; write 0 for none"):
        analysis.access.e2sfca(pairs, POPULATION, [10, missing, 6], bands)
    with pytest.raises(ValueError, match=r"population\[0\] is missing or negative"):
        analysis.access.e2sfca(pairs, [missing, *POPULATION[1:]], SUPPLY, bands)
    far = analysis.access.pairs_within([*PLACES, (119.5, 37.9)], SITES, limit=30.0)
    lonely, unused = analysis.access.unreached(far, [*POPULATION, 50], [10, 0, 6])
    assert (lonely.tolist(), unused.tolist()) == ([5], [])
