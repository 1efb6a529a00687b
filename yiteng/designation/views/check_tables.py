"""Check tables: every version with its lines, taken down as a workbook, loaded by the branch."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yiteng.designation import queries, standards, tables
from yiteng.designation.actions.check_tables import load
from yiteng.designation.books.writing import workbook
from yiteng.designation.forms_tables import TableFile
from yiteng.designation.views.page import crumbs
from yiteng.rules.actor import Actor
from yiteng.rules.designation.standard import SURE
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now, today
from yiteng.web.words import chinese

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def index(request: HttpRequest) -> HttpResponse:
    """Every version of every table: lines, limits, source, certainty, since when, whose it is."""
    who, day, tells = actor(request), today(request), chinese()
    found = [
        {
            "standard": one.standard, "title": one.standard.title.said(tells),
            "note": one.standard.note.said(tells), "sure": SURE[one.standard.sure],
            "holds": one.holds(day), "kind": queries.kind_title(one.kind), "filed": one,
            "table": tables.standard(one.standard),
        }
        for one in _all(who)
    ]  # fmt: skip
    return render(request, "designation/standards.html", {
        "found": found, "may_load": who.may("designation.handle"),
        "crumbs": crumbs(None, _("Standards")),
    })  # fmt: skip


def file(request: HttpRequest, code: str, version: str) -> HttpResponse:
    """One version as a workbook."""
    for one in _all(actor(request)):
        if (one.standard.code, one.standard.version) == (code, version):
            answer = HttpResponse(workbook(one.standard), content_type=XLSX)
            answer["Content-Disposition"] = f'attachment; filename="checks-{code}.xlsx"'
            return answer
    raise Http404


def new(request: HttpRequest) -> HttpResponse:
    """Load an own version; with a fault nothing is loaded and every one is named."""
    who, form = actor(request), TableFile(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            row = load(upload.name, upload.read(), actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Loaded: version %(version)s.") % {"version": row.version})
            return redirect("designation:standards")
    return render(request, "designation/form.html", {
        "form": form, "subject": _("Load an own version of a table"),
        "lead": _("Take a table down as a workbook, change it, give it a version and its source, load it here. It holds from its first day, and never for cases that applied before it was loaded."),
        "crumbs": crumbs(None, _("Standards")),
    }, status=409 if form.errors else 200)  # fmt: skip


def _all(who: Actor) -> list[standards.Filed]:
    """Those of the software and the county's own, by table and first day."""
    assert who.county is not None
    found = [*standards.filed(), *standards.own({who.county})[who.county]]
    return sorted(found, key=lambda f: (f.standard.code, f.standard.valid_from))
