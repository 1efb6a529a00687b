"""The cases both sides compute: made from a seed, or read from a folder of OR-Library files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from scipy.sparse.csgraph import dijkstra

BANDS = [(20.0, 1.0), (40.0, 0.68), (60.0, 0.22)]


def county(places: int, sites: int) -> tuple[np.ndarray, np.ndarray]:
    """Minutes between villages and candidate sites of an invented county, and people."""
    rng = np.random.default_rng(places)
    points = rng.random((places, 2)) * 50
    chosen = points[rng.choice(places, sites, replace=False)]
    km = np.hypot(*(points[:, None] - chosen[None]).transpose(2, 0, 1))
    return km * 1.3 / 40 * 60, rng.integers(200, 2000, places).astype(float)


def region(places: int, sites: int, degrees: float) -> tuple[np.ndarray, np.ndarray]:
    """Points in a square of so many degrees, in middle China."""
    rng = np.random.default_rng(places)
    corner = np.array([115.0, 34.0])
    return corner + rng.random((places, 2)) * degrees, corner + rng.random((sites, 2)) * degrees


def country(places: int, sites: int) -> tuple[np.ndarray, np.ndarray]:
    """Villages crowded round a middle, facilities at some of them."""
    rng = np.random.default_rng(1)
    points = np.column_stack([rng.normal(112, 6, places), rng.normal(33, 4, places)])
    return points, points[rng.choice(places, sites, replace=False)]


def roads(nodes_a_side: int) -> tuple[np.ndarray, int]:
    """Edges of a square grid with random minutes, and how many nodes it has."""
    rng = np.random.default_rng(0)
    number = np.arange(nodes_a_side**2).reshape(nodes_a_side, nodes_a_side)
    across = np.column_stack([number[:, :-1].ravel(), number[:, 1:].ravel()])
    down = np.column_stack([number[:-1].ravel(), number[1:].ravel()])
    ends = np.concatenate([across, down])
    return np.column_stack([ends, rng.uniform(0.1, 2, len(ends))]), nodes_a_side**2


def pmed(path: Path) -> tuple[np.ndarray, int]:
    """All shortest paths of an OR-Library p-median file, and p; of edges drawn twice the last counts."""
    words = path.read_text().split()
    n, _, p = (int(word) for word in words[:3])
    rows = np.array(words[3:], np.int64).reshape(-1, 3)
    kept = {(min(a, b) - 1, max(a, b) - 1): c for a, b, c in rows}
    table = np.zeros((n, n))
    for (a, b), c in kept.items():
        table[a, b] = table[b, a] = c
    return dijkstra(table, directed=False), p


def optima(folder: Path) -> dict[str, int]:
    """The published optima: file name without ending → value."""
    rows = [line.split() for line in (folder / "pmedopt.txt").read_text().splitlines()]
    return {row[0]: int(row[1]) for row in rows if row and row[0].startswith("pmed")}
