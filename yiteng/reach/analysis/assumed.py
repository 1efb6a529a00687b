"""Figures taken as given, each with its source."""

from __future__ import annotations

from collections.abc import Mapping

#: Return trips a year of a patient on dialysis: three a week (domain: 156).
DIALYSIS_TRIPS = 156
#: Speeds by class of road in km/h: assumptions to be shown beside every figure, and replaced by
#: what is known (classes of OpenStreetMap; township roads are rarely driven faster).
SPEEDS: Mapping[str, float] = {
    "motorway": 90.0, "trunk": 70.0, "primary": 60.0, "secondary": 50.0, "tertiary": 40.0,
    "unclassified": 30.0, "residential": 25.0, "service": 15.0, "track": 12.0,
}  # fmt: skip
