"""The branch's pages: visits on site, the report on density and access."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yiteng.designation import density as computing
from yiteng.designation import queries, standards, tables
from yiteng.designation.actions import density as density_actions
from yiteng.designation.actions import visits
from yiteng.designation.forms import Plan, Record
from yiteng.designation.models import DesignationCase, Visit
from yiteng.designation.views.page import answered, crumbs
from yiteng.designation.words import SCHEMES
from yiteng.rules.actor import Actor
from yiteng.web.requests import actor, now, today
from yiteng.web.words import chinese, plain


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a visit."""
    who = actor(request)
    case = queries.case(who, pk)
    form = Plan(request.POST or None)

    def put() -> Visit:
        said = form.cleaned_data
        return visits.plan(case, said["purpose"], said["on"], actor=who, at=now(request),
                           topic=said["topic"])  # fmt: skip

    return answered(request, case, form, put, subject=_("Plan a visit"), done=_("Planned."))


def record(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a visit: who went, line by line what was seen, when one goes again."""
    who = actor(request)
    visit = queries.visit(who, pk)
    case = visit.case
    form = Record(
        request.POST or None, visitors=queries.visitors(case.county_id, today(request)),
        lines=_lines(case, visit), initial={"held_on": visit.planned_on, "topic": visit.topic},
    )  # fmt: skip
    return answered(
        request, case, form,
        lambda: visits.record(visit, form.seen(), actor=who, at=now(request)),
        subject=_("Record the visit"), done=_("Recorded."), template="designation/record.html",
        lead=_("Two people at least; what was not looked at stays open."),
    )  # fmt: skip


@require_POST
def make_density(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the software make the report on density and access."""
    who: Actor = actor(request)
    case = queries.case(who, pk)
    row = density_actions.make(case, actor=who, at=now(request))
    messages.success(request, _("Made; inputs and result are kept with their hash."))
    return redirect("designation:density", pk=case.pk, report=row.pk)


def density(request: HttpRequest, pk: int, report: int) -> HttpResponse:
    """A report as it was kept; computed again, it gives the same."""
    case = queries.case(actor(request), pk)
    row = get_object_or_404(case.densities, pk=report)
    inputs = computing.read(row.inputs)
    again = computing.digest(row.inputs, computing.canonical(computing.compute(inputs)))
    result = json.loads(row.result)
    return render(request, "designation/density.html", {
        "case": case, "report": row, "inputs": inputs, "result": result,
        "gain": {k: plain(v) for k, v in (result["gain"] or {}).items() if v is not None},
        "same": again == row.sha256, "table": tables.towns(result, dict(inputs.counted)),
        "people_as_of": sorted(set(filter(None, inputs.people_as_of))),
        "near": [(title, plain(result["near"][code]), plain(result["all"][code]), result["expected"][code],
                  " / ".join(plain(n) for _minutes, n in result["within"][code])) for code, title in SCHEMES.items()],
        "total": plain(sum(result["near"].values())),
        "crumbs": crumbs(case, _("Density and access")),
    })  # fmt: skip


def _lines(case: DesignationCase, visit: Visit) -> list[tuple[str, str]]:
    """The lines of the standards that can be seen on site."""
    tells, mine = chinese(), standards.own({case.county_id})[case.county_id]
    day = case.applied_on or visit.planned_on
    return [
        (line.code, line.title.said(tells))
        for one in standards.holding(case.kind, case.road, day, mine)
        for line in one.lines if line.kind != "given"
    ]  # fmt: skip
