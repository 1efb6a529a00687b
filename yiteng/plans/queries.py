"""Reading the plan of a year, days without meetings, and the warnings of a sender's form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404

from yiteng.gate.models import Application
from yiteng.limits.queries import of_counties
from yiteng.people.visibility import visible
from yiteng.places.queries import workdays
from yiteng.plans.models import PlannedMeeting, QuietDays, YearPlan
from yiteng.rules.actor import Actor
from yiteng.rules.gate.scope import tested
from yiteng.rules.lifecycles.application import EDITABLE
from yiteng.rules.meeting_load import CODES as LOAD_CODES
from yiteng.rules.meeting_load import LoadLimits, Quiet, Sending, warnings
from yiteng.rules.refusal import Refusal

#: An application in one of these is no meeting of its year.
_NOT_HELD = ("merged", "reshaped")
_GRANTED = ("approved", "approved_against", "convened")


def plans(actor: Actor) -> QuerySet[YearPlan]:
    """The plans of the actor's county, the latest year first."""
    return visible(YearPlan, actor).order_by("-year")


def plan(actor: Actor, year: int) -> YearPlan:
    """The plan of a year. Raises Http404 where the county has none."""
    found = visible(YearPlan, actor).filter(year=year).first()
    if found is None:
        raise Http404
    return found


def planned(actor: Actor, pk: int) -> PlannedMeeting:
    """One line of a plan. Raises Http404 where the actor may not see it."""
    rows = PlannedMeeting.objects.select_related("plan", "unit", "theme")
    found = visible(rows, actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def lines(plan: YearPlan) -> list[PlannedMeeting]:
    """The lines of a plan by month, those taken off too; one query."""
    rows = plan.meetings.select_related("unit", "theme", "application")
    return list(rows.order_by("month", "id"))


def may_open(actor: Actor, rows: Sequence[PlannedMeeting]) -> set[int]:
    """Which of the applications that took these lines up the actor may open; one query."""
    taken = [row.application_id for row in rows if row.application_id]
    return set(visible(Application, actor).filter(pk__in=taken).values_list("pk", flat=True))


def unplanned(actor: Actor, year: int) -> list[Application]:
    """Applications wanted in that year whose meetings are in no plan."""
    rows = Application.objects.select_related("unit", "theme").filter(
        wanted_on__year=year, planned__isnull=True
    )
    found = visible(rows, actor).exclude(state__in=_NOT_HELD).order_by("wanted_on", "id")
    return [row for row in found if tested(row.meeting_type)]


def open_lines(application: Application) -> list[PlannedMeeting]:
    """Lines of its county's plans the application may take up, and the one it has."""
    if application.wanted_on is None:
        return []
    rows = PlannedMeeting.objects.filter(
        plan__county=application.county_id,
        plan__year=application.wanted_on.year,
        dropped_on__isnull=True,
    ).select_related("unit")
    return [row for row in rows if row.application_id in (None, application.pk)]


def quiet_days(county: int) -> list[QuietDays]:
    """The county's days without meetings; one query."""
    return list(QuietDays.objects.filter(county=county).order_by("id"))


def quiet_day(actor: Actor, pk: int) -> QuietDays:
    """One of them. Raises Http404 where the actor may not see it."""
    found = visible(QuietDays, actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def told_on(application: Application, today: date) -> date:
    """The day the sender asks: today while it is being written, else the day it was submitted."""
    if application.state in EDITABLE or application.submitted_at is None:
        return today
    return application.submitted_at.date()


def warned(
    applications: Sequence[Application], told: Mapping[int, date]
) -> dict[int, list[Refusal]]:
    """The warnings on each sender's form; seven queries whatever their number.

    told: the day each is asked. Meetings outside the gate's scope are never warned about.
    """
    if not applications:
        return {}
    prefetch_related_objects(list(applications), "unit")
    counties = {a.county_id for a in applications}
    quiet = _quiet(counties)
    years = _years(counties)
    taken = set(PlannedMeeting.objects.filter(application__in=applications).values_list("application", flat=True))  # fmt: skip
    beside = _beside(counties, {a.wanted_on.year for a in applications if a.wanted_on})
    days, held = workdays(), of_counties(counties, LOAD_CODES)
    return {
        a.pk: warnings(
            _sending(a, told[a.pk], years, taken, beside),
            LoadLimits.of(held[a.county_id]),
            days,
            quiet[a.county_id],
        )
        if tested(a.meeting_type)
        else []
        for a in applications
    }


def _sending(
    a: Application,
    told: date,
    years: set[tuple[int, int]],
    taken: set[int],
    beside: Sequence[tuple[Any, ...]],
) -> Sending:
    year = a.wanted_on.year if a.wanted_on else 0
    return Sending(
        told_on=told,
        wanted_on=a.wanted_on,
        scale=a.scale,
        unit=a.unit.name,
        planned=(a.pk in taken) if (a.county_id, year) in years else None,
        earlier=sum(
            1 for pk, unit, of_year in beside if (unit, of_year) == (a.unit_id, year) and pk != a.pk
        ),
    )


def _quiet(counties: Iterable[int]) -> dict[int, list[Quiet]]:
    found: dict[int, list[Quiet]] = {county: [] for county in counties}
    for row in QuietDays.objects.filter(county__in=found).order_by("id"):
        found[row.county_id].append(row.rule)
    return found


def _years(counties: Iterable[int]) -> set[tuple[int, int]]:
    """Which county has an approved plan of which year."""
    rows = YearPlan.objects.filter(county__in=counties, state="approved")
    return {(county, year) for county, year in rows.values_list("county_id", "year")}


def _beside(counties: Iterable[int], years: Iterable[int]) -> list[tuple[Any, ...]]:
    """District-wide applications of these years approved or convened: id, unit, year."""
    rows = Application.objects.filter(
        county__in=counties, scale="district", wanted_on__year__in=years, state__in=_GRANTED
    )
    return list(rows.values_list("pk", "unit", "wanted_on__year"))
