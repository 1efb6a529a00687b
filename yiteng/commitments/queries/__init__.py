"""Reading commitments: lists, counts, what is stuck."""

from __future__ import annotations

from yiteng.commitments.queries.counts import Counts, area_counts, melons, unit_counts
from yiteng.commitments.queries.lists import Wanted, listed, one, wanted_from
from yiteng.commitments.queries.stuck import StuckRow, stuck_rows

__all__ = [
    "Counts", "StuckRow", "Wanted", "area_counts", "listed", "melons", "one", "stuck_rows",
    "unit_counts", "wanted_from",
]  # fmt: skip
