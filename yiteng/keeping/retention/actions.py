"""The daily step: whatever has ended is brought to its end, with an event of the trail."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from yiteng.audit.actions import Entry, record
from yiteng.keeping.retention.register import REGISTER, Kept
from yiteng.limits.models import Limit
from yiteng.rules import limits as rules
from yiteng.rules.actor import software
from yiteng.workflow.clock import real_now


def end_all(today: date, now: datetime) -> int:
    """Bring everything to its end that has come to it; returns how many rows. Idempotent.

    One event a place for the installation, with the number of rows and the day up to which.
    """
    return sum(_end(kept, now) for kept in REGISTER)


def days_of(kept: Kept) -> int:
    """After how many days: the longest any county of the installation set, for rows mix here."""
    if not kept.limit:
        return kept.days
    own = Limit.objects.filter(code=kept.limit).values_list("value", flat=True)
    return int(max([rules.default(kept.limit), *own]))


def _end(kept: Kept, now: datetime) -> int:
    before = now - timedelta(days=days_of(kept))
    count = kept.end(before)
    if count:
        with transaction.atomic():
            event = Entry(0, "keeping.retention", 0, kept.code, software(0), now, {},
                          {"rows": count, "before": before.date().isoformat()})  # fmt: skip
            record([event], recorded_at=real_now())
    return count
