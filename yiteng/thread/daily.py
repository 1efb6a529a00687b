"""The counts of the hole list, kept once a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from yiteng.people.models import Unit
from yiteng.thread.holes import counts, county_scope
from yiteng.thread.models import HoleCount


def keep_counts(today: date, now: datetime) -> int:
    """Count the breaks of every county that has units; the same day again counts anew."""
    counties = list(Unit.objects.order_by().values_list("county_id", flat=True).distinct())
    rows = [
        HoleCount(county_id=county, day=today, code=code, count=n)
        for county in counties
        for code, n in counts(county_scope(county, today)).items()
    ]
    HoleCount.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=("county_id", "code", "day"),
        update_fields=("count",),
    )
    return sum(row.count for row in rows)


def kept(county: int, code: str, today: date, days: int = 90) -> list[tuple[date, int]]:
    """The kept counts of a rule over the last days, first to last; one query."""
    rows = HoleCount.objects.filter(county_id=county, code=code, day__gt=today - timedelta(days))
    return list(rows.order_by("day").values_list("day", "count"))
