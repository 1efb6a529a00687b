"""The walk of one node, the hole list, clearing a suspect link."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from yiteng.links.actions import clear
from yiteng.links.models import Link
from yiteng.links.nodes import may_open
from yiteng.rules.table import Table
from yiteng.thread import holes, tables
from yiteng.thread.daily import kept
from yiteng.thread.forms import HoleFilter
from yiteng.thread.picture import picture
from yiteng.thread.walk import walk
from yiteng.web import exports
from yiteng.web.drawing import Point
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now, today


def walk_page(request: HttpRequest, type_: str, pk: int) -> HttpResponse:
    """The whole thread of one node, as a picture and as text."""
    found = walk((type_, pk), actor(request))
    if found is None:
        raise Http404
    return render(request, "thread/walk.html", {
        "walk": found,
        "stations": [(one, stops, found.standing(one)) for one, stops in found.stations()],
        "stops": picture(found),
        "may_clear": actor(request).may("thread.clear"),
        "crumbs": [(found.start.title, found.start.url), (_("Thread"), "")],
    })  # fmt: skip


def hole_list(request: HttpRequest) -> HttpResponse:
    """Every kind of break with its count and its first rows."""
    who = actor(request)
    form = HoleFilter(request.GET or None, actor=who)
    wanted = form.wanted()
    scope = holes.scope_of(who, today(request), **wanted)
    groups = holes.groups(who, scope)
    if exports.wanted(request):
        return exports.several(request, [
            (_(group.rule.title), partial(_holes, group.rule, group.rule.rows(scope)))
            for group in groups if group.count], _("Hole list"))  # fmt: skip
    return render(request, "thread/holes.html", {
        "groups": groups,
        "total": sum(group.count for group in groups),
        "red": sum(group.count for group in groups if group.rule.severity == "red"),
        "form": form,
        "query": urlencode(wanted),
        "crumbs": [(_("Hole list"), "")],
    })  # fmt: skip


def hole_page(request: HttpRequest, code: str) -> HttpResponse:
    """All breaks of one kind, a page at a time, and how their number went."""
    who = actor(request)
    try:
        rule = holes.rule_of(code)
    except KeyError as error:
        raise Http404 from error
    if not may_open(who, rule.node):
        raise Http404
    form = HoleFilter(request.GET or None, actor=who)
    rows = rule.rows(holes.scope_of(who, today(request), **form.wanted()))

    page_of = partial(_holes, rule, rows)
    if exports.wanted(request):
        return exports.whole(request, page_of, _(rule.title))
    went = kept(who.county, code, today(request)) if who.reach == "county" else []
    return render(request, "thread/rule.html", {
        "rule": rule,
        "count": rows.count(),
        "table": page_of(request.GET),
        "form": form,
        "went": [Point(f"{day:%m-%d}", n) for day, n in went] if len(went) > 1 else [],
        "crumbs": [(_("Hole list"), reverse("thread:holes")), (_(rule.title), "")],
    })  # fmt: skip


def _holes(rule: holes.HoleRule, rows: QuerySet[Any], get: Mapping[str, str]) -> Table:
    """One page of the breaks of one kind."""
    page = pages(rows, by=("id",), get=get)
    return tables.holes(holes.described(rule, page.rows), page)


def clear_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that what is below still holds; POST with a reason."""
    link = get_object_or_404(Link, pk=pk, county_id=actor(request).county)
    if request.method == "POST":
        clear(link, actor=actor(request), at=now(request), reason=request.POST.get("reason", ""))
        messages.success(request, _("Cleared. The reason stands in the trail."))
    return redirect("thread:walk", type_=link.down_type, pk=link.down_id)
