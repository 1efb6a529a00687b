"""Compiled loops over places and sites on the sphere, in bands of latitude; on all cores."""

from __future__ import annotations

import numpy as np
from numba import njit, prange

#: Mean radius of the earth in km (IUGG).
EARTH = 6371.0088
CHUNKS = 16


@njit(cache=True)
def _arc(chord2):
    """The angle whose squared chord on the unit sphere is given; a series for near points."""
    if chord2 > 0.01:
        return 2.0 * np.arcsin(min(np.sqrt(chord2) / 2.0, 1.0))
    x2 = chord2 / 4.0
    series = 1.0 + x2 * (
        1 / 6 + x2 * (3 / 40 + x2 * (15 / 336 + x2 * (105 / 3456 + x2 * 945 / 42240)))
    )
    return 2.0 * np.sqrt(x2) * series


@njit(cache=True)
def _first(values, low, high, wanted):
    """The first position in values[low:high] (rising) that is not below wanted."""
    while low < high:
        middle = (low + high) // 2
        if values[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


@njit(cache=True)
def _around(i, lonlat, xyz, bands, lon, order, site_xyz, reach, south, step, chord2, factor, limit,
            fill, at, index, cost):  # fmt: skip
    """Count (and, where told, write) the sites within the limit of place i."""
    count = bands.shape[0] - 1
    x, y, z = xyz[i, 0], xyz[i, 1], xyz[i, 2]
    latitude = lonlat[i, 1]
    low = max(int((latitude - reach - south) / step), 0)
    high = min(int((latitude + reach - south) / step), count - 1)
    if latitude + reach < south or latitude - reach > south + step * count:
        return 0
    polar = np.cos(np.radians(latitude)) * 1.0
    sine = np.sin(np.radians(min(reach, 90.0)))
    width = 180.0 if sine >= polar or reach >= 90.0 else np.degrees(np.arcsin(sine / polar)) + 1e-9
    found = 0
    for band in range(low, high + 1):
        for turn in range(-1, 2):
            if turn != 0 and width >= 180.0:
                continue
            centre = lonlat[i, 0] + 360.0 * turn
            if turn != 0 and (centre - width > 180.0 or centre + width < -180.0):
                continue
            k = (
                bands[band]
                if width >= 180.0
                else _first(lon, bands[band], bands[band + 1], centre - width)
            )
            while k < bands[band + 1] and (width >= 180.0 or lon[k] <= centre + width):
                a, b, c = site_xyz[k, 0] - x, site_xyz[k, 1] - y, site_xyz[k, 2] - z
                d2 = a * a + b * b + c * c
                if d2 <= chord2:
                    if fill:
                        index[at + found] = order[k]
                        cost[at + found] = min(_arc(d2) * factor, limit)
                    found += 1
                k += 1
    return found


@njit(parallel=True, cache=True)
def count_within(lonlat, xyz, bands, lon, order, site_xyz, reach, south, step, chord2, factor,
                 limit):  # fmt: skip
    """How many sites lie within the limit of each place."""
    n = lonlat.shape[0]
    counts = np.zeros(n, np.int64)
    none_i, none_c = np.empty(0, np.int32), np.empty(0)
    for i in prange(n):
        counts[i] = _around(i, lonlat, xyz, bands, lon, order, site_xyz, reach, south, step, chord2,
                            factor, limit, False, 0, none_i, none_c)  # fmt: skip
    return counts


@njit(parallel=True, cache=True)
def fill_within(lonlat, xyz, bands, lon, order, site_xyz, reach, south, step, chord2, factor,
                limit, indptr, index, cost):  # fmt: skip
    """Write the sites within the limit of each place, and their costs."""
    for i in prange(lonlat.shape[0]):
        _around(i, lonlat, xyz, bands, lon, order, site_xyz, reach, south, step, chord2,
                factor, limit, True, indptr[i], index, cost)  # fmt: skip


@njit(parallel=True, cache=True)
def banded(cost, limits, values):
    """The weight of each cost: the value of the first band it lies in, 0 beyond the last."""
    found = np.zeros(cost.shape[0])
    for k in prange(cost.shape[0]):
        for b in range(limits.shape[0]):
            if cost[k] <= limits[b]:
                found[k] = values[b]
                break
    return found


@njit(parallel=True, cache=True)
def site_sums(indptr, index, weight, people, sites):
    """Σ over places of people × weight, for each site."""
    n = indptr.shape[0] - 1
    parts = np.zeros((CHUNKS, sites))
    for chunk in prange(CHUNKS):
        for i in range(n * chunk // CHUNKS, n * (chunk + 1) // CHUNKS):
            for k in range(indptr[i], indptr[i + 1]):
                parts[chunk, index[k]] += people[i] * weight[k]
    return parts.sum(axis=0)


@njit(parallel=True, cache=True)
def place_sums(indptr, index, weight, rate):
    """Σ over sites of rate × weight, for each place."""
    n = indptr.shape[0] - 1
    found = np.zeros(n)
    for i in prange(n):
        total = 0.0
        for k in range(indptr[i], indptr[i + 1]):
            total += rate[index[k]] * weight[k]
        found[i] = total
    return found


@njit(cache=True)
def _band(cost, limits, values):
    """The weight of a cost: values has one more, 0, for what lies beyond; without a branch."""
    at = 0
    for b in range(limits.shape[0]):
        at += cost > limits[b]
    return values[at]


@njit(cache=True)
def _sharing(cost, first, last, limits, values):
    """The sum of the weights of a place's pairs: what a choice among them is divided by."""
    total = 0.0
    for k in range(first, last):
        total += _band(cost[k], limits, values)
    return total


@njit(parallel=True, cache=True)
def demand_by_bands(indptr, index, cost, limits, values, people, sites, share):
    """Σ over places of people × weight, for each site, without a list of weights; share: 3SFCA."""
    n = indptr.shape[0] - 1
    parts = np.zeros((CHUNKS, sites))
    for chunk in prange(CHUNKS):
        for i in range(n * chunk // CHUNKS, n * (chunk + 1) // CHUNKS):
            total = _sharing(cost, indptr[i], indptr[i + 1], limits, values) if share else 1.0
            for k in range(indptr[i], indptr[i + 1]):
                w = _band(cost[k], limits, values)
                if share and total > 0:
                    w = w * w / total
                parts[chunk, index[k]] += people[i] * w
    return parts.sum(axis=0)


@njit(parallel=True, cache=True)
def supply_by_bands(indptr, index, cost, limits, values, rate, share, square):
    """Σ over sites of rate × weight, for each place; square: the weight twice (M2SFCA)."""
    n = indptr.shape[0] - 1
    found = np.zeros(n)
    for i in prange(n):
        total = _sharing(cost, indptr[i], indptr[i + 1], limits, values) if share else 1.0
        reached = 0.0
        for k in range(indptr[i], indptr[i + 1]):
            w = _band(cost[k], limits, values)
            if share and total > 0:
                w = w * w / total
            if square:
                w = w * w
            reached += rate[index[k]] * w
        found[i] = reached
    return found
