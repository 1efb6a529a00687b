"""Roads of an OpenStreetMap file: classes, one-way streets, islands of roads nobody joins."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from yiteng.reach.analysis import costs
from yiteng.reach.plain.pbf import roads
from yiteng.reach.plain.points import Points, Unreadable
from yiteng.reach.plain.routes import Way

osmium = pytest.importorskip("osmium")
HAND = Path(__file__).with_name("roads.osm")


@pytest.fixture
def pbf(tmp_path):
    path = tmp_path / "roads.osm.pbf"
    writer = osmium.SimpleWriter(str(path))
    for thing in osmium.FileProcessor(str(HAND)):
        writer.add(thing)
    writer.close()
    return path


def points(*rows):
    lonlat = np.array([(lon, lat) for _, lon, lat in rows])
    return Points("x", tuple({"id": name} for name, _, _ in rows), lonlat)


def test_edges_are_minutes_by_class_and_direction(pbf):
    edges, lonlat = roads(pbf)
    km = costs.great_circle(lonlat[:1], lonlat[1:2])[0, 0]
    assert len(lonlat) == 5 and len(edges) == 5  # the footway is no road; one street one way
    assert edges[0, 2] == pytest.approx(km / 60 * 60)
    found = costs.network(edges, 5, [0, 2], [2, 0], directed=True)
    assert found[0, 0] == pytest.approx(km / 60 * 60 + km / 40 * 60, rel=1e-3)
    assert found[1, 1] == np.inf and found[0, 1] == 0.0


def test_a_village_joins_the_main_roads_not_an_island(pbf):
    places = points(("near", 118.0, 36.5), ("island", 118.3, 36.6))
    sites = points(("house", 118.05, 36.5))
    table = Way(roads=pbf, speed=30.0).table(places, sites)
    edges, _ = roads(pbf)
    assert table[0, 0] == pytest.approx(edges[0, 2])
    assert np.isinf(table[1, 0])  # its nearest main node lies beyond the one-way street


def test_a_file_without_roads_is_named(tmp_path):
    path = tmp_path / "empty.osm.pbf"
    writer = osmium.SimpleWriter(str(path))
    writer.add_node(osmium.osm.mutable.Node(id=1, location=(118.0, 36.5), tags={"a": "b"}))
    writer.close()
    with pytest.raises(Unreadable, match="no roads in it"):
        roads(path)
