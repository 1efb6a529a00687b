"""Reading facilities, services and the terms of the cost estimate."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Max, Prefetch, QuerySet, Sum

from yiteng.people.visibility import visible
from yiteng.reach.models import BedDays, DailyCost, Designation, Facility, Service
from yiteng.reach.savings import Terms
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
    rows = BedDays.objects.filter(
        service__kind=kind, service__facility__in=visible(Facility, actor),
        month__range=(start, end)).order_by("month")  # fmt: skip
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
) -> Terms | None:
    """The terms of the estimate over the months, None where a cost or the days are missing."""
    own, high = _cost(actor, kind, level), _cost(actor, kind, reference)
    days = sum(n for _, n in months(actor, kind, start, end))
    if own is None or high is None or not days:
        return None
    return Terms(days, own.cost, high.cost, own.fund_share, high.fund_share)


def sensitivity(found: Terms) -> list[tuple[str, Decimal, Decimal]]:
    """What the estimate becomes with fewer days or a lower reference: occupancy, days, total."""
    return [
        (f"{share} %", Decimal(found.days * share) / 100,
         Terms(found.days * share // 100, found.own, found.reference).total)
        for share in (100, 95, 90, 85, 80)
    ]  # fmt: skip


def _cost(actor: Actor, kind: str, level: str) -> DailyCost | None:
    return visible(DailyCost, actor).filter(kind=kind, level=level).order_by("-as_of").first()
