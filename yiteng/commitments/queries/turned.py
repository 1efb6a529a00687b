"""What has turned since the last daily step: a missed night is never wrong (law 11).

``light`` is a column as of ``light_on``. On a morning after the daily step nothing is due to
turn and nothing here costs more than one look at an index; after missed nights the light of
the rows that have turned is computed by the database, from the one table of precedence.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, CharField, Q, QuerySet, Value, When

from yiteng.rules.lights import PRECEDENCE

#: Lights that open rows have; closed rows never turn by themselves.
_TURNING = tuple(
    row for row in PRECEDENCE if row.turn or row.light in ("awaiting", "on_plan", "suspended")
)


def turned(rows: QuerySet[Any], today: date) -> QuerySet[Any]:
    """Those of the rows whose light has turned and was not yet written."""
    return rows.filter(next_turn_on__lte=today)


def still(rows: QuerySet[Any], today: date) -> QuerySet[Any]:
    """Those of the rows whose written light is today's."""
    return rows.filter(Q(next_turn_on__isnull=True) | Q(next_turn_on__gt=today))


def now_lit(today: date) -> Case:
    """An expression for the light of rows that have turned: the first row of the table that holds."""
    return Case(
        *(When(_holds(row, today), then=Value(row.light)) for row in _TURNING),
        default=Value("none"),
        output_field=CharField(),
    )


def _holds(row: Any, today: date) -> Q:
    condition = Q(state__in=row.states)
    return condition & Q(**{f"{row.turn}__lte": today}) if row.turn else condition
