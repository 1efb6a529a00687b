"""What has turned since the last daily step: a missed night is never wrong (law 11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet

from yiteng.commitments.effects.lights import light_on
from yiteng.commitments.models import Commitment

_COLUMNS = (
    "id", "county_id", "town_id", "village_id", "lead_unit_id", "kind", "theme_id", "state",
    "light", "ripe", "amber_on", "red_on", "grey_on", "confirmed", "close_reason",
)  # fmt: skip


def turned(rows: QuerySet[Any], today: date) -> Iterator[tuple[Commitment, str]]:
    """Rows whose light has turned and was not yet written: the row with today's light, the old one.

    One query, over the rows with ``next_turn_on`` up to today only; none on a morning after
    the daily step has run.
    """
    for row in rows.filter(next_turn_on__lte=today).order_by().only(*_COLUMNS):
        old = row.light
        light_on(row, today)
        yield row, old
