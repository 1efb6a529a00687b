"""Case files: list, one with its two people, asking, answering, the download."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.casefiles import actions, queries, tables
from yiteng.casefiles.forms import AskForm
from yiteng.casefiles.models import CaseFile
from yiteng.gate.queries import application as application_of
from yiteng.rules.lifecycles.casefile import CASEFILE
from yiteng.rules.refusal import Refused
from yiteng.rules.table import Table
from yiteng.web import exports
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now
from yiteng.workflow.clock import real_now
from yiteng.workflow.pages import Tried, attempt, standing


def index(request: HttpRequest) -> HttpResponse:
    """Case files, the latest first, and how many wait for one's own unit."""
    who = actor(request)

    def page_of(get: Mapping[str, str]) -> Table:
        return tables.casefiles(pages(queries.casefiles(who), by=("-asked_at", "-id"), get=get))

    if exports.wanted(request):
        return exports.whole(request, page_of, _("Case files"))
    return render(request, "casefiles/list.html", {
        "table": page_of(request.GET),
        "waiting": queries.waiting(who),
        "crumbs": [(_("Case files"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One case file: who asked, who agreed, how long it may be fetched."""
    return _page(request, queries.casefile(actor(request), pk))


def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree, decline or withdraw; refused, the page says every reason."""
    casefile = queries.casefile(actor(request), pk)
    tried = attempt(request, casefile, actions.take) if request.method == "POST" else None
    return _page(request, casefile, tried) if tried else redirect("casefiles:show", pk=pk)


def ask(request: HttpRequest, application: int) -> HttpResponse:
    """Ask for the case file of an application."""
    who = actor(request)
    row = application_of(who, application)
    form = AskForm(request.POST or None, actor=who)
    if request.method == "POST" and form.is_valid():
        try:
            asked = actions.ask(row, **form.said(), actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Asked. The file is made when the other unit agrees."))
            return redirect("casefiles:show", pk=asked.pk)
    return render(request, "casefiles/ask.html", {
        "form": form,
        "application": row,
        "crumbs": [(row.title, reverse("gate:show", args=[row.pk])), (_("Case file"), "")],
    })  # fmt: skip


def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The file, for one of the two; POST only, for each download is written down."""
    who = actor(request)
    casefile = queries.casefile(who, pk)
    if request.method != "POST":
        return redirect("casefiles:show", pk=pk)
    try:
        packed = actions.hand_out(casefile, actor=who, at=now(request))
    except Refused as refused:
        return _page(request, casefile, Tried("download", refused.refusals))
    response = HttpResponse(packed, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="casefile-{pk}.zip"'
    return response


def _page(request: HttpRequest, casefile: CaseFile, tried: Tried | None = None) -> HttpResponse:
    who = actor(request)
    over = casefile.expires_at is not None and real_now() > casefile.expires_at
    return render(request, "casefiles/show.html", {
        "casefile": casefile,
        "application": casefile.application,
        "state": CASEFILE.state(casefile.state),
        "over": over,
        "mine": who.person in (casefile.asked_by, casefile.agreed_by),
        "may_open": who.may("gate.read"),
        "standing": standing(request, casefile, tried),
        "crumbs": [(_("Case files"), reverse("casefiles:list")), (casefile.application.number, "")],
    }, status=409 if tried else 200)  # fmt: skip
