"""Objecting to a measure, and deciding on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.measures import objecting, queries
from yiteng.measures.forms import AnswerForm, ObjectionForm
from yiteng.measures.models import Measure
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now, today


def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Object to a measure that names one's unit."""
    who = actor(request)
    measure = queries.measure(who, pk)
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            objecting.raise_one(measure, form.cleaned_data, actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Your objection is with the office that decides."))
            return redirect("measures:show", pk=pk)
    return _form(request, measure, form, _("Object to the measure"), {
        "until": objecting.untils([measure]).get(pk),
        "refusals": objecting.refusals(measure, who, today(request)),
    })  # fmt: skip


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide on an objection."""
    who = actor(request)
    row = objecting.objection(who, pk)
    if row is None:
        raise Http404
    form = AnswerForm(request.POST or None, objection=row)
    if request.method == "POST" and form.is_valid():
        try:
            objecting.answer(row, form.cleaned_data, actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Decided. What the measure became stands on its page."))
            return redirect("measures:show", pk=row.measure_id)
    return _form(request, row.measure, form, _("Decide on the objection"), {"objection": row})


def _form(
    request: HttpRequest, measure: Measure, form: Any, subject: str, more: dict[str, Any]
) -> HttpResponse:
    back = reverse("measures:show", args=[measure.pk])
    return render(request, "measures/objection.html", {
        "measure": measure,
        "form": form,
        "subject": subject,
        "back": back,
        "crumbs": [(measure.title, back), (subject, "")],
        **more,
    })  # fmt: skip
