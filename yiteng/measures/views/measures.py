"""One measure: what it answers, what carries it out, its steps and words."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.measures import actions, objecting, queries
from yiteng.measures.forms import MeasureForm
from yiteng.measures.models import Measure
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.small import MEASURE
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now, today
from yiteng.workflow.pages import Tried, attempt, standing


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The measure, the problems it answers, the commitments that carry it out."""
    return _page(request, queries.measure(actor(request), pk))


def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue or end it; refused, the page says why."""
    measure = queries.measure(actor(request), pk)
    tried = attempt(request, measure, actions.take) if request.method == "POST" else None
    return _page(request, measure, tried) if tried else redirect("measures:show", pk=pk)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft a measure of a document, with the problems it answers."""
    who = actor(request)
    document = queries.document(who, pk)
    form = MeasureForm(request.POST or None, actor=who)
    if request.method == "POST" and form.is_valid():
        try:
            row = Measure(
                document=document,
                position=len(document.measures.all()) + 1,
                county_id=document.county_id,
                town_id=document.town_id,
                **form.words(),
            )
            (saved,) = actions.draft_measures([(row, form.chosen())], actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Saved as a draft. Issue it when it is agreed."))
            return redirect("measures:show", pk=saved.pk)
    back = reverse("measures:document", args=[pk])
    return render(request, "measures/form.html", {
        "form": form,
        "subject": _("Draft a measure"),
        "back": back,
        "crumbs": [(document.title, back), (_("Draft a measure"), "")],
    })  # fmt: skip


def words(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a measure; what carries it out turns suspect."""
    who = actor(request)
    measure = queries.measure(who, pk)
    form = MeasureForm(request.POST or None, actor=who, measure=measure)
    if request.method == "POST" and form.is_valid():
        try:
            why = form.cleaned_data.get("why", "")
            actions.amend(measure, form.words(), actor=who, at=now(request), reason=why)
            actions.answer_problems(measure, form.chosen(), actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("measures:show", pk=pk)
    back = reverse("measures:show", args=[pk])
    return render(request, "measures/form.html", {
        "form": form,
        "subject": _("Words of the measure"),
        "back": back,
        "crumbs": [(measure.title, back), (_("Words of the measure"), "")],
    })  # fmt: skip


def _page(request: HttpRequest, measure: Measure, tried: Tried | None = None) -> HttpResponse:
    who = actor(request)
    words_ = (_("Change the words"), reverse("measures:words", args=[measure.pk]))
    document = measure.document
    return render(request, "measures/show.html", {
        "measure": measure,
        "state": MEASURE.state(measure.state),
        "problems": queries.problems_of(who, measure),
        "commitments": queries.commitments_of(who, measure),
        "carried": queries.carrying_out([measure.pk]).get(measure.pk, 0),
        "campaigns": list(measure.campaigns.all()),
        "objections": objecting.of_measure(measure),
        "until": (until := objecting.untils([measure]).get(measure.pk)),
        "may_object": _may_object(measure, who, until, today(request)),
        "may_decide": who.may("measures.issue"),
        "may_write": who.may("measures.issue") and measure.state != "ended",
        "standing": standing(request, measure, tried, remedies={"measure.no_problem": words_}),
        "crumbs": [
            (_("Measures"), reverse("measures:list")),
            (document.title, reverse("measures:document", args=[document.pk])),
            (measure.title, ""),
        ],
    }, status=409 if tried else 200)  # fmt: skip


def _may_object(measure: Measure, who: Actor, until: date | None, day: date) -> bool:
    """Whether to offer objecting: to the unit the measure names, within its clock."""
    return (
        who.may("measures.object")
        and measure.lead_id == who.unit
        and until is not None
        and day <= until
    )
