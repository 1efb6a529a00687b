"""Writing the dossier: the application's own words, its problems, its parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.files.actions import receive
from yiteng.gate import actions, queries
from yiteng.gate.forms import ApplicationForm, ProblemsForm
from yiteng.gate.models import Application, Part
from yiteng.gate.parts import Kind
from yiteng.gate.views import live
from yiteng.rules.refusal import Refused
from yiteng.web import forms
from yiteng.web.requests import actor, now
from yiteng.web.sentences import say


def words(request: HttpRequest, pk: int) -> HttpResponse:
    """Change title, type, day, length and people."""
    who = actor(request)
    application = queries.application(who, pk)
    form = ApplicationForm(request.POST or None, actor=who, application=application)
    form.at = request.GET.get("at", "")
    if request.method == "POST" and form.is_valid():
        try:
            actions.describe(application, form.words(), actor=who, at=now(request))
            return _saved(request, application)
        except Refused as refused:
            form.refuse(refused)
    beside = live.beside(request, application, None, None)
    return _form(request, application, form, _("The application"), beside=beside)


def problems(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which problems the meeting is to treat."""
    who = actor(request)
    application = queries.application(who, pk)
    form = ProblemsForm(request.POST or None, actor=who, application=application)
    if request.method == "POST" and form.is_valid():
        try:
            pairs = [(application, problem) for problem in form.chosen()]
            actions.treat_problems(pairs, actor=who, at=now(request))
            return _saved(request, application, "problems")
        except Refused as refused:
            form.refuse(refused)
    return _form(request, application, form, _("Problems to treat"))


def leave(request: HttpRequest, pk: int, problem: int) -> HttpResponse:
    """Take a problem out of the dossier; POST only."""
    who = actor(request)
    application = queries.application(who, pk)
    held = next((p for p in queries.problems_of([application])[pk] if p.pk == problem), None)
    if held is None:
        raise Http404
    if request.method == "POST":
        actions.leave_problem(application, held, actor=who, at=now(request))
        messages.success(request, _("Taken out of the dossier."))
    return redirect("gate:show", pk=pk)


def add(request: HttpRequest, pk: int, kind: Kind) -> HttpResponse:
    """Add a goal, an item, a prescription or an opinion."""
    who = actor(request)
    application = queries.application(who, pk)
    given = {name: request.GET[name] for name in ("item", "title") if name in request.GET}
    form = kind.form(
        request.POST or None, request.FILES or None, application=application, initial=given
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = kind.model(application=application, **form.values())
            received = [receive(one) for one in form.uploads()]
            actions.add_with_files(kind.add, row, received, actor=who, at=now(request))
            return _saved(request, application, kind.name)
        except Refused as refused:
            form.refuse(refused)
    beside = live.beside(request, application, kind, None)
    return _form(request, application, form, say(kind.title), beside=beside)


def change(request: HttpRequest, pk: int, kind: Kind, part: int) -> HttpResponse:
    """Change a part."""
    who = actor(request)
    row = _part(queries.application(who, pk), kind, part)
    form = kind.form(
        request.POST or None,
        request.FILES or None,
        application=row.application,
        part=row,
        at=request.GET.get("at", ""),
    )
    if request.method == "POST" and form.is_valid():
        try:
            received = [receive(one) for one in form.uploads()]
            actions.change_with_files(row, form.values(), received, actor=who, at=now(request))
            return _saved(request, row.application, f"{kind.name}-{part}")
        except Refused as refused:
            form.refuse(refused)
    remove_url = reverse("gate:remove", args=[pk, kind, part])
    beside = live.beside(request, row.application, kind, row)
    return _form(request, row.application, form, say(kind.title), remove_url, beside)


def remove(request: HttpRequest, pk: int, kind: Kind, part: int) -> HttpResponse:
    """Take a part out; POST only, the trail keeps what it said."""
    who = actor(request)
    row = _part(queries.application(who, pk), kind, part)
    if request.method == "POST":
        actions.remove_part(row, actor=who, at=now(request))
        messages.success(request, _("Taken out of the dossier."))
    return redirect("gate:show", pk=pk)


def _part(application: Application, kind: Kind, part: int) -> Part:
    row = kind.model._default_manager.filter(application=application, pk=part).first()
    if row is None:
        raise Http404
    row.application = application
    return row


def _saved(request: HttpRequest, application: Application, anchor: str = "") -> HttpResponse:
    messages.success(request, _("Saved. The four tests have looked at it again."))
    return redirect(f"{reverse('gate:show', args=[application.pk])}#{anchor}")


def _form(
    request: HttpRequest,
    application: Application,
    form: forms.Form,
    title: str,
    remove_url: str = "",
    beside: Mapping[str, Any] | None = None,
) -> HttpResponse:
    back = reverse("gate:show", args=[application.pk])
    return render(request, "gate/part.html", {
        **(beside or {}),
        "form": form,
        "application": application,
        "subject": title,
        "back": back,
        "remove_url": remove_url,
        "crumbs": [(application.title, back), (title, "")],
    })  # fmt: skip
