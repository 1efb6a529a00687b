"""Pairs of places and sites within a limit: sparse, never places × sites."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yiteng.reach.analysis.solver import kernels_pairs as kernels

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """For place i the sites ``index[indptr[i]:indptr[i + 1]]`` with their ``cost``.

    limit: no pair costs more; costs in minutes (or km). places, sites: how many of each.
    """

    indptr: NDArray[np.int64]
    index: NDArray[np.int32]
    cost: Floats
    places: int
    sites: int
    limit: float

    def __len__(self) -> int:
        return len(self.cost)

    def slowed(self, factor: ArrayLike) -> Pairs:
        """The pairs with the costs of each place times its factor (1 or more); those beyond the limit go.

        factor: (places,), such as the mountain factor of each place's town.
        """
        times = np.asarray(factor, np.float64)
        if times.shape != (self.places,) or not (times >= 1).all():
            raise ValueError(f"factor: one of 1 or more for each of {self.places} places")
        place = np.repeat(np.arange(self.places), np.diff(self.indptr))
        cost = self.cost * times[place]
        kept = cost <= self.limit
        indptr = np.zeros(self.places + 1, np.int64)
        np.cumsum(np.bincount(place[kept], minlength=self.places), out=indptr[1:])
        return Pairs(indptr, self.index[kept], cost[kept], self.places, self.sites, self.limit)

    @classmethod
    def from_matrix(cls, costs: ArrayLike, limit: float) -> Pairs:
        """The pairs of a table (places, sites) that cost at most ``limit``; inf stays out.

        Raises ValueError for a table that is not one, or holds what is negative or no number.
        """
        table = np.asarray(costs, np.float64)
        if table.ndim != 2:
            raise ValueError("costs: a table of places × sites")
        if not (table >= 0).all():
            row, column = np.argwhere(~(table >= 0))[0]
            raise ValueError(f"costs[{row}, {column}] is negative or not a number")
        kept = table <= limit
        indptr = np.zeros(len(table) + 1, np.int64)
        np.cumsum(kept.sum(axis=1), out=indptr[1:])
        index = np.nonzero(kept)[1].astype(np.int32)
        places, sites = table.shape
        return cls(indptr, index, table[kept], places, sites, float(limit))

    @classmethod
    def within(
        cls, places: ArrayLike, sites: ArrayLike, limit: float, detour: float, speed: float
    ) -> Pairs:
        """Great-circle km × detour at ``speed`` km/h, up to ``limit`` minutes."""
        here, there = points(places, "places"), points(sites, "sites")
        if not (limit >= 0 and detour >= 1 and speed > 0):
            raise ValueError("limit ≥ 0 minutes, detour ≥ 1 and speed > 0 km/h are needed")
        minutes = kernels.EARTH * detour / speed * 60.0
        angle = min(limit / minutes, np.pi)
        reach = float(np.degrees(angle)) + 1e-9
        chord2 = float((2.0 * np.sin(angle / 2.0)) ** 2 * (1 + 1e-12))
        bands, lon, order, south, step = _sorted(there, reach)
        args = (here, unit(here), bands, lon, order, unit(there[order]), reach, south, step,
                chord2, minutes, float(limit))  # fmt: skip
        indptr = np.zeros(len(here) + 1, np.int64)
        np.cumsum(kernels.count_within(*args), out=indptr[1:])
        index, cost = np.empty(indptr[-1], np.int32), np.empty(indptr[-1])
        kernels.fill_within(*args, indptr, index, cost)
        return cls(indptr, index, cost, len(here), len(there), float(limit))


def points(lonlat: ArrayLike, name: str) -> Floats:
    """Rows of (lon, lat) in degrees. Raises ValueError naming the row that is none."""
    found = np.ascontiguousarray(lonlat, np.float64)
    if found.ndim != 2 or found.shape[1] != 2 or not len(found):
        raise ValueError(f"{name}: rows of (lon, lat), at least one")
    good = (
        np.isfinite(found).all(axis=1) & (np.abs(found[:, 1]) <= 90) & (np.abs(found[:, 0]) <= 180)
    )
    if not good.all():
        raise ValueError(f"{name}[{int(np.argmin(good))}] is no longitude and latitude")
    return found


def unit(lonlat: Floats) -> Floats:
    """Points on the unit sphere, (n, 3)."""
    lon, lat = np.radians(lonlat[:, 0]), np.radians(lonlat[:, 1])
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _sorted(
    sites: Floats, reach: float
) -> tuple[NDArray[np.int64], Floats, NDArray[np.int32], float, float]:
    """Sites in bands of latitude, within a band by longitude: starts of bands, longitudes, order."""
    south, north = float(sites[:, 1].min()), float(sites[:, 1].max())
    step = max(reach / 3, (north - south) / 4096, 1e-6)
    band = ((sites[:, 1] - south) / step).astype(np.int64)
    order = np.lexsort((sites[:, 0], band)).astype(np.int32)
    starts = np.searchsorted(band[order], np.arange(int(band.max()) + 2))
    return starts.astype(np.int64), sites[order, 0].copy(), order, south, step
