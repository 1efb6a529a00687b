"""What has turned since it was written: a missed night, or an hour past, is never wrong (law 11).

``light`` is a column as of ``light_on``. On a morning after the daily step nothing is due to
turn and nothing here costs more than one look at an index; after missed nights the light of
the rows that have turned is computed by the database, from the one table of precedence.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Case, CharField, Q, QuerySet, Value, When

from yiteng.rules.deadlines import moment_of
from yiteng.rules.lights import PRECEDENCE
from yiteng.rules.lights.verdict import MOMENTS

#: Lights that open rows have; closed rows never turn by themselves.
_TURNING = tuple(
    row for row in PRECEDENCE if row.turn or row.light in ("awaiting", "on_plan", "suspended")
)


def turned(rows: QuerySet[Any], at: date | datetime) -> QuerySet[Any]:
    """Those of the rows whose light has turned and was not yet written."""
    return rows.filter(next_turn_at__lte=moment_of(at))


def still(rows: QuerySet[Any], at: date | datetime) -> QuerySet[Any]:
    """Those of the rows whose written light still holds."""
    return rows.filter(Q(next_turn_at__isnull=True) | Q(next_turn_at__gt=moment_of(at)))


def now_lit(at: date | datetime) -> Case:
    """An expression for the light of rows that have turned: the first row of the table that holds."""
    return Case(
        *(When(_holds(row, moment_of(at)), then=Value(row.light)) for row in _TURNING),
        default=Value("none"),
        output_field=CharField(),
    )


def came(turn: str, at: date | datetime) -> Q:
    """Rows whose turn of this name (red_on, amber_on, step_on, grey_on) has come by a moment."""
    now = moment_of(at)
    condition = Q(**{f"{turn}__lte": now.date()})
    moment = MOMENTS.get(turn)
    return condition | Q(**{f"{moment}__lte": now}) if moment else condition


def _holds(row: Any, now: datetime) -> Q:
    condition = Q(state__in=row.states)
    return condition & came(row.turn, now) if row.turn else condition
