"""The page of a case: the road, every clock, what is missing, why a step is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yiteng.designation import queries, sentences, tables, tables_year
from yiteng.designation.actions import cases
from yiteng.designation.forms import Facts
from yiteng.designation.models import DesignationCase, Visit
from yiteng.designation.queries import Status
from yiteng.designation.views.page import answered, crumbs
from yiteng.designation.words import KINDS, PREPARED, SCHEMES
from yiteng.papers.build import DOCX, build
from yiteng.rules.lifecycles.designation import DESIGNATION, NOT_FOR_PUBLIC, PREPARING, RUNNING
from yiteng.rules.lifecycles.designation.checks_after import public_stays
from yiteng.web.requests import actor, now, today
from yiteng.workflow.pages import Standing, Tried, attempt, standing

#: Reasons that say a step has no occasion now.
WITHOUT_OCCASION = {
    "designation.no_change", "designation.not_asked", "designation.commissioned",
    "designation.renewal_asked", "designation.assessed", "designation.leaving",
    "designation.failed_twice", "designation.failed_once",
}  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One case."""
    return _page(request, queries.case(actor(request), pk))


@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step; refused, the page says every reason and keeps what was typed."""
    case = queries.case(actor(request), pk)
    tried = attempt(request, case, cases.take)
    return _page(request, case, tried) if tried else redirect(case.url)


def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said of a case: the licence, the agreement it builds on, the schemes."""
    who = actor(request)
    case = queries.case(who, pk)
    held = {name: getattr(case, name) for name in Facts.base_fields}
    form = Facts(request.POST or None, initial=held)
    return answered(
        request, case, form,
        lambda: cases.state_facts(case, form.cleaned_data, actor=who, at=now(request)),
        subject=_("Facts of the case"), done=_("Kept."),
        lead=_("Two chains: the health authority registers the department first."),
    )  # fmt: skip


def word(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole file of the case as one Word document."""
    from yiteng.designation.papers import whole_file

    who = actor(request)
    case = queries.case(who, pk)
    paper = whole_file(case, today(request), by=who.unit_name)
    response = HttpResponse(build(paper), content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="designation-{pk}.docx"'
    return response


def _page(request: HttpRequest, case: DesignationCase, tried: Tried | None = None) -> HttpResponse:
    who, day = actor(request), today(request)
    (status,) = queries.statuses([case], day)
    visits = queries.visits(case)
    return render(request, "designation/show.html", {
        "case": case, "status": status, "state": DESIGNATION.state(case.state).title,
        "kind": KINDS.get(case.kind, case.kind), "road": tables.road_of(case),
        "answer": sentences.answer(status, day),
        "stations": sentences.stations(case, _coached(visits)),
        "standing": _offers(request, case, tried),
        "public_stays": public_stays() if _would_ask(case, who) else None,
        "clocks": tables.clocks(status.clocks, day),
        "visits": tables.visits(visits, _record(who)),
        **_children(case, day), **_may(case, who, status),
        "schemes": [title for code, title in SCHEMES.items() if getattr(case, code)],
        "crumbs": crumbs(case),
    }, status=409 if tried else 200)  # fmt: skip


def _children(case: DesignationCase, day: date) -> dict[str, Any]:
    return {
        "suggestions": list(case.suggestions.order_by("id")),
        "prepared": [(PREPARED[p.what], p) for p in case.preparations.order_by("what", "id")],
        "handed": list(case.papers.order_by("given_on", "id")),
        "densities": list(case.densities.only("id", "case", "made_on", "sha256", "by_post")[:3]),
        "changes": tables_year.changes(case.changes.order_by("id"), day),
        "assessments": list(case.assessments.order_by("-on")),
    }


def _may(case: DesignationCase, who: Any, status: Status) -> dict[str, bool]:
    mine = who.may("designation.apply") and case.unit_id == who.unit
    ended = DESIGNATION.state(case.state).ended
    return {
        "may_prepare": mine and not ended,
        "may_state": mine and case.reported_on is None and not ended,
        "may_visit": who.may("designation.handle") and not ended,
        "preparing": case.state in PREPARING, "running": case.state in RUNNING,
        "taken_over": queries.taken_over(status),
    }  # fmt: skip


def _would_ask(case: DesignationCase, who: Any) -> bool:
    """Whether a private hospital's director would have a button here that a public one's has not."""
    return case.public and who.may("designation.apply") and case.state in ("operating", "suspended")


def _offers(request: HttpRequest, case: DesignationCase, tried: Tried | None) -> Standing:
    """The steps offered; a public hospital has no button to leave (order no. 2, art. 44).

    What has no occasion (no change waits, nobody asked for renewal) is not offered either.
    """
    found = standing(request, case, tried)
    hidden = NOT_FOR_PUBLIC if case.public else ()
    kept = tuple(
        o for o in found.offers
        if o.step.code not in hidden and not {r.code for r in o.refusals} & WITHOUT_OCCASION
    )  # fmt: skip
    return Standing(kept, found.back, found.tried, found.choices, found.remedies)


def _coached(visits: list[Visit]) -> Any:
    return next((v.held_on for v in visits if v.purpose == "coaching" and v.held_on), None)


def _record(who: Any) -> Any:
    if not who.may("designation.handle"):
        return lambda visit: ""
    return lambda visit: reverse("designation:record", args=[visit.pk])
