"""Costs on the sphere and on roads; coordinates of maps brought back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yiteng.reach.analysis import coordinates, costs

#: A village, a crossing, a hospital, and a shorter road drawn twice with two lengths.
ROADS = [(0, 1, 10.0), (1, 2, 5.0), (0, 2, 30.0), (0, 2, 20.0)]


def test_a_degree_of_latitude_is_111_km():
    found = costs.great_circle([[117.0, 36.0]], [[117.0, 37.0], [117.0, 36.0]])
    assert found[0] == pytest.approx([6371.0088 * np.pi / 180, 0.0])
    assert costs.great_circle([[117.0, 36.0]], [[117.0, 37.0]], detour=1.3)[0, 0] == pytest.approx(
        6371.0088 * np.pi / 180 * 1.3
    )


def test_the_cheapest_of_several_roads_counts_both_ways():
    assert costs.network(ROADS, 4, [0, 2, 3], [2]).tolist() == [[15.0], [0.0], [np.inf]]
    assert costs.network(ROADS, 4, [2], [0]).tolist() == [[15.0]]
    assert costs.network([(0, 2, 30.0), (0, 2, 20.0)], 3, [0], [2]).tolist() == [[20.0]]


def test_one_way_roads_are_one_way():
    assert costs.network(ROADS, 3, [0, 2], [2], directed=True).tolist() == [[15.0], [0.0]]
    assert costs.network(ROADS, 3, [2], [0], directed=True).tolist() == [[np.inf]]


def test_a_road_of_no_length_is_a_road():
    assert costs.network([(0, 1, 0.0), (1, 2, 4.0)], 3, [0], [2]).tolist() == [[4.0]]


def test_a_node_that_is_not_there_is_named():
    with pytest.raises(ValueError, match=r"edges\[1\]"):
        costs.network([(0, 1, 1.0), (0, 9, 1.0)], 3, [0], [1])
    with pytest.raises(ValueError, match=r"site_nodes\[0\]"):
        costs.network(ROADS, 3, [0], [7])
    with pytest.raises(ValueError, match=r"edges\[0\]"):
        costs.network([(0, 1, -1.0)], 3, [0], [1])


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.booleans())
def test_the_nearest_on_roads_is_the_least_of_the_table(seed, directed):
    rng = np.random.default_rng(seed)
    edges = np.column_stack(
        [rng.integers(0, 25, 60), rng.integers(0, 25, 60), rng.integers(0, 40, 60)]
    )
    sites = rng.integers(0, 25, 4)
    table = costs.network(edges, 25, np.arange(25), sites, directed=directed)
    cost, number = costs.network_nearest(edges, 25, np.arange(25), sites, directed=directed)
    assert cost.tolist() == table.min(axis=1).tolist()
    found = np.where(number >= 0, table[np.arange(25), np.maximum(number, 0)], np.inf)
    assert found.tolist() == cost.tolist()


def test_minutes_by_class_of_road_and_mountain_factor():
    assert costs.edge_minutes([60.0, 20.0], ["primary", "tertiary"]).tolist() == [60.0, 30.0]
    assert costs.minutes([[10.0], [10.0]], 40.0, [[1.0], [1.4]]).tolist() == [[15.0], [21.0]]
    with pytest.raises(ValueError, match="'goat path'"):
        costs.edge_minutes([1.0], ["goat path"])


def test_map_coordinates_are_some_hundred_metres_off_and_come_back():
    here = np.array([[117.85, 36.50], [118.2, 36.1]])
    shown = coordinates.to_gcj02(here)
    off = costs.great_circle(here, shown).diagonal()
    assert ((off > 0.1) & (off < 1.0)).all()
    assert np.abs(coordinates.to_wgs84(shown, "GCJ-02") - here).max() < 1e-9
    assert np.abs(coordinates.to_wgs84(coordinates.to_bd09(here), "BD-09") - here).max() < 1e-9
    assert coordinates.to_wgs84(here, "CGCS2000").tolist() == here.tolist()


def test_a_published_point_of_each_system():
    """Tian'anmen as the maps show it, from the WGS-84 point, to a metre."""
    assert coordinates.to_gcj02([[116.404, 39.915]])[0] == pytest.approx(
        [116.41024449916938, 39.91640428150164], abs=1e-8
    )


def test_outside_china_nothing_is_shifted():
    assert coordinates.to_gcj02([[2.35, 48.85]]).tolist() == [[2.35, 48.85]]


def test_an_unknown_system_is_refused():
    with pytest.raises(ValueError, match="unknown system of coordinates 'Beijing-54'"):
        coordinates.to_wgs84([[1.0, 1.0]], "Beijing-54")
