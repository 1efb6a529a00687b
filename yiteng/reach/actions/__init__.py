"""Writing care near home."""

from __future__ import annotations

from yiteng.reach.actions.records import (
    count_people,
    enter_bed_days,
    enter_costs,
    enter_designations,
    enter_facilities,
    enter_services,
)

__all__ = [
    "count_people",
    "enter_bed_days",
    "enter_costs",
    "enter_designations",
    "enter_facilities",
    "enter_services",
]
