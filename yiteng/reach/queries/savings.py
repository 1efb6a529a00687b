"""Reading the terms of the cost estimate, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max, Q, QuerySet, Sum

from yiteng.people.visibility import visible
from yiteng.reach.models import BedDays, CareCount, DailyCost, Facility
from yiteng.reach.savings import Day, Days, Estimate, estimate
from yiteng.rules.actor import Actor
from yiteng.rules.proportion import share


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


def beside(actor: Actor, kind: str) -> dict[str, Beside]:
    """What stands beside every saving: readmissions of those discharged, answers of patients.

    Sums over the services of a kind the actor may see; a figure that nobody entered is left out.
    """
    rows = CareCount.objects.filter(
        service__kind=kind, service__facility__in=visible(Facility, actor)
    )
    sums = {what: (n, made) for what, n, made in rows.values_list("what").annotate(
        n=Sum("value"), made=Count("id", filter=Q(invented=True))).order_by("what")}  # fmt: skip
    return {
        code: Beside(
            sums[part][0],
            sums[whole][0],
            bool(sums[part][1] or sums[whole][1]),
            sums.get(f"asked_{code}", (0, 0))[0],
        )
        for code, (part, whole) in BESIDE.items()
        if part in sums and whole in sums and sums[whole][0]
    }


@dataclass(frozen=True, slots=True)
class Beside:
    """A share as counts: part of whole; invented: whether either was."""

    part: int
    whole: int
    invented: bool
    asked: int = 0

    @property
    def interval(self) -> str:
        """Wilson's interval of the share, in whole percent."""
        found = share(self.part, self.whole)
        return f"{(found.low or 0) * 100:.0f}%–{(found.high or 0) * 100:.0f}%"

    @property
    def response(self) -> str:
        """Answered among asked, in whole percent; empty where nobody entered how many were asked."""
        return f"{share(self.whole, self.asked).value or 0:.0%}" if self.asked else ""

    @property
    def share(self) -> Decimal:
        """In percent, to one place."""
        return (Decimal(self.part) * 100 / self.whole).quantize(Decimal("0.1"))


#: Shares beside a saving: the counts they are made of.
BESIDE = {"readmitted": ("readmitted", "discharged"), "satisfied": ("satisfied", "answered")}


def _bed_days(actor: Actor, kind: str, start: date, end: date) -> QuerySet[BedDays]:
    return BedDays.objects.filter(
        service__kind=kind, service__facility__in=visible(Facility, actor),
        month__range=(start, end))  # fmt: skip
