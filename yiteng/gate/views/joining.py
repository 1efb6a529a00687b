"""Proposing to join, answering what a joined application offered, taking note of a decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yiteng.gate import actions, queries
from yiteng.gate.models import Offered
from yiteng.web.requests import actor, now


def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """The applicant proposes to join another application; nothing chosen takes it back."""
    who = actor(request)
    application = queries.application(who, pk)
    if request.method == "POST":
        into = request.POST.get("into", "")
        other = queries.application(who, int(into)) if into.isdecimal() else None
        actions.propose_join(application, other, actor=who, at=now(request))
        said = _("Proposed; the reviewer sees it.") if other else _("Taken back.")
        messages.success(request, said)
    return redirect("gate:show", pk=pk)


def offered(request: HttpRequest, pk: int) -> HttpResponse:
    """Take or decline the parts that were ticked."""
    who = actor(request)
    application = queries.application(who, pk)
    ticked = [key for key in request.POST.getlist("part") if key.isdecimal()]
    rows = list(Offered.objects.filter(application=application, pk__in=ticked))
    if request.method == "POST" and not rows:
        messages.error(request, _("Tick at least one part."))
    elif request.method == "POST":
        by: Any = {"actor": who, "at": now(request)}
        if request.POST.get("answer") == "taken":
            actions.take_offered(rows, **by)
        else:
            actions.decline_offered(rows, reason=request.POST.get("reason", ""), **by)
        messages.success(
            request,
            ngettext("%(n)s part answered.", "%(n)s parts answered.", len(rows)) % {"n": len(rows)},
        )
    return redirect(f"{reverse('gate:show', args=[pk])}#offered")


def note(request: HttpRequest, pk: int) -> HttpResponse:
    """The post takes note of a decision against the opinion."""
    who = actor(request)
    application = queries.application(who, pk)
    if request.method == "POST" and actions.take_note(application, actor=who, at=now(request)):
        messages.success(request, _("Noted."))
    return redirect("gate:show", pk=pk)
