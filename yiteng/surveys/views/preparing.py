"""Pages for whoever holds a survey: list, one survey, its words, opening and closing."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.rules.lifecycles.survey import SURVEY
from yiteng.rules.refusal import Refused
from yiteng.rules.table import Table
from yiteng.surveys import queries, tables
from yiteng.surveys.actions import surveys as actions
from yiteng.surveys.forms.survey import SurveyFilter, SurveyForm
from yiteng.surveys.models import Survey
from yiteng.surveys.preview import preview
from yiteng.web.exports import wanted, whole
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now
from yiteng.workflow.pages import Tried, attempt, standing


def index(request: HttpRequest) -> HttpResponse:
    """Surveys, latest first, with what came in."""
    who = actor(request)
    form = SurveyFilter(request.GET)
    state = form.cleaned_data.get("state", "") if form.is_valid() else ""

    def page_of(get: Mapping[str, str]) -> Table:
        found = pages(queries.surveys(who, state=state), by=("-id",), get=get)
        counts = queries.counts([row.pk for row in found.rows])
        return tables.surveys(found, counts, [SURVEY.state(state).title] if state else [])

    if wanted(request):
        return whole(request, page_of, _("Surveys"))
    return render(request, "surveys/list.html", {
        "form": form,
        "table": page_of(request.GET),
        "may_author": who.may("surveys.author"),
        "crumbs": [(_("Surveys"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One survey: how to answer it, what came in, its form, what is next."""
    return _page(request, queries.survey(actor(request), pk))


def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Open or close a survey."""
    survey = queries.survey(actor(request), pk)
    tried = attempt(request, survey, actions.take) if request.method == "POST" else None
    return _page(request, survey, tried) if tried else redirect("surveys:show", pk=pk)


def new(request: HttpRequest) -> HttpResponse:
    """Begin a survey."""
    who = actor(request)
    form = SurveyForm(request.POST or None, actor=who)
    if request.method == "POST" and form.is_valid():
        saved = actions.begin(form.survey(), actor=who, at=now(request))
        messages.success(request, _("Saved as a draft. Upload its form next."))
        return redirect("surveys:form", pk=saved.pk)
    return render(request, "surveys/new.html", {
        "form": form,
        "crumbs": [(_("Surveys"), reverse("surveys:list")), (_("Prepare a survey"), "")],
    })  # fmt: skip


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a survey of one's own unit."""
    who = actor(request)
    survey = queries.own(who, pk)
    form = SurveyForm(request.POST or None, actor=who, survey=survey)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(survey, form.values(), actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("surveys:show", pk=pk)
    return render(request, "surveys/new.html", {
        "form": form,
        "survey": survey,
        "crumbs": [(survey.title, reverse("surveys:show", args=[pk])), (_("Words"), "")],
    })  # fmt: skip


def mobile(request: HttpRequest, pk: int) -> HttpResponse:
    """Let phones fetch the form, or no longer."""
    if not settings.OPENROSA:
        raise Http404
    who = actor(request)
    survey = queries.own(who, pk)
    if request.method == "POST":
        on = request.POST.get("on") == "1"
        actions.change(survey, {"mobile_on": on}, actor=who, at=now(request))
        messages.success(request, _("Phones may fetch it.") if on
                         else _("Phones can no longer fetch it."))  # fmt: skip
    return redirect("surveys:show", pk=pk)


def _page(request: HttpRequest, survey: Survey, tried: Tried | None = None) -> HttpResponse:
    who = actor(request)
    form = queries.latest(survey)
    counts = queries.counts([survey.pk])[survey.pk]
    owner = queries.owns(who, survey)
    return render(request, "surveys/show.html", {
        "survey": survey,
        "state": SURVEY.state(survey.state),
        "form": form,
        "workbook": queries.workbook(form) if form and owner else None,
        "preview": preview(form) if form else None,
        "counts": counts,
        "total": sum(counts.values()),
        "waiting": sum(counts.get(code, 0) for code in ("received", "has_issues", "edited")),
        "owner": owner,
        "occasion": queries.occasion_open(who, survey),
        "standing": standing(request, survey, tried) if owner else None,
        "may_fill": who.may("surveys.fill") and survey.state == "open",
        "may_review": who.may("surveys.review"),
        "crumbs": [(_("Surveys"), reverse("surveys:list")), (survey.title, "")],
    }, status=409 if tried else 200)  # fmt: skip
