"""Pages of circulars: list, drafting from facts, one with its approval, Word."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.circulars import actions, papers, queries
from yiteng.circulars.delivering import addressed
from yiteng.circulars.forms import DraftForm, WordsForm
from yiteng.circulars.models import Circular
from yiteng.circulars.received import answers
from yiteng.papers.responses import download
from yiteng.rules.circulars import ASKS, KINDS, SCOPES
from yiteng.rules.lifecycles.circular import CIRCULAR
from yiteng.rules.refusal import Refused
from yiteng.rules.table import Table
from yiteng.web import exports
from yiteng.web.requests import actor, now, today
from yiteng.workflow.pages import Tried, attempt, standing


def index(request: HttpRequest) -> HttpResponse:
    """Circulars, the newest first."""
    who = actor(request)

    def page_of(get: Mapping[str, str]) -> Table:
        return queries.table(who, get)

    if exports.wanted(request):
        return exports.whole(request, page_of, _("Circulars"))
    return render(request, "circulars/list.html", {
        "table": page_of(request.GET), "may_write": who.may("circulars.write"),
        "crumbs": [(_("Circulars"), "")],
    })  # fmt: skip


def new(request: HttpRequest) -> HttpResponse:
    """Choose kind and period; the draft is written from the facts."""
    day = today(request)
    first = {"since": day.replace(day=1), "until": day}
    form = DraftForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.draft(**form.cleaned_data, actor=actor(request), at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Drafted from the facts. Read it, then submit it."))
            return redirect("circulars:show", pk=row.pk)
    return render(request, "circulars/new.html", {
        "form": form,
        "crumbs": [(_("Circulars"), reverse("circulars:list")), (_("New circular"), "")],
    }, status=409 if form.errors else 200)  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One circular: words, figures, approval."""
    return _show(request, queries.circular(actor(request), pk))


def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step with it."""
    row = queries.circular(actor(request), pk)
    tried = attempt(request, row, actions.take) if request.method == "POST" else None
    return _show(request, row, tried) if tried else redirect("circulars:show", pk=pk)


def words(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a draft."""
    row, who = queries.circular(actor(request), pk), actor(request)
    form = WordsForm(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reword(row, **form.cleaned_data, actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Changed. The words before stay in the history."))
            return redirect("circulars:show", pk=pk)
    return render(request, "circulars/words.html", {
        "row": row, "form": form,
        "crumbs": [(_("Circulars"), reverse("circulars:list")),
                   (row.title, reverse("circulars:show", args=[pk])), (_("Words"), "")],
    }, status=409 if form.errors else 200)  # fmt: skip


def word(request: HttpRequest, pk: int) -> HttpResponse:
    """The circular as a Word file."""
    row = queries.circular(actor(request), pk)
    return download(papers.circular(row), row.title)


def _show(request: HttpRequest, row: Circular, tried: Tried | None = None) -> HttpResponse:
    who = actor(request)
    return render(request, "circulars/show.html", {
        "row": row, "state": CIRCULAR.state(row.state), "kind": dict(KINDS)[row.kind],
        "scope": dict(SCOPES)[row.scope], "asks": dict(ASKS)[row.asks],
        "answers": answers(row), "elsewhere": addressed(row)[1],
        "standing": standing(request, row, tried),
        "may_reword": row.state == "draft" and row.unit_id == who.unit and who.may("circulars.write"),
        "crumbs": [(_("Circulars"), reverse("circulars:list")), (row.title, "")],
    }, status=409 if tried else 200)  # fmt: skip
