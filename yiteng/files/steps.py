"""The daily step of the store (registered by jobs)."""

from __future__ import annotations

from datetime import date, datetime

from yiteng.files import queries, store


def clear_orphans(today: date, now: datetime) -> int:
    """Remove files that no row names and that are a day old; returns how many."""
    return store.clear(queries.named, now=now)
