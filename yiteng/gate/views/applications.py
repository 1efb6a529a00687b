"""Applications to meet: list, one with its live verdict, the printed form, steps."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.gate import actions, mending, outcomes, queries, tables
from yiteng.gate.forms import ApplicationFilter, ApplicationForm
from yiteng.gate.models import Application
from yiteng.gate.views.around import around, choices, its_turn
from yiteng.gate.views.papers import papers
from yiteng.rules.actor import Actor
from yiteng.rules.gate.hints import hints
from yiteng.rules.lifecycles.application import APPLICATION, EDITABLE
from yiteng.rules.refusal import Refused
from yiteng.rules.table import Table
from yiteng.web.exports import wanted, whole
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now, today
from yiteng.workflow.pages import Tried, attempt, standing


def index(request: HttpRequest) -> HttpResponse:
    """Applications with what the tests say of each; outcomes counted as the good results they are."""
    who = actor(request)
    form = ApplicationFilter(request.GET, county=who.county)

    def page_of(get: Mapping[str, str]) -> Table:
        found = pages(queries.applications(who, **form.wanted()), by=("-opened_on", "-id"), get=get)
        return tables.applications(found, queries.verdicts(found.rows), form.said())

    if wanted(request):
        return whole(request, page_of, _("Review before meeting"))
    counts, came = queries.counts(who), outcomes.totals(who)
    return render(request, "gate/list.html", {
        "form": form,
        "table": page_of(request.GET),
        "waiting": counts["submitted"],
        "undecided": counts["reviewed"],
        "spared": [(APPLICATION.step(kind), came[kind]) for kind in outcomes.SPARED],
        "overruled": queries.overruled(who),
        "may_apply": who.may("gate.apply"),
        "crumbs": [(_("Review before meeting"), "")],
    })  # fmt: skip


def new(request: HttpRequest) -> HttpResponse:
    """Open an application to meet as a draft."""
    who = actor(request)
    form = ApplicationForm(request.POST or None, actor=who)
    if request.method == "POST" and form.is_valid():
        try:
            (saved,) = actions.open_applications(
                [form.application(today(request))], actor=who, at=now(request)
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Opened. The four tests say below what is missing."))
            return redirect("gate:show", pk=saved.pk)
    return render(request, "gate/new.html", {
        "form": form,
        "crumbs": [(_("Review before meeting"), reverse("gate:list")), (_("New"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One application: dossier, live verdict, what is next."""
    return _page(request, queries.application(actor(request), pk))


def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step; refused, the page says every reason and keeps what was typed."""
    application = queries.application(actor(request), pk)
    numbers = queries.open_numbers([application])[application.pk]
    chosen = choices(application, numbers)
    tried = (
        attempt(request, application, actions.take, choices=chosen)
        if request.method == "POST"
        else None
    )
    return _page(request, application, tried) if tried else redirect("gate:show", pk=pk)


def form(request: HttpRequest, pk: int) -> HttpResponse:
    """The printed form: 会议审批表 with the opinion."""
    application = queries.application(actor(request), pk)
    return render(request, "gate/form.html", {
        **papers(application),
        "crumbs": [(application.title, reverse("gate:show", args=[pk])), (_("Approval form"), "")],
    })  # fmt: skip


def _page(
    request: HttpRequest, application: Application, tried: Tried | None = None
) -> HttpResponse:
    who = actor(request)
    held = papers(application)
    may_write = (
        who.may("gate.apply") and application.state in EDITABLE and application.unit_id == who.unit
    )
    numbers = queries.open_numbers([application])[application.pk]
    place = standing(request, application, tried, choices=choices(application, numbers))
    reviewing = any(one.step.code == "review" and one.allowed for one in place.offers)
    hidden = ("convene", "review", "return") if reviewing and tried is None else ("convene",)
    return render(request, "gate/show.html", {
        **held,
        **around(request, application, held["verdict"], may_write=may_write),
        "outcomes": mending.outcomes(held["verdict"], application, may_write=may_write),
        "may_write": may_write,
        "may_review": reviewing,
        "may_file": _may_file(who, application),
        "hints": mending.hinted(hints(held["dossier"]), application) if may_write else [],
        "standing": its_turn(place, *hidden),
        "crumbs": [(_("Review before meeting"), reverse("gate:list")), (application.title, "")],
    }, status=409 if tried else 200)  # fmt: skip


def _may_file(who: Actor, application: Application) -> bool:
    """Papers may come in from the applying unit until the application has ended."""
    ended = APPLICATION.state(application.state).ended
    return who.may("gate.apply") and application.unit_id == who.unit and not ended
