"""People in need by town: what may be told, and how counts come in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yiteng.designation import needs, tables_year
from yiteng.designation.actions import needs as entering
from yiteng.designation.forms_sides import Counts
from yiteng.designation.views.page import crumbs
from yiteng.rules.refusal import Refused
from yiteng.web import exports
from yiteng.web.requests import actor, now


def index(request: HttpRequest) -> HttpResponse:
    """The latest counts of each kind of care by town; small ones are not kept."""
    who = actor(request)
    assert who.county is not None
    found = needs.sheets(who)
    table = tables_year.in_need_by_town(needs.towns(who.county), found)
    if exports.wanted(request):
        return exports.whole(request, lambda _get: table, _("People in need by town"))
    return render(request, "designation/needs.html", {
        "table": table, "sheets": found, "may_enter": who.may("designation.handle"),
        "may_limits": who.may("limits.read"),
        "crumbs": crumbs(None, _("People in need by town")),
    })  # fmt: skip


def enter(request: HttpRequest) -> HttpResponse:
    """Enter the counts of one day, all towns together."""
    who = actor(request)
    assert who.county is not None
    form = Counts(request.POST or None, towns=needs.towns(who.county))
    if request.method == "POST" and form.is_valid():
        try:
            row = entering.enter(form.sheet(), form.counts(), actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            held = row.cells.filter(count__isnull=True).count()
            messages.success(
                request, _("Kept; %(n)s counts withheld and not stored.") % {"n": held}
            )
            return redirect("designation:needs")
    return render(request, "designation/needs_enter.html", {
        "form": form, "crumbs": crumbs(None, _("Enter counts by town")),
    }, status=409 if form.errors else 200)  # fmt: skip
