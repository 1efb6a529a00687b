"""Visits and what was found there: lists, one visit, recording a visit."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yiteng.research import actions, queries, tables
from yiteng.research.about import About, about, follows
from yiteng.research.forms import FindingForm, VisitFilter, VisitForm, finding_forms
from yiteng.research.models import METHODS, OCCASIONS, VENUES, Occasion
from yiteng.rules.refusal import Refused
from yiteng.rules.table import Table
from yiteng.web.exports import wanted, whole
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now, today


def index(request: HttpRequest) -> HttpResponse:
    """Visits, symposiums, letters, surveys and trips, latest first."""
    who = actor(request)
    form = VisitFilter(request.GET, county=who.county)

    def page_of(get: Mapping[str, str]) -> Table:
        found = pages(queries.occasions(who, **form.wanted()), by=("-held_on", "-id"), get=get)
        counts = queries.found_at([row.pk for row in found.rows])
        return tables.occasions(found, counts, form.said())

    if wanted(request):
        return whole(request, page_of, _("Research"))
    return render(request, "research/list.html", {
        "form": form,
        "table": page_of(request.GET),
        "totals": queries.totals(who),
        "may_write": who.may("research.write"),
        "crumbs": [(_("Research"), "")],
    })  # fmt: skip


def findings(request: HttpRequest) -> HttpResponse:
    """Findings, latest first."""
    rows = queries.findings(actor(request))

    def page_of(get: Mapping[str, str]) -> Table:
        return tables.findings(pages(rows, by=("-found_on", "-id"), get=get))

    if wanted(request):
        return whole(request, page_of, _("Findings"))
    return render(request, "research/findings.html", {
        "table": page_of(request.GET),
        "crumbs": [(_("Research"), reverse("research:list")), (_("Findings"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One visit with its findings and the problems they support."""
    who = actor(request)
    occasion = queries.occasion(who, pk)
    found = list(occasion.findings.order_by("id"))
    return render(request, "research/occasion.html", {
        "occasion": occasion,
        "findings": found,
        "tied": follows(who, occasion),
        "supports": queries.supported(who, [one.pk for one in found]),
        "crumbs": [(_("Research"), reverse("research:list")), (occasion.title, "")],
    })  # fmt: skip


def new(request: HttpRequest) -> HttpResponse:
    """Record a visit with what was found; ``?about=meeting:3`` ties it to what it follows up."""
    who = actor(request)
    tied = about(who, request.GET.get("about", ""))
    form = VisitForm(request.POST or None, actor=who, today=today(request),
                     initial={"phase": "after"} if tied else None)  # fmt: skip
    rows = finding_forms(request.POST or None, who)
    if request.method == "POST" and all([form.is_valid(), *(row.is_valid() for row in rows)]):
        saved = _record(request, form, rows, tied)
        if saved is not None:
            return redirect("research:occasion", pk=saved.pk)
    return render(request, "research/new_visit.html", {
        "form": form,
        "rows": rows,
        "about": tied,
        "crumbs": [(_("Research"), reverse("research:list")), (_("Record a visit"), "")],
    })  # fmt: skip


def _record(
    request: HttpRequest, form: VisitForm, rows: list[FindingForm], tied: About | None
) -> Occasion | None:
    who, held = actor(request), form.occasion()
    found = [row.finding(held) for row in rows if row.said]
    try:
        saved = actions.record_visit(held, found, actor=who, at=now(request),
                                     about=tied.key if tied else None)  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return None
    words = ngettext("Recorded, with %(n)s finding.", "Recorded, with %(n)s findings.", len(found))
    messages.success(request, words % {"n": len(found)})
    return saved


def paper(request: HttpRequest) -> HttpResponse:
    """The visit sheet to print and take along; ``?about=meeting:3`` says what it follows up."""
    who = actor(request)
    tied = about(who, request.GET.get("about", ""))
    return render(request, "research/paper.html", {
        "about": tied,
        "rows": range(1, 4),
        "kinds": OCCASIONS,
        "venues": VENUES,
        "methods": METHODS,
        "crumbs": [(_("Research"), reverse("research:list")), (_("Visit sheet to print"), "")],
    })  # fmt: skip
