"""Each new day: which clock presses, reckoned anew, since limits and standing clocks move it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from yiteng.designation.effects import presses_on
from yiteng.designation.facts import limits_of
from yiteng.designation.models import DesignationCase
from yiteng.places.queries import workdays
from yiteng.rules.lifecycles.designation import DESIGNATION

_ENDED = tuple(state.code for state in DESIGNATION.states if state.ended)
_AT_ONCE = 500


def order_anew(today: date, now: datetime) -> int:
    """Write where the clock that presses has moved; returns how many cases moved."""
    table, moved = workdays(), 0
    for rows in _chunks():
        limits = limits_of(rows)
        changed = []
        for row in rows:
            ends = presses_on(row, limits[row.county_id], table, today)
            if ends != row.presses_on:
                row.presses_on = ends
                changed.append(row)
        DesignationCase.objects.bulk_update(changed, ["presses_on"])
        moved += len(changed)
    return moved


def _chunks() -> Iterator[list[DesignationCase]]:
    """The cases on their road, a few hundred at once."""
    last = 0
    while rows := list(
        DesignationCase.objects.filter(pk__gt=last).exclude(state__in=_ENDED)
        .order_by("pk")[:_AT_ONCE]
    ):  # fmt: skip
        last = rows[-1].pk
        yield rows
