"""Coordinates used in China: GCJ-02 and BD-09 to WGS-84 and back; CGCS2000 is WGS-84 to a metre.

Maps of the market show points some hundred metres off the surveyed ones (GCJ-02), another map
twists these once more (BD-09). What is stored is WGS-84; conversion happens on import and is said.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
SYSTEMS = ("WGS-84", "CGCS2000", "GCJ-02", "BD-09")
_AXIS = 6378245.0
_ECCENTRICITY = 0.00669342162296594323
_TWIST = np.pi * 3000.0 / 180.0


def to_wgs84(lonlat: ArrayLike, system: str) -> Floats:
    """Points of a system (one of SYSTEMS) as WGS-84, (n, 2). Raises ValueError for another system.

    The way back is by iteration, exact to 1e-9 degrees (0.1 mm).
    """
    given = np.atleast_2d(np.asarray(lonlat, np.float64))
    if system in ("WGS-84", "CGCS2000"):
        return given.copy()
    if system == "GCJ-02":
        return _back(given, to_gcj02)
    if system == "BD-09":
        return _back(given, to_bd09)
    raise ValueError(f"unknown system of coordinates {system!r}; one of {', '.join(SYSTEMS)}")


def to_gcj02(lonlat: ArrayLike) -> Floats:
    """WGS-84 points as GCJ-02; points outside China (72–138° E, 0.8–56° N) stay as they are."""
    given = np.atleast_2d(np.asarray(lonlat, np.float64))
    x, y = given[:, 0] - 105.0, given[:, 1] - 35.0
    root = np.sqrt(np.abs(x))
    waves = (20.0 * np.sin(6.0 * x * np.pi) + 20.0 * np.sin(2.0 * x * np.pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + waves
    north += (20.0 * np.sin(y * np.pi) + 40.0 * np.sin(y / 3.0 * np.pi)) * 2.0 / 3.0
    north += (160.0 * np.sin(y / 12.0 * np.pi) + 320.0 * np.sin(y * np.pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + waves
    east += (20.0 * np.sin(x * np.pi) + 40.0 * np.sin(x / 3.0 * np.pi)) * 2.0 / 3.0
    east += (150.0 * np.sin(x / 12.0 * np.pi) + 300.0 * np.sin(x / 30.0 * np.pi)) * 2.0 / 3.0
    latitude = np.radians(given[:, 1])
    magic = 1.0 - _ECCENTRICITY * np.sin(latitude) ** 2
    north = north * 180.0 / ((_AXIS * (1 - _ECCENTRICITY)) / magic**1.5 * np.pi)
    east = east * 180.0 / (_AXIS / np.sqrt(magic) * np.cos(latitude) * np.pi)
    return given + np.where(_inside(given)[:, None], np.column_stack([east, north]), 0.0)


def to_bd09(lonlat: ArrayLike) -> Floats:
    """WGS-84 points as BD-09."""
    shifted = to_gcj02(lonlat)
    x, y = shifted[:, 0], shifted[:, 1]
    radius = np.hypot(x, y) + 0.00002 * np.sin(y * _TWIST)
    angle = np.arctan2(y, x) + 0.000003 * np.cos(x * _TWIST)
    return np.column_stack([radius * np.cos(angle) + 0.0065, radius * np.sin(angle) + 0.006])


def _back(given: Floats, forth: Callable[[Floats], Floats]) -> Floats:
    found = given.copy()
    for _ in range(50):
        off = forth(found) - given
        found -= off
        if np.abs(off).max(initial=0.0) < 1e-11:
            break
    return found


def _inside(given: Floats) -> NDArray[np.bool_]:
    lon, lat = given[:, 0], given[:, 1]
    return (lon >= 72.004) & (lon <= 137.8347) & (lat >= 0.8293) & (lat <= 55.8271)
