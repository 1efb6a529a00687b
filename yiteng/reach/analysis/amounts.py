"""Amounts as whole numbers: prices, demands and capacities, rounded to the side that is safe."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
#: Amounts closer than this part of themselves to a whole number are that number (0.1 × 10 is 1).
NEAR = 1e-9
#: More whole numbers than this no amount becomes.
MOST = 2.0**40


def unit_of(values: ArrayLike) -> float:
    """How many whole numbers make a unit: 1, 10 … 1 000 000 where all values then are whole, else
    a power of two by the largest."""
    given = np.asarray(values, np.float64)
    finite = given[np.isfinite(given)]
    for unit in (1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6):
        if bool(_near(finite * unit).all()) and float(finite.max(initial=0.0)) * unit < MOST:
            return unit
    return float(2.0 ** np.floor(np.log2(2.0**30 / float(finite.max()))))


def up(values: ArrayLike, unit: float) -> Ints:
    """Values in whole numbers of 1/unit, rounded up (what is paid or asked)."""
    return _rounded(values, unit, np.ceil)


def down(values: ArrayLike, unit: float) -> Ints:
    """Values in whole numbers of 1/unit, rounded down (what there is)."""
    return _rounded(values, unit, np.floor)


def _rounded(values: ArrayLike, unit: float, towards: np.ufunc) -> Ints:
    given = np.asarray(values, np.float64) * unit
    return np.where(_near(given), np.rint(given), towards(given)).astype(np.int64)


def _near(given: NDArray[np.float64]) -> NDArray[np.bool_]:
    near: NDArray[np.bool_] = np.abs(given - np.rint(given)) <= NEAR * np.maximum(np.abs(given), 1)
    return near
