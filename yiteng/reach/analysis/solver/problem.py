"""A siting problem in integers: what the solver works on and the checker checks."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
#: Totals stay below this, so that no sum leaves 64 bits.
_ROOM = 2**46
#: The cost of what cannot be: above every total.
NEVER = _ROOM
#: Multipliers are counted in parts of a unit of cost.
PARTS = 2**14


@dataclass(frozen=True)
class Problem:
    """Minimise the sum over places of the cheapest open site, plus fixed costs of open sites.

    costs: (n, m) integers, NEVER where a site cannot serve a place. outside: what a place costs
    that no site serves (NEVER where it must be served). p: how many sites are open in all, -1 for
    any number. fixed: cost of opening each. standing: 1 held open, 2 closed, 0 free to choose.
    price, budget: open sites cost at most budget (-1: no budget); held ones cost nothing more.
    scale: integers a unit of cost; exact: whether costs are whole in it. price_scale: of the prices.
    """

    costs: Ints
    outside: Ints
    p: int
    fixed: Ints
    standing: NDArray[np.int8]
    price: Ints
    budget: int = -1
    scale: float = 1.0
    exact: bool = True
    price_scale: float = 1.0
    names: dict[str, object] = field(default_factory=dict)

    @property
    def places(self) -> int:
        """How many places."""
        return int(self.costs.shape[0])

    @property
    def sites(self) -> int:
        """How many sites, open or not."""
        return int(self.costs.shape[1])

    @property
    def rounding(self) -> float:
        """How far a total in integers may lie from the real one, in units of cost."""
        return 0.0 if self.exact else self.places / (2 * self.scale)

    @cached_property
    def covering(self) -> bool:
        """Whether it asks only which places are served at all, by any number of sites."""
        return (
            self.p < 0
            and self.budget < 0
            and not bool(((self.costs > 0) & (self.costs < NEVER)).any())
        )

    @cached_property
    def site_major(self) -> Ints:
        """Costs by site; a pair that cannot be costs what being outside does."""
        found = np.minimum(self.costs, self.outside[:, None])
        return np.ascontiguousarray(found.T)

    def value(self, chosen: NDArray[np.int64]) -> int:
        """What these open sites cost in all."""
        if not len(chosen):
            return int(self.outside.sum())
        nearest = np.minimum(self.costs[:, chosen].min(axis=1), self.outside)
        return int(nearest.sum()) + int(self.fixed[chosen].sum())

    def affordable(self, chosen: NDArray[np.int64]) -> bool:
        """Whether these open sites cost no more than the budget."""
        return self.budget < 0 or int(self.price[chosen].sum()) <= self.budget

    def assigned(self, chosen: NDArray[np.int64]) -> NDArray[np.int64]:
        """For each place the open site that serves it, -1 where none does; ties to the first."""
        if not len(chosen):
            return np.full(self.places, -1)
        part = self.costs[:, chosen]
        best = part.argmin(axis=1)
        nearest = part[np.arange(self.places), best]
        served = (nearest <= self.outside) & (nearest < NEVER)
        return np.where(served, chosen[best], -1)


def scale_of(values: NDArray[np.float64], estimate: float) -> float:
    """How many integers a unit gets: 1 where all values are whole, else a power of two.

    values: finite costs and infinite ones; estimate: about what a good solution costs. It then
    has some 2^26 integers; rounding moves a total by at most half an integer a place.
    Raises ValueError where totals would leave 64 bits.
    """
    finite = values[np.isfinite(values)]
    most = float(np.abs(finite).max(initial=0.0))
    scale = 1.0
    if not np.array_equal(finite, np.rint(finite)):
        scale = float(2.0 ** math.floor(math.log2(2**26 / (estimate or most))))
    if most * scale * max(values.shape[0], 1) >= _ROOM / 4:
        raise ValueError("costs differ too much in size to be added up exactly; use a larger unit")
    return scale


def integers(values: NDArray[np.float64], scale: float) -> Ints:
    """Values in integers of 1/scale; infinite ones become NEVER."""
    finite = np.isfinite(values)
    found = np.full(values.shape, NEVER, np.int64)
    found[finite] = np.rint(values[finite] * scale).astype(np.int64)
    return found


def whole_in(values: NDArray[np.float64], scale: float) -> bool:
    """Whether all finite values are whole numbers of 1/scale."""
    finite = values[np.isfinite(values)] * scale
    return np.array_equal(finite, np.rint(finite))
