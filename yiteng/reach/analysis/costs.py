"""Costs between places and sites: great-circle km, a typed table, a road network."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra

from yiteng.reach.analysis.assumed import SPEEDS as SPEEDS
from yiteng.reach.analysis.pairs import points
from yiteng.reach.analysis.solver.kernels_pairs import EARTH

Floats = NDArray[np.float64]


def great_circle(places_lonlat: ArrayLike, sites_lonlat: ArrayLike, detour: float = 1.0) -> Floats:
    """Great-circle km × detour between every place and every site, (n, m).

    detour: road length over straight line; 1.3 is usual in the plain, up to 1.5 in mountains.
    Raises ValueError naming a row that is no point. Source: haversine on the mean earth radius.
    """
    here, there = points(places_lonlat, "places"), points(sites_lonlat, "sites")
    if not detour >= 1.0:
        raise ValueError("detour: 1 or more")
    found = np.empty((len(here), len(there)))
    lon, lat = np.radians(there[:, 0]), np.radians(there[:, 1])
    for first in range(0, len(here), 1024):
        part = np.radians(here[first : first + 1024])
        half = np.sin((lat[None, :] - part[:, 1:]) / 2) ** 2 + np.cos(part[:, 1:]) * np.cos(lat) * (
            np.sin((lon[None, :] - part[:, :1]) / 2) ** 2
        )
        found[first : first + 1024] = 2 * EARTH * detour * np.arcsin(np.sqrt(np.minimum(half, 1)))
    return found


def minutes(km: ArrayLike, speed: float | ArrayLike, mountain: float | ArrayLike = 1.0) -> Floats:
    """Minutes for km at km/h, times the mountain factor of the place (scalar, or (n, 1))."""
    rate, factor = np.asarray(speed, np.float64), np.asarray(mountain, np.float64)
    if not (rate > 0).all() or not (factor >= 1).all():
        raise ValueError("speed above 0 km/h and mountain factors of 1 or more are needed")
    return np.asarray(km, np.float64) / rate * 60.0 * factor


def edge_minutes(km: ArrayLike, road: ArrayLike, speeds: Mapping[str, float] = SPEEDS) -> Floats:
    """Minutes for each edge by its length and class of road. Raises ValueError for a class unknown."""
    classes = np.asarray(road)
    unknown = sorted(set(classes.tolist()) - set(speeds))
    if unknown:
        raise ValueError(f"no speed is given for roads of the class {unknown[0]!r}")
    rate = np.array([speeds[one] for one in classes.tolist()], np.float64)
    return minutes(km, rate)


def network(
    edges: ArrayLike,
    n_nodes: int,
    place_nodes: ArrayLike,
    site_nodes: ArrayLike,
    directed: bool = False,
    limit: float = np.inf,
) -> Floats:
    """Least cost over a network from every place to every site, (n, m); inf where there is no way.

    edges: (k, 3) rows of from, to, cost; both ways unless ``directed``; of edges between the same
    nodes the cheapest counts. limit: costs above it are not looked for. Dijkstra from each site.
    Raises ValueError naming an edge or node that is not there.
    """
    graph = _graph(edges, n_nodes, directed)
    places, sites = _nodes(place_nodes, n_nodes, "place"), _nodes(site_nodes, n_nodes, "site")
    towards = graph.T.tocsr() if directed else graph
    kinds, back = np.unique(sites, return_inverse=True)
    found = np.empty((len(places), len(kinds)))
    for first in range(0, len(kinds), 64):
        part = dijkstra(towards, indices=kinds[first : first + 64], limit=limit)
        found[:, first : first + 64] = part[:, places].T
    return found[:, back]


def network_nearest(
    edges: ArrayLike,
    n_nodes: int,
    place_nodes: ArrayLike,
    site_nodes: ArrayLike,
    directed: bool = False,
) -> tuple[Floats, NDArray[np.int64]]:
    """Least cost over a network from every place to its nearest site, and that site's number.

    One Dijkstra from all sites at once, whatever their number; inf and -1 where there is no way.
    """
    graph = _graph(edges, n_nodes, directed)
    places, sites = _nodes(place_nodes, n_nodes, "place"), _nodes(site_nodes, n_nodes, "site")
    towards = graph.T.tocsr() if directed else graph
    cost, _, source = dijkstra(
        towards, indices=np.unique(sites), min_only=True, return_predecessors=True
    )
    number = np.full(n_nodes, -1)
    number[sites[::-1]] = np.arange(len(sites))[::-1]
    at = source[places]
    return cost[places], np.where(at >= 0, number[np.maximum(at, 0)], -1)


def _graph(edges: ArrayLike, n_nodes: int, directed: bool) -> csr_array:
    """The network with the cheapest edge between two nodes, both ways unless directed."""
    rows = np.asarray(edges, np.float64)
    if rows.ndim != 2 or rows.shape[1] != 3:
        raise ValueError("edges: rows of (from, to, cost)")
    ends = rows[:, :2].astype(np.int64)
    good = ((ends >= 0) & (ends < n_nodes)).all(axis=1) & (rows[:, 2] >= 0)
    if not (good & np.isfinite(rows).all(axis=1)).all():
        wrong = int(np.argmin(good & np.isfinite(rows).all(axis=1)))
        raise ValueError(f"edges[{wrong}] names no node of the network or has no cost of 0 or more")
    start, end, cost = ends[:, 0], ends[:, 1], rows[:, 2]
    if not directed:
        start, end = np.concatenate([start, end]), np.concatenate([end, start])
        cost = np.concatenate([cost, cost])
    graph = coo_array((cost, (start, end)), shape=(n_nodes, n_nodes)).tocsr()
    # Edges drawn twice were added up; then the cheapest of each must be found.
    return graph if graph.nnz == len(cost) else _cheapest(start, end, cost, n_nodes)


def _cheapest(
    start: NDArray[np.int64], end: NDArray[np.int64], cost: Floats, n_nodes: int
) -> csr_array:
    """Of edges between the same two nodes the cheapest alone."""
    key = start * n_nodes + end
    order = np.lexsort((cost, key))
    first = np.ones(len(order), np.bool_)
    first[1:] = key[order][1:] != key[order][:-1]
    kept = order[first]
    indptr = np.zeros(n_nodes + 1, np.int64)
    np.cumsum(np.bincount(start[kept], minlength=n_nodes), out=indptr[1:])
    return csr_array((cost[kept], end[kept], indptr), shape=(n_nodes, n_nodes))


def _nodes(given: ArrayLike, n_nodes: int, name: str) -> NDArray[np.int64]:
    found = np.asarray(given, np.int64)
    if found.ndim != 1 or not len(found):
        raise ValueError(f"{name}_nodes: at least one")
    good = (found >= 0) & (found < n_nodes)
    if not good.all():
        raise ValueError(f"{name}_nodes[{int(np.argmin(good))}] is no node of the network")
    return found
