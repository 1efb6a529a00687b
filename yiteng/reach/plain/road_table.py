"""Minutes over held roads between places and sites, packed so that a scenario can keep them. No Django."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from yiteng.reach.analysis import access, costs
from yiteng.reach.analysis.packing import packed_floats, unpacked_floats

Floats = NDArray[np.float64]
Points = Sequence[tuple[float, float]]


def table(
    nodes: Mapping[str, Sequence[float]], edges: Mapping[tuple[str, str], float],
    places: Points, sites: Points, travel: Mapping[str, float],
) -> str:  # fmt: skip
    """Least minutes from every place to every site over the roads, (n, m), packed to a thousandth.

    nodes: name → longitude, latitude; edges: two nodes → minutes, both ways. The way to the nearest node of the
    largest connected part is straight line × travel["detour"] at travel["speed"] km/h. Dijkstra from the
    fewer side.
    """
    number = {name: k for k, name in enumerate(nodes)}
    rows = np.array([(number[a], number[b], cost) for (a, b), cost in edges.items()])
    lonlat = np.array(list(nodes.values()))
    main = _largest(rows, len(nodes))
    ends = [_joined(points, lonlat, main, travel) for points in (places, sites)]
    (here, off_here), (there, off_there) = ends
    turned = len(here) < len(there)
    found = costs.network(rows, len(nodes), *((there, here) if turned else (here, there)))
    found = found.T if turned else found
    return packed_floats(np.round(found + off_here[:, None] + off_there[None, :], 3))


def unpacked(road: Mapping[str, Any], places: int, sites: int) -> Floats:
    """The table of a scenario's inputs."""
    found: Floats = unpacked_floats(road["minutes"]).reshape(places, sites)
    return found


def _largest(rows: Floats, count: int) -> NDArray[np.int64]:
    """The nodes of the largest connected part."""
    graph = coo_array((np.ones(len(rows)), rows[:, :2].astype(np.int64).T), shape=(count, count))
    _, part = connected_components(graph, directed=False)
    return np.flatnonzero(part == np.bincount(part).argmax())


def _joined(
    points: Points, lonlat: Floats, main: NDArray[np.int64], travel: Mapping[str, float]
) -> tuple[NDArray[np.int64], Floats]:
    """The node nearest to each point, and the minutes to get there."""
    km, found = access.nearest(np.array(points), lonlat[main])
    return main[found[:, 0]], costs.minutes(km[:, 0] * travel["detour"], travel["speed"])
