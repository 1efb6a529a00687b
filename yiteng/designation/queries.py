"""Reading cases: one, many, by clock; what a page of a case needs in few queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils.translation import gettext

from yiteng.designation import facts as known_of
from yiteng.designation import standards
from yiteng.designation.facts import Known
from yiteng.designation.models import DesignationCase, ReceivedResult, Visit
from yiteng.designation.standards import Judged
from yiteng.people.models import Holding
from yiteng.people.visibility import visible
from yiteng.places.queries import workdays
from yiteng.reach.queries import KINDS
from yiteng.rules.actor import Actor
from yiteng.rules.designation import clocks
from yiteng.rules.designation.clocks import Running
from yiteng.rules.lifecycles.designation import DESIGNATION, PREPARING
from yiteng.rules.words import N_

#: The order of the board: the clock that ends first comes first, over all its pages.
BY_CLOCK = ("presses_on", "id")
ENDED = tuple(state.code for state in DESIGNATION.states if state.ended)


@dataclass(frozen=True, slots=True)
class Status:
    """A case with what is judged of it today: standards, gaps, papers, clocks."""

    case: DesignationCase
    known: Known
    judged: list[Judged]
    gaps: list[str]
    unsure: list[str]
    papers: list[str]
    clocks: list[Running]


def cases(actor: Actor) -> QuerySet[DesignationCase]:
    """The cases the actor may see, with facility and town."""
    return visible(DesignationCase.objects.select_related("facility__town"), actor)


def case(actor: Actor, pk: int) -> DesignationCase:
    """One case. Raises Http404 where the actor may not see it."""
    found = cases(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def may_read(actor: Actor, pk: int) -> bool:
    """Whether the actor may open the case (files hang on it)."""
    return actor.may("designation.read") and cases(actor).filter(pk=pk).exists()


def where(pk: int) -> tuple[str, str]:
    """The page of a case: institution and kind of care, and its address."""
    row = DesignationCase.objects.filter(pk=pk).select_related("facility").first()
    return (f"{row.facility.name} · {gettext(row.kind_title)}", row.url) if row else ("", "")


def statuses(rows: list[DesignationCase], today: date) -> list[Status]:
    """What is judged of each case today; the same queries for one and for many."""
    if not rows:
        return []
    known, limits, table = known_of.known(rows), known_of.limits_of(rows), workdays()
    return [
        _status(row, known[row.pk], clocks.running(row.dates, limits[row.county_id], table, today),
                today)
        for row in rows
    ]  # fmt: skip


def _status(row: DesignationCase, known: Known, running: list[Running], today: date) -> Status:
    judged = known_of.standards_of(row, known, today)
    gaps, unsure = known_of.gaps(judged)
    return Status(row, known, judged, gaps, unsure, known_of.missing_papers(row, known), running)


def taken_over(status: Status) -> bool:
    """Whether it was in force before this software and nobody has filled in its self-check yet."""
    water = {line.code for line in standards.water_lines()}
    return (
        status.case.applied_on is None and status.case.state not in PREPARING
        and not set(status.known.answers) - water
    )  # fmt: skip


def visits(case: DesignationCase) -> list[Visit]:
    """The visits of a case, planned ones too, with people and checklist."""
    return list(case.visits.prefetch_related("people", "items"))


def visits_due(actor: Actor, until: date) -> list[Visit]:
    """Visits planned up to a day that were not recorded yet, the earliest first."""
    rows = Visit.objects.select_related("case__facility").filter(
        case__in=visible(DesignationCase, actor).exclude(state__in=ENDED).order_by().values("pk"),
        held_on__isnull=True, planned_on__lte=until)  # fmt: skip
    return list(rows.order_by("planned_on", "id"))


def visit(actor: Actor, pk: int) -> Visit:
    """One visit. Raises Http404 where the actor may not see its case."""
    found = Visit.objects.select_related("case__facility").filter(pk=pk).first()
    if found is None or not cases(actor).filter(pk=found.case_id).exists():
        raise Http404
    return found


def visitors(county: int, today: date) -> list[Holding]:
    """Who may go on a visit: holders of posts of the branch and of the city, by post."""
    rows = Holding.objects.select_related("post__unit", "account").filter(
        post__unit__county=county,
        post__roles__role__in=("insurance_branch", "city_reviewer"),
        since__lte=today,
    )
    rows = rows.exclude(until__lt=today).prefetch_related(Prefetch("post__roles"))
    return list(rows.order_by("post__unit__order", "post__order", "id").distinct())


def week(actor: Actor, today: date) -> list[Visit]:
    """Visits planned up to the end of this week and not recorded yet."""
    return visits_due(actor, today + timedelta(days=6 - today.weekday()))


def prepared(actor: Actor, today: date) -> list[Status]:
    """The actor's cases in preparation with what is missing."""
    rows = list(cases(actor).filter(state__in=PREPARING).order_by("id")[:20])
    return statuses(rows, today)


def received(actor: Actor) -> QuerySet[ReceivedResult]:
    """What came from other installations."""
    return visible(ReceivedResult.objects.select_related("partner"), actor)


def kind_title(kind: str) -> str:
    """The words of a kind of care (message id); a standard without one holds for all."""
    return KINDS.get(kind, N_("Every service"))
