"""The load of meetings: hours before, in and after each; hours of each town's people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.plans import load, tables
from yiteng.web.requests import actor, today


def index(request: HttpRequest) -> HttpResponse:
    """One year's meetings with their hours; nothing is ranked."""
    who = actor(request)
    typed = request.GET.get("year", "")
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else 0
    year = year or today(request).year
    meetings = load.held_in(who, year)
    rows = load.sittings(meetings)
    table = tables.sittings(rows)
    return render(request, "plans/load.html", {
        "year": year,
        "earlier": year - 1,
        "table": table,
        "count": len(rows),
        "total": load.total(rows),
        "towns": tables.towns(load.of_towns(meetings)),
        "crumbs": [(_("Plan of meetings"), reverse("plans:list")), (_("Load of meetings"), "")],
    })  # fmt: skip
