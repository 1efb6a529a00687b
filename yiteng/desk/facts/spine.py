"""Figures of the first report: research, gate, meetings, measures, commitments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Min, QuerySet, Sum
from django.urls import reverse

from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.desk.facts.registry import Computed, Params, query
from yiteng.gate.models import Application
from yiteng.measures.models import Measure
from yiteng.meetings.models import Direction, Document, Meeting, Session
from yiteng.places.models import Area, AreaCode
from yiteng.research.models import Occasion
from yiteng.rules.lifecycles.meeting import HELD

#: Drafts, withdrawn and merged ones are nobody's promise.
NOT_COUNTED = ("draft", "withdrawn", "merged")


def _area(code: str) -> Area:
    return AreaCode.objects.select_related("area").get(system="nbs", code=code).area


def meetings(county: int, params: Params) -> QuerySet[Meeting]:
    """Meetings held in the county within the dates, of the scale and theme asked for."""
    found = Meeting.objects.filter(county_id=county, state__in=HELD, town__isnull=True)
    if "from" in params:
        found = found.filter(held_on__range=(params["from"], params["to"]))
    for name, column in (("scale", "scale"), ("theme", "theme__code")):
        if name in params:
            found = found.filter(**{column: params[name]})
    return found


def commitments(county: int, params: Params) -> QuerySet[Commitment]:
    """Commitments in force or done; rows of invented towns never count in a published figure."""
    found = Commitment.objects.filter(county_id=county).exclude(state__in=NOT_COUNTED)
    found = found.exclude(town__invented=True)
    for name, column in (
        ("kind", "kind"),
        ("theme", "theme__code"),
        ("level", "level"),
        ("firm", "enterprise__name"),
        ("published", "published"),
    ):
        if name in params:
            found = found.filter(**{column: params[name]})
    if "area" in params:
        area = _area(params["area"])
        found = found.filter(**{area.level: area})
    return found


def _seen(params: Params) -> str:
    names = [n for n in ("kind", "theme", "level") if n in params]
    words = "&".join(f"{n}={params[n]}" for n in names)
    if "area" in params:
        words += f"&area={_area(params['area']).pk}"
    return f"{reverse('commitments:list')}?{words}"


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


@query("meetings.held")
def meetings_held(county: int, params: Params) -> Computed:
    """How many meetings were held."""
    return Computed(Decimal(meetings(county, params).count()), reverse("meetings:list"))


@query("meetings.themes")
def meeting_themes(county: int, params: Params) -> Computed:
    """How many themes those meetings covered."""
    found = meetings(county, params).aggregate(n=Count("theme", distinct=True))
    return Computed(Decimal(found["n"]), reverse("meetings:list"))


@query("gate.tests")
def gate_tests(county: int, params: Params) -> Computed:
    """How many tests the gate's registry holds."""
    from yiteng.rules.gate.registry import TESTS

    return Computed(Decimal(len(TESTS)), reverse("gate:list"))


@query("gate.first_month")
def first_month(county: int, params: Params) -> Computed:
    """The month in which the first of those meetings' applications was opened."""
    applications = Application.objects.filter(meetings__in=meetings(county, params))
    first = applications.aggregate(first=Min("opened_on"))["first"]
    return Computed(first and first.strftime("%Y-%m"), reverse("gate:list"))


@query("commitments.count")
def commitment_count(county: int, params: Params) -> Computed:
    """How many commitments there are."""
    return Computed(Decimal(commitments(county, params).count()), _seen(params))


@query("commitments.sum")
def commitment_sum(county: int, params: Params) -> Computed:
    """The sum of one quantity in one status over those commitments."""
    found = CommitmentQuantity.objects.filter(
        commitment__in=commitments(county, params), code=params["code"], status=params["status"]
    ).aggregate(total=Sum("value"))
    return Computed(_number(found["total"]), _seen(params))


@query("commitments.places")
def commitment_places(county: int, params: Params) -> Computed:
    """How many towns or villages have at least one of those commitments."""
    found = commitments(county, params).aggregate(n=Count(params["of"], distinct=True))
    return Computed(Decimal(found["n"]), reverse("desk:district"))


@query("commitments.hours")
def commitment_hours(county: int, params: Params) -> Computed:
    """Hours from the receipt of a request to the stage asked for."""
    row = commitments(county, params).get(stages__code=params["stage"])
    reached = row.stages.get(code=params["stage"]).reached_at
    hours = None
    if reached and row.received_at:
        seconds = Decimal(int((reached - row.received_at).total_seconds()))
        hours = (seconds / 3600).quantize(Decimal("0.1"))
    return Computed(hours, reverse("commitments:show", args=[row.pk]))


@query("commitments.cliff")
def commitment_cliff(county: int, params: Params) -> Computed:
    """The served firm's own cliff date."""
    from yiteng.workflow.clock import SHANGHAI

    row = commitments(county, params).get()
    on = row.cliff_at.astimezone(SHANGHAI).date() if row.cliff_at else None
    return Computed(on, reverse("commitments:show", args=[row.pk]))


@query("measures.count")
def measure_count(county: int, params: Params) -> Computed:
    """How many measures the theme's conference issued."""
    found = _measures(county, params)
    return Computed(Decimal(found.count()), reverse("measures:list"))


@query("measures.position")
def measure_position(county: int, params: Params) -> Computed:
    """The position of the measure whose title holds these words."""
    row = _measures(county, params).get(title__contains=params["words"])
    return Computed(Decimal(row.position), reverse("measures:show", args=[row.pk]))


def _measures(county: int, params: Params) -> QuerySet[Measure]:
    return Measure.objects.filter(
        county_id=county, document__meeting__theme__code=params["theme"]
    ).exclude(state="draft")


@query("meetings.length")
def meeting_length(county: int, params: Params) -> Computed:
    """The length of a meeting in days: the sum of its sessions."""
    row = meetings(county, params).get()
    total = Session.objects.filter(meeting=row).aggregate(days=Sum("days"))["days"]
    return Computed(_number(total), reverse("meetings:show", args=[row.pk]))


@query("meetings.span")
def meeting_span(county: int, params: Params) -> Computed:
    """Months from the first meeting to the last, a month being 30.44 days."""
    days: list[date] = sorted(
        d for d in meetings(county, params).values_list("held_on", flat=True) if d
    )
    months = Decimal((days[-1] - days[0]).days) / Decimal("30.44") if days else None
    value = None if months is None else months.quantize(Decimal("0.1"))
    return Computed(value, reverse("meetings:list"))


@query("meetings.least_attended")
def least_attended(county: int, params: Params) -> Computed:
    """The attendance of the meeting fewest people attended."""
    found = meetings(county, params).aggregate(n=Min("attended"))["n"]
    return Computed(_number(found), reverse("meetings:list"))


@query("meetings.documents")
def meeting_documents(county: int, params: Params) -> Computed:
    """How many policy documents those meetings issued that the report names."""
    found = Document.objects.filter(meeting__in=meetings(county, params), kind="policy")
    return Computed(Decimal(found.count()), reverse("measures:list"))


@query("meetings.directions")
def meeting_directions(county: int, params: Params) -> Computed:
    """How many directions a meeting named."""
    found = Direction.objects.filter(meeting__in=meetings(county, params))
    row = meetings(county, params).get()
    return Computed(Decimal(found.count()), reverse("meetings:show", args=[row.pk]))


@query("research.first_year")
def first_year(county: int, params: Params) -> Computed:
    """The year of the earliest visit or symposium in the register."""
    first = Occasion.objects.filter(county_id=county).aggregate(first=Min("held_on"))["first"]
    return Computed(first and Decimal(first.year), reverse("research:list"))


@query("research.destinations")
def destinations(county: int, params: Params) -> Computed:
    """How many cities were visited after the conferences."""
    found = Occasion.objects.filter(county_id=county, kind="trip", phase="after")
    count = found.aggregate(n=Count("destination", distinct=True))["n"]
    return Computed(Decimal(count), reverse("research:list"))
