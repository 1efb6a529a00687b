"""Reading care near home."""

from __future__ import annotations

from yiteng.reach.queries.facilities import (
    KINDS,
    LEVELS,
    PAYMENTS,
    SCHEMES,
    counts,
    facilities,
    facility,
)
from yiteng.reach.queries.ground import inputs, near
from yiteng.reach.queries.savings import beside, latest_year, months, terms
from yiteng.reach.queries.scenarios import scenario, scenarios

__all__ = [
    "KINDS",
    "LEVELS",
    "PAYMENTS",
    "SCHEMES",
    "beside",
    "counts",
    "facilities",
    "facility",
    "inputs",
    "latest_year",
    "months",
    "near",
    "scenario",
    "scenarios",
    "terms",
]
