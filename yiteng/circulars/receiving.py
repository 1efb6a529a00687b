"""Pages of a unit that circulars are sent to: the list, one with its step, the Word file."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.circulars import actions, papers, received
from yiteng.circulars.models import Delivery
from yiteng.papers.responses import download
from yiteng.rules.circulars import SCOPES
from yiteng.rules.lifecycles.delivery import DELIVERY
from yiteng.web import exports
from yiteng.web.requests import actor
from yiteng.workflow.pages import Tried, attempt, standing


def index(request: HttpRequest) -> HttpResponse:
    """Circulars sent to the unit, the newest first."""
    page_of = partial(received.table, actor(request))
    if exports.wanted(request):
        return exports.whole(request, page_of, _("Circulars received"))
    return render(request, "circulars/received.html", {
        "table": page_of(request.GET), "crumbs": [(_("Circulars received"), "")]})  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One circular as the unit received it."""
    return _show(request, received.delivery(actor(request), pk))


def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Note it, or answer."""
    one = received.delivery(actor(request), pk)
    tried = attempt(request, one, actions.settle) if request.method == "POST" else None
    return _show(request, one, tried) if tried else redirect("circulars:received_one", pk=pk)


def word(request: HttpRequest, pk: int) -> HttpResponse:
    """The circular as a Word file."""
    row = received.delivery(actor(request), pk).circular
    return download(papers.circular(row), row.title)


def _show(request: HttpRequest, one: Delivery, tried: Tried | None = None) -> HttpResponse:
    return render(request, "circulars/received_one.html", {
        "one": one, "row": one.circular, "state": DELIVERY.state(one.state),
        "due": received.due_of(one), "scope": dict(SCOPES)[one.circular.scope],
        "standing": standing(request, one, tried),
        "crumbs": [(_("Circulars received"), reverse("circulars:received")),
                   (one.circular.title, "")],
    }, status=409 if tried else 200)  # fmt: skip
