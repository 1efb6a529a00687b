"""Pages of care near home: facilities with their services."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.reach import queries
from yiteng.web.requests import actor


def index(request: HttpRequest) -> HttpResponse:
    """Which facility offers what, since when, designated by which scheme."""
    who, kind = actor(request), request.GET.get("kind", "")
    counts = queries.counts(who)
    return render(request, "reach/list.html", {
        "facilities": queries.facilities(who, kind), "kind": kind,
        "tabs": [(code, title, counts[code]) for code, title in queries.KINDS.items()],
        "kinds": queries.KINDS, "levels": queries.LEVELS, "schemes": queries.SCHEMES,
        "may_write": who.may("reach.write"), "crumbs": [(_("Care near home"), "")],
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
