"""Reading facilities, services and the terms of the cost estimate."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Max, Prefetch, QuerySet, Sum

from yiteng.people.visibility import visible
from yiteng.reach.models import BedDays, DailyCost, Designation, Facility, Service
from yiteng.reach.savings import Estimate, Terms
from yiteng.rules.actor import Actor
from yiteng.rules.words import N_

KINDS = {
    "dialysis": N_("Dialysis"),
    "psychiatric": N_("Psychiatric ward"),
    "long_term_care": N_("Long-term care"),
}
LEVELS = {"one": N_("Level one"), "two": N_("Level two"), "three": N_("Level three")}
SCHEMES = {"employees": N_("Employees"), "residents": N_("Residents")}


def facilities(actor: Actor, kind: str = "") -> QuerySet[Facility]:
    """The facilities the actor may see, with their services and designations; four queries."""
    services = Service.objects.prefetch_related(
        Prefetch("designations", queryset=Designation.objects.order_by("scheme")), "counts"
    )
    found = (
        visible(Facility, actor)
        .select_related("town")
        .prefetch_related(Prefetch("services", queryset=services.order_by("kind", "id")))
    )
    if kind in KINDS:
        found = found.filter(services__kind=kind).distinct()
    return found.order_by("town__order", "id")


def facility(actor: Actor, pk: int) -> Facility | None:
    """One facility, or None where the actor may not see it."""
    return facilities(actor).filter(pk=pk).first()


def counts(actor: Actor) -> dict[str, int]:
    """How many facilities offer each service."""
    found = visible(Facility, actor)
    return {kind: found.filter(services__kind=kind).distinct().count() for kind in KINDS}


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
    actor: Actor, kind: str, start: date, end: date, *, level: str = "one", reference: str = "three"
) -> Estimate | None:
    """The estimate over the months, scheme by scheme; None where a cost or the days are missing."""
    own, high = _costs(actor, kind, level), _costs(actor, kind, reference)
    rows = _bed_days(actor, kind, start, end)
    parts = []
    for scheme, days in rows.order_by("scheme").values_list("scheme").annotate(n=Sum("days")):
        low, dear = own.get(scheme) or own.get(""), high.get(scheme) or high.get("")
        if low is None or dear is None:
            return None
        if days:
            shares = low.fund_share, dear.fund_share
            parts.append((scheme, Terms(days, low.cost, dear.cost, *shares)))
    if not parts:
        return None
    costs = [*own.values(), *high.values()]
    invented = any(c.invented for c in costs) or rows.filter(invented=True).exists()
    return Estimate(tuple(parts), invented, tuple(sorted({c.source for c in costs if c.source})))


def titled(found: Estimate) -> list[tuple[str, Terms]]:
    """The parts of an estimate with the scheme's title."""
    return [(SCHEMES.get(scheme, N_("All schemes")), terms) for scheme, terms in found.parts]


def sensitivity(found: Estimate) -> list[tuple[str, int, Decimal]]:
    """What the estimate becomes with fewer days: occupancy, days, total in yuan."""
    some = [(share, found.at(share)) for share in (100, 95, 90, 85, 80)]
    return [(f"{share} %", estimate.days, estimate.total) for share, estimate in some]


def _bed_days(actor: Actor, kind: str, start: date, end: date) -> QuerySet[BedDays]:
    return BedDays.objects.filter(
        service__kind=kind, service__facility__in=visible(Facility, actor),
        month__range=(start, end))  # fmt: skip


def _costs(actor: Actor, kind: str, level: str) -> dict[str, DailyCost]:
    """The latest cost a day of each scheme."""
    rows = visible(DailyCost, actor).filter(kind=kind, level=level).order_by("as_of", "id")
    return {row.scheme: row for row in rows}
