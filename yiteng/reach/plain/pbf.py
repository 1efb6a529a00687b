"""Roads of an OpenStreetMap file (.osm.pbf) by pyosmium, an extra."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis import costs
from yiteng.reach.analysis.solver.kernels_pairs import EARTH
from yiteng.reach.plain.points import Unreadable

Floats = NDArray[np.float64]


def roads(path: Path, speeds: Mapping[str, float] = costs.SPEEDS) -> tuple[Floats, Floats]:
    """Directed edges (from, to, minutes) and positions of the nodes, (k, 3) and (n, 2).

    Ways whose class of highway has a speed; one-way streets one way. Raises Unreadable where
    pyosmium is not installed or the file holds no road.
    """
    try:
        import osmium
    except ImportError as error:
        raise Unreadable(
            "reading .osm.pbf needs the package osmium (pip install yiteng[osm])"
        ) from error
    numbers: dict[int, int] = {}
    lonlat: list[tuple[float, float]] = []
    ends: list[tuple[int, int]] = []
    rates: list[float] = []
    with_highway = osmium.filter.KeyFilter("highway")
    way: Any
    for way in osmium.FileProcessor(str(path)).with_locations().with_filter(with_highway):
        if not way.is_way() or _class(way) not in speeds:
            continue
        nodes = [_number(node, numbers, lonlat) for node in way.nodes if node.location.valid()]
        steps = list(pairwise(nodes))
        if way.tags.get("oneway") not in ("yes", "1", "true"):
            steps += [(b, a) for a, b in steps]
        ends += steps
        rates += [speeds[_class(way)]] * len(steps)
    if not ends:
        raise Unreadable(f"{path.name}: no roads in it")
    points, pairs = np.array(lonlat), np.array(ends)
    minutes = _km(points[pairs[:, 0]], points[pairs[:, 1]]) / np.array(rates) * 60.0
    return np.column_stack([pairs, minutes]), points


def _class(way: Any) -> str:
    return str(way.tags.get("highway", "")).removesuffix("_link")


def _number(node: Any, numbers: dict[int, int], lonlat: list[tuple[float, float]]) -> int:
    if node.ref not in numbers:
        numbers[node.ref] = len(lonlat)
        lonlat.append((node.location.lon, node.location.lat))
    return numbers[node.ref]


def _km(start: Floats, end: Floats) -> Floats:
    a, b = np.radians(start), np.radians(end)
    half = np.sin((b[:, 1] - a[:, 1]) / 2) ** 2 + np.cos(a[:, 1]) * np.cos(b[:, 1]) * (
        np.sin((b[:, 0] - a[:, 0]) / 2) ** 2
    )
    found: Floats = 2 * EARTH * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    return found
