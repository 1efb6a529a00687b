"""Figures of the first report about firms, alliances and service points."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Q
from django.urls import reverse

from yiteng.desk.facts.registry import Computed, Params, query
from yiteng.enterprises.models import Alliance, Indicator, Membership, ServicePoint
from yiteng.measures.models import Measure


def _alliance(county: int, params: Params) -> Alliance:
    return Alliance.objects.get(county_id=county, industry=params["industry"])


def _alliance_page(row: Alliance) -> str:
    return reverse("enterprises:alliance", args=[row.pk])


@query("alliances.members")
def members(county: int, params: Params) -> Computed:
    """How many firms were members on the day."""
    row = _alliance(county, params)
    on = params["on"]
    found = Membership.objects.filter(alliance=row, joined_on__lte=on).filter(
        Q(left_on__isnull=True) | Q(left_on__gt=on)
    )
    return Computed(Decimal(found.count()), _alliance_page(row))


@query("alliances.days")
def days_to_found(county: int, params: Params) -> Computed:
    """Days from the measure's issue to the alliance's founding."""
    row = _alliance(county, params)
    measure = Measure.objects.get(
        county_id=county, title__contains=params["words"],
        document__meeting__theme__code=params["theme"],
    )  # fmt: skip
    days = None
    if row.founded_on and measure.issued_on:
        days = Decimal((row.founded_on - measure.issued_on).days)
    return Computed(days, _alliance_page(row))


@query("enterprises.opened")
def opened(county: int, params: Params) -> Computed:
    """When the first service point of a kind opened."""
    row = ServicePoint.objects.filter(county_id=county, kind=params["kind"]).earliest("opened_on")
    return Computed(row.opened_on, reverse("enterprises:list"))


@query("enterprises.indicator")
def indicator(county: int, params: Params) -> Computed:
    """An aim or a figure of a firm's own."""
    row = Indicator.objects.select_related("enterprise").get(
        enterprise__county_id=county, enterprise__name=params["firm"], code=params["code"]
    )
    return Computed(row.value.normalize(), reverse("enterprises:show", args=[row.enterprise_id]))
