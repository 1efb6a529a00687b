"""Writing care near home."""

from __future__ import annotations

from yiteng.reach.actions.intake import compared, hand_in, take_in
from yiteng.reach.actions.records import (
    count_people,
    count_quarters,
    enter_bed_days,
    enter_costs,
    enter_designations,
    enter_facilities,
    enter_services,
    set_travel,
)
from yiteng.reach.actions.scenarios import keep, run_again

__all__ = [
    "compared",
    "count_people",
    "count_quarters",
    "enter_bed_days",
    "enter_costs",
    "enter_designations",
    "enter_facilities",
    "enter_services",
    "hand_in",
    "keep",
    "run_again",
    "set_travel",
    "take_in",
]
