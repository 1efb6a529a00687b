"""Working on the desk itself: a step taken in its line, and the list behind each number."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yiteng.commitments import actions, queries
from yiteng.commitments.page import choices_of
from yiteng.desk.home import home_of
from yiteng.desk.items import steps_here
from yiteng.desk.rows import lit
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web import exports
from yiteng.web.cells import marked
from yiteng.web.desks import Line, Rows, rows_of
from yiteng.web.errors import refused_page
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now, today
from yiteng.web.routes import NOT_PERMITTED
from yiteng.workflow.pages import attempt

COLUMNS = (
    Column("light", N_("Light"), "light"),
    Column("title", N_("Title"), "link"),
    Column("where", N_("Place and lead")),
    Column("due", N_("Due"), "date"),
)


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the step of a line on the desk; a refusal keeps the line open with what was typed."""
    who = actor(request)
    row = queries.one(who, pk)
    if row is None or request.POST.get("step") not in steps_here():
        raise Http404
    tried = attempt(request, row, actions.take, choices=choices_of(row))
    if tried is None:
        return redirect("desk:home")
    context = home_of(who, today(request), now(request), (pk, tried))
    context["refused"] = (row, tried)
    return render(request, "desk/home.html", context, status=409)


def rows(request: HttpRequest, code: str) -> HttpResponse:
    """Exactly the rows a number of the desk counted; exported as shown."""
    who = actor(request)
    try:
        found = rows_of(code)
    except KeyError:
        raise Http404 from None
    if not who.may(found.action):
        return refused_page(request, (NOT_PERMITTED,), status=403)
    moment = now(request)
    held = found.at(who, moment)

    def page_of(get: Mapping[str, str]) -> Table:
        page = pages(held, by=found.by, get=get)
        lines = [found.line(lit(row, moment)) for row in page.rows]
        return _table(found, lines, page.next_key, page.previous_key)

    if exports.wanted(request):
        return exports.whole(request, page_of)
    return render(request, "desk/rows.html", {
        "found": found, "table": page_of(request.GET), "crumbs": [(_(found.title), "")]})  # fmt: skip


def _table(found: Rows, lines: list[Line], next_key: str, previous_key: str) -> Table:
    return Table(
        caption=found.title,
        columns=COLUMNS,
        rows=[
            Row(one.url, {"light": one.light, "title": marked(one.title, one.invented),
                          "where": one.where, "due": one.due}, key=one.url)
            for one in lines
        ],
        empty=N_("Nothing here now. What comes next comes here by itself."),
        next_key=next_key,
        previous_key=previous_key,
    )  # fmt: skip
