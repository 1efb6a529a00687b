"""Pages of limits: all of them with what holds today; one with its changes and the form."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.limits import actions, queries, tables
from yiteng.limits.forms import LimitForm
from yiteng.rules.limits import BY_CODE, action_of
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now
from yiteng.web.sentences import say


def index(request: HttpRequest) -> HttpResponse:
    """Every limit: today's value, default, bounds, source, who changed it."""
    held = queries.held(actor(request))
    table = tables.limits(held)
    return render(request, "limits/list.html", {
        "table": table,
        "own": sum(1 for one in held if one.row),
        "all": len(held),
        "crumbs": [(_("Limits"), "")],
    })  # fmt: skip


def change(request: HttpRequest, code: str) -> HttpResponse:
    """One limit: what it does, who changed it when and why; the form for who may."""
    if code not in BY_CODE:
        raise Http404
    who = actor(request)
    held = queries.one(who, code)
    form = LimitForm(request.POST or None, held=held) if who.may(action_of(code)) else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            actions.change(code, **form.cleaned_data, actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(
                request, _("Changed. It holds from today on, for what is judged anew.")
            )
            return redirect("limits:change", code=code)
    return render(request, "limits/limit.html", {
        "held": held,
        "today": tables.figure(held.value, held.limit.unit),
        "default": tables.figure(held.limit.default, held.limit.unit),
        "changes": tables.changes(queries.changes(held)),
        "form": form,
        "crumbs": [(_("Limits"), reverse("limits:list")), (say(held.limit.title), "")],
    })  # fmt: skip
