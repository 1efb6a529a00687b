"""不该开的会一次不开: what came of applications, by quarter; no unit is ranked."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.gate import outcomes, result_tables
from yiteng.rules.table import Table
from yiteng.web.paging import pages
from yiteng.web.requests import actor


def index(request: HttpRequest) -> HttpResponse:
    """Counts by quarter and result; below, the results that were counted."""
    who = actor(request)
    said = {name: request.GET.get(name, "") for name in ("step", "quarter")}
    rows = [outcomes.results(who, **said)]

    def page_of(get: Mapping[str, str]) -> Table:
        return result_tables.results(pages(rows, by=("-at", "-id"), get=get), said)

    counted = outcomes.totals(who)
    return render(request, "gate/results.html", {
        "quarters": result_tables.quarters(outcomes.quarters(who)),
        "table": page_of(request.GET),
        "spared": sum(counted[kind] for kind in outcomes.SPARED),
        "crumbs": [
            (_("Review before meeting"), reverse("gate:list")),
            (_("Meetings that need not be held"), ""),
        ],
    })  # fmt: skip
