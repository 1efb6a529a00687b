"""Documents with their numbered measures, and campaigns."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.measures import actions, queries, tables
from yiteng.measures.forms import DocumentForm
from yiteng.measures.papers import policy
from yiteng.papers.responses import download
from yiteng.rules.refusal import Refused
from yiteng.rules.table import Table
from yiteng.web.exports import wanted, whole
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now


def index(request: HttpRequest) -> HttpResponse:
    """Documents, latest first, with how many measures each carries."""
    who = actor(request)

    def page_of(get: Mapping[str, str]) -> Table:
        found = pages(queries.documents(who), by=("-issued_on", "-id"), get=get)
        return tables.documents(found, queries.carried_by([row.pk for row in found.rows]))

    if wanted(request):
        return whole(request, page_of, _("Measures"))
    return render(request, "measures/list.html", {
        "table": page_of(request.GET),
        "total": queries.total(who),
        "undelivered": queries.undelivered(who),
        "may_issue": who.may("measures.issue"),
        "crumbs": [(_("Measures"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One document with its measures and what carries each out."""
    who = actor(request)
    document = queries.document(who, pk)
    rows = list(document.measures.all())
    counts = queries.carrying_out([row.pk for row in rows])
    table = tables.measures(rows, counts)
    return render(request, "measures/document.html", {
        "document": document,
        "table": table,
        "count": len(rows),
        "bare": sum(1 for row in rows if row.pk not in counts),
        "may_issue": who.may("measures.issue"),
        "crumbs": [(_("Measures"), reverse("measures:list")), (document.title, "")],
    })  # fmt: skip


def word(request: HttpRequest, pk: int) -> HttpResponse:
    """The document as a Word file."""
    document = queries.document(actor(request), pk)
    return download(policy(document), document.title)


def new(request: HttpRequest) -> HttpResponse:
    """Enter a document that carries measures."""
    who = actor(request)
    form = DocumentForm(request.POST or None, actor=who)
    if request.method == "POST" and form.is_valid():
        try:
            (saved,) = actions.add_documents([form.document()], actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Entered. Add its measures next."))
            return redirect("measures:document", pk=saved.pk)
    return render(request, "measures/form.html", {
        "form": form,
        "subject": _("Enter a document"),
        "back": reverse("measures:list"),
        "crumbs": [(_("Measures"), reverse("measures:list")), (_("Enter a document"), "")],
    })  # fmt: skip


def campaigns(request: HttpRequest) -> HttpResponse:
    """Campaigns between a meeting and its items."""
    return render(request, "measures/campaigns.html", {
        "table": tables.campaigns(queries.campaigns(actor(request))),
        "crumbs": [(_("Measures"), reverse("measures:list")), (_("Campaigns"), "")],
    })  # fmt: skip
