"""Figures of the second report: facilities, services, costs a day, the saving."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Q, QuerySet, Sum
from django.urls import reverse

from yiteng.desk.facts.registry import Computed, Params, query
from yiteng.desk.models import PublishedFigure
from yiteng.places.models import Area
from yiteng.reach.models import BedDays, CareCount, DailyCost, Designation, Service
from yiteng.reach.reported import Reported


def services(county: int, params: Params) -> QuerySet[Service]:
    """Services of a kind in the county, or with scope ``city`` in all counties of its city."""
    found = Service.objects.filter(kind=params["kind"])
    if params.get("scope") == "city":
        city = Area.objects.get(pk=county).parent_id
        found = found.filter(facility__county__parent_id=city)
    else:
        found = found.filter(facility__county_id=county)
    if "level" in params:
        found = found.filter(facility__level=params["level"])
    if "facility" in params:
        found = found.filter(facility__name__contains=params["facility"])
    return found


def _board() -> str:
    return reverse("reach:list")


@query("reach.capacity")
def capacity(county: int, params: Params) -> Computed:
    """The capacity of the services."""
    total = services(county, params).aggregate(n=Sum("capacity"))["n"]
    return Computed(None if total is None else Decimal(total), _board())


@query("reach.facilities")
def facilities(county: int, params: Params) -> Computed:
    """How many facilities have the service; designated: with an approved designation only."""
    found = services(county, params)
    if params.get("designated"):
        found = found.filter(
            Q(designations__approved_on__isnull=False) | Q(designations__in_force_on__isnull=False)
        )
    count = found.values("facility_id").distinct().count()
    return Computed(Decimal(count), _board())


@query("reach.people")
def people(county: int, params: Params) -> Computed:
    """How many people the services care for."""
    found = CareCount.objects.filter(service__in=services(county, params), what=params["what"])
    total = found.aggregate(n=Sum("value"))["n"]
    return Computed(None if total is None else Decimal(total), _board())


@query("reach.cost")
def cost(county: int, params: Params) -> Computed:
    """The average cost of a day at a level, in yuan."""
    return Computed(_cost(county, params["kind"], params["level"]), _savings())


@query("reach.cost_difference")
def cost_difference(county: int, params: Params) -> Computed:
    """The cost of a day at the higher level minus that at the lower."""
    high = _cost(county, params["kind"], params["reference"])
    return Computed(high - _cost(county, params["kind"], params["level"]), _savings())


@query("reach.saving")
def saving(county: int, params: Params) -> Computed:
    """Σ bed-days × (reference − own), total cost, not the fund's share (domain C5)."""
    days = BedDays.objects.filter(
        service__in=services(county, params), month__range=(params["from"], params["to"])
    ).aggregate(n=Sum("days"))["n"]
    if days is None:
        return Computed(None, _savings())
    high = _cost(county, params["kind"], params["reference"])
    return Computed(days * (high - _cost(county, params["kind"], params["level"])), _savings())


@query("reach.schemes")
def schemes(county: int, params: Params) -> Computed:
    """How many insurance schemes cover the service."""
    found = Designation.objects.filter(service__in=services(county, params))
    return Computed(Decimal(found.values("scheme").distinct().count()), _board())


def _cost(county: int, kind: str, level: str) -> Decimal:
    """The one cost of a level; where schemes differ there is no one cost: MultipleObjectsReturned."""
    found = DailyCost.objects.filter(county_id=county, kind=kind, level=level).order_by()
    return Decimal(found.values_list("cost", flat=True).distinct().get())


def _savings() -> str:
    return reverse("reach:savings")


def reported_saving(county: int, kind: str) -> Reported | None:
    """The saving of a kind of service that a report printed, for the page that computes it."""
    figures = PublishedFigure.objects.filter(county_id=county, query="reach.saving")
    for figure in figures.order_by("code"):
        if figure.params.get("kind") == kind:
            return Reported(
                Decimal(figure.reported), figure.word, figure.explanation, figure.explanation_zh,
                figure.report,
            )  # fmt: skip
    return None
