"""The board of the branch, the page of a hospital's director, the desk of the city; standards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yiteng.designation import desks, queries, tables
from yiteng.designation.actions import cases
from yiteng.designation.forms import Intention
from yiteng.designation.views.page import crumbs
from yiteng.rules.refusal import Refused
from yiteng.rules.table import Table
from yiteng.web import exports
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now, today


def index(request: HttpRequest) -> HttpResponse:
    """Every case the post sees, with the clock that presses; the first line of its role."""
    who, day = actor(request), today(request)

    def page_of(get: Mapping[str, str]) -> Table:
        page = pages(queries.cases(who), by=queries.BY_CLOCK, get=get)
        return tables.cases(page, queries.statuses(page.rows, day), day)

    if exports.wanted(request):
        return exports.whole(request, page_of, _("Designation"))
    waiting = queries.prepared(who, day) if who.may("designation.apply") else []
    handles = who.may("designation.handle")
    return render(request, "designation/list.html", {
        "table": page_of(request.GET), "line": _line(request, waiting), "may_apply": who.may("designation.apply"),
        "handles": handles, "visits": queries.week(who, day) if handles else [],
        "waiting": waiting, "may_limits": who.may("limits.read"),
        "may_results": who.may("designation.results"), "crumbs": [(_("Designation"), "")],
    })  # fmt: skip


def _line(request: HttpRequest, waiting: Sequence[queries.Status]) -> list[desks.Part]:
    """The first line of the post's role."""
    who, day = actor(request), today(request)
    if who.may("designation.apply"):
        return desks.missing(waiting, who, day)
    return [p for role, make in desks.LINES.items() if role in who.roles for p in make(who, day)]


def new(request: HttpRequest) -> HttpResponse:
    """State an intention."""
    who = actor(request)
    form = Intention(request.POST or None, actor=who)
    if request.method == "POST" and form.is_valid():
        try:
            case = cases.intend(form.case(), actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Noted. Begin the self-check; the branch comes to coach."))
            return redirect("designation:show", pk=case.pk)
    return render(request, "designation/form.html", {
        "form": form, "subject": _("State an intention"),
        "lead": _("The application comes later, when coaching is over and nothing is missing."),
        "crumbs": crumbs(None, _("State an intention")),
    })  # fmt: skip
