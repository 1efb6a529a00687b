"""Problems: list, one problem with its evidence and what treats it, wording, steps."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.limits.queries import thresholds
from yiteng.research import actions, queries, tables
from yiteng.research.forms import AskedForm, FigureForm, FoundForm, ProblemFilter, ProblemForm
from yiteng.research.models import Problem
from yiteng.rules.lifecycles.small import PROBLEM
from yiteng.rules.refusal import Refused
from yiteng.rules.table import Table
from yiteng.web.exports import wanted, whole
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now, today
from yiteng.workflow.pages import Tried, attempt, standing


def index(request: HttpRequest) -> HttpResponse:
    """Problems with their independence figures, latest first."""
    who = actor(request)
    form = ProblemFilter(request.GET, county=who.county)

    def page_of(get: Mapping[str, str]) -> Table:
        found = pages(queries.problems(who, **form.wanted()), by=("-id",), get=get)
        ids = [row.pk for row in found.rows]
        return tables.problems(found, queries.evidence(ids), queries.treated(ids), form.said())

    if wanted(request):
        return whole(request, page_of, _("Problems"))
    return render(request, "research/problems.html", {
        "form": form,
        "table": page_of(request.GET),
        "may_write": who.may("research.problem"),
        "crumbs": [(_("Research"), reverse("research:list")), (_("Problems"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One problem: what rests on what, and what is next."""
    return _page(request, queries.problem(actor(request), pk))


def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step with a problem; refused, the page says why and keeps what was typed."""
    problem = queries.problem(actor(request), pk)
    tried = attempt(request, problem, actions.take) if request.method == "POST" else None
    return _page(request, problem, tried) if tried else redirect("research:show", pk=pk)


def new(request: HttpRequest) -> HttpResponse:
    """Word a problem and say in which findings it was found."""
    who = actor(request)
    form = ProblemForm(request.POST or None, actor=who)
    if request.method == "POST" and form.is_valid():
        try:
            (saved,) = actions.word_problems(
                [(form.problem(), form.chosen())], actor=who, at=now(request)
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Saved as a draft. State it when the words are agreed."))
            return redirect("research:show", pk=saved.pk)
    return render(request, "research/new_problem.html", {
        "form": form,
        "crumbs": [(_("Problems"), reverse("research:problems")), (_("Word a problem"), "")],
    })  # fmt: skip


def words(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a problem that is being worded, and add findings to it."""
    who = actor(request)
    problem = queries.problem(who, pk)
    form = ProblemForm(request.POST or None, actor=who, problem=problem)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reword(problem, form.words(), actor=who, at=now(request))
            actions.found_in([(problem, form.chosen())], actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("research:show", pk=pk)
    return render(request, "research/new_problem.html", {
        "form": form,
        "problem": problem,
        "crumbs": [(problem.title, reverse("research:show", args=[pk])), (_("Words"), "")],
    })  # fmt: skip


def found(request: HttpRequest, pk: int) -> HttpResponse:
    """Add findings to a problem; its words stay as they are."""
    who = actor(request)
    problem = queries.problem(who, pk)
    form = FoundForm(request.POST or None, actor=who, problem=problem)
    if request.method == "POST" and form.is_valid():
        actions.found_in([(problem, form.chosen())], actor=who, at=now(request))
        messages.success(request, _("Saved."))
        return redirect("research:show", pk=pk)
    return render(request, "research/found.html", {
        "form": form,
        "problem": problem,
        "crumbs": [
            (problem.title, reverse("research:show", args=[pk])), (_("Add findings"), ""),
        ],
    })  # fmt: skip


def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what those who raised a problem say to its wording; the wording stays."""
    who = actor(request)
    problem = queries.problem(who, pk)
    form = AskedForm(request.POST or None, problem=problem, today=today(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask(problem, form.cleaned_data, actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("research:show", pk=pk)
    return _small(request, problem, form, _("Ask those concerned"))


def figure(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a figure of a problem."""
    who = actor(request)
    problem = queries.problem(who, pk)
    form = FigureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        actions.measure(problem, held["label"], held["figure"], actor=who, at=now(request))
        messages.success(request, _("Saved."))
        return redirect("research:show", pk=pk)
    return _small(request, problem, form, _("Record a figure"))


def _small(request: HttpRequest, problem: Problem, form: object, title: str) -> HttpResponse:
    return render(request, "research/part.html", {
        "form": form,
        "problem": problem,
        "title": title,
        "crumbs": [(problem.title, reverse("research:show", args=[problem.pk])), (title, "")],
    })  # fmt: skip


def _page(request: HttpRequest, problem: Problem, tried: Tried | None = None) -> HttpResponse:
    who = actor(request)
    held = queries.weighed(problem)
    least = thresholds([problem.county_id])[problem.county_id].independent
    words_ = (_("Change the words"), reverse("research:words", args=[problem.pk]))
    remedies = {"problem.no_findings": words_, "problem.no_cause": words_}
    return render(request, "research/show.html", {
        "problem": problem,
        "state": PROBLEM.state(problem.state),
        "findings": held.findings,
        "readable": {one.pk for one in queries.findings(who).filter(
            pk__in=[f.pk for f in held.findings])},
        "evidence": held.evidence,
        "sums": queries.sums(held.findings),
        "figures": queries.figures(problem),
        "may_word": who.may("research.problem"),
        "enough": held.evidence.independent >= least,
        "least": least,
        "treatments": queries.treatments(who, problem),
        "standing": standing(request, problem, tried, remedies=remedies),
        "may_write": who.may("research.problem") and problem.state == "draft",
        "may_add": who.may("research.problem") and problem.state == "stated",
        "crumbs": [(_("Problems"), reverse("research:problems")), (problem.title, "")],
    }, status=409 if tried else 200)  # fmt: skip
