"""Lights change at midnight and by the hour without a write; the daily step moves what turned."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from django.db import transaction

from yiteng.commitments import tallies
from yiteng.commitments.effects.lights import light_at
from yiteng.commitments.models import Commitment
from yiteng.commitments.recounting import recount_once
from yiteng.rules.deadlines import moment_of
from yiteng.workflow.columns import save_columns

_BATCH = 500


def turn_lights(at: date | datetime) -> int:
    """Bring light and tallies of every row whose light has turned up to the moment.

    Idempotent; batches of 500 in transactions of their own, so that writers wait briefly.
    Returns how many rows turned.
    """
    recount_once()
    turned, now = 0, moment_of(at)
    while True:
        with transaction.atomic():
            due = Commitment.objects.filter(next_turn_at__lte=now).order_by("next_turn_at", "id")
            ids = list(due.values_list("pk", flat=True)[:_BATCH])
            if not ids:
                return turned
            rows = list(
                Commitment.objects.select_for_update()
                .filter(pk__in=ids, next_turn_at__lte=now)
                .order_by("pk")
            )
            _turn(rows, now)
            turned += len(rows)


def _turn(rows: list[Commitment], now: datetime) -> None:
    deltas: Counter[tallies.Key] = Counter()
    for row in rows:
        deltas.subtract(tallies.entries(row, row.lead_unit_id, row.theme_id))
        light_at(row, now)
        deltas.update(tallies.entries(row, row.lead_unit_id, row.theme_id))
    save_columns(rows, ["light", "next_turn_at", "light_on", "ripe"])
    tallies.move(deltas)
