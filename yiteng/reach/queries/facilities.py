"""Reading facilities with their services, designations and counts."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from yiteng.people.visibility import visible
from yiteng.reach.models import CareCount, Designation, Facility, Service
from yiteng.rules.actor import Actor
from yiteng.rules.words import N_

KINDS = {
    "dialysis": N_("Dialysis"),
    "psychiatric": N_("Psychiatric ward"),
    "long_term_care": N_("Long-term care"),
}
LEVELS = {"one": N_("Level one"), "two": N_("Level two"), "three": N_("Level three")}
PAYMENTS = {
    "bed_day": N_("Paid by bed-day"), "drg": N_("Paid by case (DRG)"), "item": N_("Paid by item"),
}  # fmt: skip
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


def served(actor: Actor, kind: str) -> list[CareCount]:
    """The counts of people a kind of care serves, the newest first, with their facilities."""
    found = CareCount.objects.filter(
        service__kind=kind, service__facility__in=visible(Facility, actor),
        what__in=("inpatients", "beneficiaries"),
    )  # fmt: skip
    return list(found.select_related("service__facility__town").order_by("-as_of", "id"))
