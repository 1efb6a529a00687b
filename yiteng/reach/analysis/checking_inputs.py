"""That arrays somebody holds are those a certificate speaks of."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yiteng.reach.analysis.amounts import down, up
from yiteng.reach.analysis.checking_case import NEVER, Case, Wrong
from yiteng.reach.analysis.packing import unpacked, unpacked_floats

Floats = NDArray[np.float64]


def same(
    certificate: dict[str, Any], case: Case, costs: ArrayLike | None, weights: ArrayLike | None,
    site_costs: ArrayLike | None, capacities: ArrayLike | None,
) -> None:  # fmt: skip
    """Raise Wrong where what is given is not what the certificate is about."""
    if costs is not None:
        given = np.asarray(costs, np.float64)
        people = np.ones(len(given)) if weights is None else np.asarray(weights, np.float64)
        if given.shape != case.costs.shape or people.shape != case.outside.shape:
            raise Wrong("the costs and weights given are of another shape")
        if not _costs(certificate, case, given, people):
            raise Wrong("the costs and weights given are not those of the certificate")
        if case.kind == "capacitated" and not np.array_equal(
            up(people, certificate["amount_scale"]), unpacked(certificate["demand"])
        ):
            raise Wrong("the weights given are not the demand of the certificate")
    if site_costs is not None and case.kind == "within_budget":
        scale = float(certificate["problem"]["price_scale"])
        price = up(site_costs, scale)
        price[case.statement["existing"]] = 0
        if not np.array_equal(price, case.price):
            raise Wrong("the costs of sites given are not those of the certificate")
    if capacities is not None and case.kind == "capacitated":
        unit = float(certificate["amount_scale"])
        everybody = float(unpacked(certificate["demand"]).sum())
        room = down(np.minimum(np.asarray(capacities, np.float64), everybody / unit), unit)
        if not np.array_equal(room, unpacked(certificate["capacity"])):
            raise Wrong("the capacities given are not those of the certificate")


def _costs(certificate: dict[str, Any], case: Case, given: Floats, people: Floats) -> bool:
    counted = people > 0
    if case.kind == "p_center":
        levels = np.append(unpacked_floats(certificate["problem"]["levels"]), np.inf)
        right = np.array_equal(counted, case.outside > 0)
        return right and np.array_equal(levels[case.costs[counted]], given[counted])
    if case.kind == "set_cover":
        near = (given <= case.statement["radius"]) | ~counted[:, None]
        return np.array_equal(near, case.costs == 0) and np.array_equal(counted, case.outside > 0)
    if case.kind == "max_cover":
        near = given <= case.statement["radius"]
        return np.array_equal(near, case.costs == 0) and np.array_equal(
            np.rint(people * case.scale), case.outside
        )
    whole = np.where(counted[:, None], given, 0.0) * people[:, None]
    finite = np.isfinite(whole)
    scaled = np.where(finite, whole, 0.0) * case.scale
    if case.rounding == 0.0 and not np.array_equal(scaled, np.rint(scaled)):
        return False
    return np.array_equal(np.where(finite, np.rint(scaled), NEVER), case.costs)
