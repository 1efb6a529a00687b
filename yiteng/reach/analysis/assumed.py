"""Figures taken as given, each with its source."""

from __future__ import annotations

#: Return trips a year of a patient on dialysis: three a week (domain: 156).
DIALYSIS_TRIPS = 156
