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
    served,
)
from yiteng.reach.queries.ground import inputs, near
from yiteng.reach.queries.readmissions import readmissions
from yiteng.reach.queries.savings import latest_year, months, terms
from yiteng.reach.queries.scenarios import scenario, scenarios
from yiteng.reach.queries.trips import trips

__all__ = [
    "KINDS",
    "LEVELS",
    "PAYMENTS",
    "SCHEMES",
    "counts",
    "facilities",
    "facility",
    "inputs",
    "latest_year",
    "months",
    "near",
    "readmissions",
    "scenario",
    "scenarios",
    "served",
    "terms",
    "trips",
]
