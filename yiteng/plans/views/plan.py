"""The plan of a year: its meetings, what became of each, what was asked for outside it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.gate.queries import application as application_of
from yiteng.plans import actions, queries, tables
from yiteng.plans.forms import LineForm, OffForm, SenderForm, YearForm
from yiteng.plans.models import YearPlan
from yiteng.rules.lifecycles.plan import PLAN
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now, today
from yiteng.web.sentences import say
from yiteng.workflow.pages import Tried, attempt, standing


def index(request: HttpRequest) -> HttpResponse:
    """The plan of this year, or of the latest there is; else where one is begun."""
    who = actor(request)
    years = list(queries.plans(who).values_list("year", flat=True))
    if years:
        year = today(request).year
        return redirect("plans:show", year=year if year in years else years[0])
    return render(request, "plans/none.html", {
        "may_write": who.may("plans.write"),
        "crumbs": [(_("Plan of meetings"), "")],
    })  # fmt: skip


def show(request: HttpRequest, year: int) -> HttpResponse:
    """The meetings of a year."""
    return _page(request, queries.plan(actor(request), year))


def step(request: HttpRequest, year: int) -> HttpResponse:
    """Approve the plan; refused, the page says every reason."""
    plan = queries.plan(actor(request), year)
    tried = attempt(request, plan, actions.take) if request.method == "POST" else None
    return _page(request, plan, tried) if tried else redirect("plans:show", year=year)


def _page(request: HttpRequest, plan: YearPlan, tried: Tried | None = None) -> HttpResponse:
    who = actor(request)
    rows = queries.lines(plan)
    table = tables.lines(rows, queries.may_open(who, rows))
    kept = [row for row in rows if not row.dropped_on]
    return render(request, "plans/show.html", {
        "plan": plan,
        "state": PLAN.state(plan.state),
        "table": table,
        "kept": len(kept),
        "taken": sum(1 for row in kept if row.application_id),
        "open_lines": [row for row in kept if not row.application_id],
        "apart": tables.unplanned(queries.unplanned(who, plan.year)),
        "years": list(queries.plans(who).values_list("year", flat=True)),
        "may_write": who.may("plans.write"),
        "standing": standing(request, plan, tried),
        "crumbs": [(_("Plan of meetings"), reverse("plans:list")), (str(plan.year), "")],
    }, status=409 if tried else 200)  # fmt: skip


def new(request: HttpRequest) -> HttpResponse:
    """Begin the plan of a year."""
    who = actor(request)
    form = YearForm(request.POST or None, initial={"year": today(request).year})
    if request.method == "POST" and form.is_valid():
        try:
            plan = actions.open_plan(form.plan(who), actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Opened. Add its meetings next."))
            return redirect("plans:show", year=plan.year)
    return _form(request, form, _("Begin the plan of a year"), reverse("plans:list"))


def add(request: HttpRequest, year: int) -> HttpResponse:
    """Add a meeting to the plan."""
    who = actor(request)
    plan = queries.plan(who, year)
    form = LineForm(request.POST or None, actor=who, plan=plan)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_planned([form.line()], actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Added."))
            return redirect("plans:show", year=year)
    return _form(request, form, _("Add a meeting"), reverse("plans:show", args=[year]))


def off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a meeting off the plan, with the reason."""
    who = actor(request)
    line = queries.planned(who, pk)
    back = reverse("plans:show", args=[line.plan.year])
    form = OffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_off(line, form.cleaned_data["reason"], actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Taken off; the line stays and says why."))
            return redirect(back)
    subject = _("Take “%(title)s” off the plan") % {"title": line.title}
    return _form(request, form, subject, back)


def sender(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep which line of the plan an application takes up, and why a limit is passed."""
    who = actor(request)
    application = application_of(who, pk)
    form = SenderForm(request.POST or None, application=application)
    if request.method == "POST" and form.is_valid():
        line = form.rows.get(form.cleaned_data.get("line") or "")
        words = form.cleaned_data["words"].strip()
        try:
            if line is not None:
                actions.take_up(line, application, actor=who, at=now(request))
            if words:
                actions.explain(application, words, actor=who, at=now(request))
        except Refused as refused:
            for refusal in refused.refusals:
                messages.error(request, say(refusal))
        else:
            messages.success(request, _("Kept."))
    return redirect("gate:show", pk=pk)


def _form(request: HttpRequest, form: Any, subject: str, back: str) -> HttpResponse:
    crumbs = [(_("Plan of meetings"), reverse("plans:list")), (subject, "")]
    context = {"form": form, "subject": subject, "back": back, "crumbs": crumbs}
    return render(request, "plans/form.html", context)
