"""Lights change at midnight without a write; the daily step moves only what turns."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db import transaction

from yiteng.commitments import tallies
from yiteng.commitments.effects.lights import light_on
from yiteng.commitments.models import Commitment
from yiteng.commitments.recounting import recount_once
from yiteng.workflow.columns import save_columns

_BATCH = 500


def turn_lights(today: date) -> int:
    """Bring light and tallies of every row whose light has turned up to the day.

    Idempotent; batches of 500 in transactions of their own, so that writers wait briefly.
    Returns how many rows turned.
    """
    recount_once()
    turned = 0
    while True:
        with transaction.atomic():
            due = Commitment.objects.filter(next_turn_on__lte=today).order_by("next_turn_on", "id")
            ids = list(due.values_list("pk", flat=True)[:_BATCH])
            if not ids:
                return turned
            rows = list(
                Commitment.objects.select_for_update()
                .filter(pk__in=ids, next_turn_on__lte=today)
                .order_by("pk")
            )
            _turn(rows, today)
            turned += len(rows)


def _turn(rows: list[Commitment], today: date) -> None:
    deltas: Counter[tallies.Key] = Counter()
    for row in rows:
        deltas.subtract(tallies.entries(row, row.lead_unit_id, row.theme_id))
        light_on(row, today)
        deltas.update(tallies.entries(row, row.lead_unit_id, row.theme_id))
    save_columns(rows, ["light", "next_turn_on", "light_on", "ripe"])
    tallies.move(deltas)
