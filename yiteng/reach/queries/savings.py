"""Reading the terms of the cost estimate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models import Max, QuerySet, Sum

from yiteng.people.visibility import visible
from yiteng.reach.models import BedDays, DailyCost, Facility
from yiteng.reach.savings import Day, Days, Estimate, estimate
from yiteng.rules.actor import Actor


def months(actor: Actor, kind: str, start: date, end: date) -> list[tuple[date, int]]:
    """Bed-days of a service by month."""
    rows = _bed_days(actor, kind, start, end).order_by("month")
    return list(rows.values_list("month").annotate(n=Sum("days")))


def latest_year(actor: Actor, kind: str) -> tuple[date, date] | None:
    """First days of the twelve months that end with the latest month entered, or None."""
    last = BedDays.objects.filter(
        service__kind=kind, service__facility__in=visible(Facility, actor)
    ).aggregate(last=Max("month"))["last"]
    if last is None:
        return None
    start = date(last.year - 1, last.month % 12 + 1, 1)
    return (start if last.month < 12 else date(last.year, 1, 1)), last


def terms(
    actor: Actor, kind: str, start: date, end: date, *, reference: str = "three"
) -> Estimate | None:
    """The estimate over the months, by month, level, scheme and way of paying, days of the
    reference level left out; None where a cost or the days are missing. Three queries."""
    rows = _bed_days(actor, kind, start, end).exclude(service__facility__level=reference)
    days = [
        Days(*row)
        for row in rows.order_by("month", "service__facility__level", "scheme", "payment")
        .values_list("month", "service__facility__level", "scheme", "payment")
        .annotate(n=Sum("days"))
        if row[-1]
    ]
    costs = visible(DailyCost, actor).filter(kind=kind).order_by("as_of", "id")
    known = [Day(c.level, c.scheme, c.payment, c.cost, c.fund_share) for c in costs]
    try:
        found = estimate(days, known, reference)
    except LookupError:
        return None
    if not found.parts:
        return None
    invented = any(c.invented for c in costs) or rows.filter(invented=True).exists()
    return replace(
        found, invented=invented, sources=tuple(sorted({c.source for c in costs if c.source}))
    )


def _bed_days(actor: Actor, kind: str, start: date, end: date) -> QuerySet[BedDays]:
    return BedDays.objects.filter(
        service__kind=kind, service__facility__in=visible(Facility, actor),
        month__range=(start, end))  # fmt: skip
