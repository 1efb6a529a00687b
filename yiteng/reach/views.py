"""Pages of care near home: facilities with their services, and the cost estimate."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.reach import queries
from yiteng.reach.savings import CAVEATS, FORMULA, FUND_FORMULA
from yiteng.web.drawing import Point
from yiteng.web.requests import actor, today


def index(request: HttpRequest) -> HttpResponse:
    """Which facility offers what, since when, designated by which scheme."""
    who, kind = actor(request), request.GET.get("kind", "")
    counts = queries.counts(who)
    return render(request, "reach/list.html", {
        "facilities": queries.facilities(who, kind), "kind": kind,
        "tabs": [(code, title, counts[code]) for code, title in queries.KINDS.items()],
        "kinds": queries.KINDS, "levels": queries.LEVELS, "schemes": queries.SCHEMES,
        "crumbs": [(_("Care near home"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One facility: its services with every date, its designations, counts only."""
    found = queries.facility(actor(request), pk)
    if found is None:
        raise Http404
    return render(request, "reach/show.html", {
        "facility": found, "kinds": queries.KINDS, "levels": queries.LEVELS,
        "schemes": queries.SCHEMES,
        "crumbs": [(_("Care near home"), reverse("reach:list")), (found.name, "")],
    })  # fmt: skip


def savings(request: HttpRequest) -> HttpResponse:
    """The cost estimate of a year with its formula, caveats and sensitivity."""
    who = actor(request)
    year = queries.latest_year(who, "psychiatric")
    start, end = year or (today(request), today(request))
    found = queries.terms(who, "psychiatric", start, end)
    return render(request, "reach/savings.html", {
        "estimate": found, "parts": queries.titled(found) if found else [], "start": start, "end": end, "caveats": CAVEATS, "formula": FORMULA,
        "fund_formula": FUND_FORMULA, "months": [
            Point(f"{month:%Y-%m}", n)
            for month, n in queries.months(who, "psychiatric", start, end)
        ],
        "sensitivity": queries.sensitivity(found) if found else [],
        "crumbs": [(_("Care near home"), reverse("reach:list")), (_("Cost estimate"), "")],
    })  # fmt: skip
