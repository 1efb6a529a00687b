"""How a designated service runs: months, water, slips in the ward."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.designation import operation as running
from yiteng.designation import queries
from yiteng.designation.actions import operation, ward
from yiteng.designation.forms import (
    MonthForm,
    Slips,
    WardCounts,
    WaterForm,
)
from yiteng.designation.views.page import answered, crumbs
from yiteng.rules.designation.ward import ANSWERS, QUESTIONS
from yiteng.rules.refusal import Refused
from yiteng.verification.slip import given
from yiteng.web.requests import actor, now, today


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """People, sessions, water, cost, answers: counts only, small ones withheld."""
    who = actor(request)
    case = queries.case(who, pk)
    rounds = running.rounds(case)
    return render(request, "designation/operation.html", {
        "case": case, "months": running.months(case), "water": running.water(case),
        "rounds": rounds, "may_record": who.may("designation.record"), "day": today(request),
        "may_ask": who.may("designation.handle"),
        "crumbs": crumbs(case, _("Operation")),
    })  # fmt: skip


def month(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the counts of a month."""
    who = actor(request)
    case = queries.case(who, pk)
    form = MonthForm(request.POST or None)
    return answered(
        request, case, form,
        lambda: operation.enter_months([form.row(case)], actor=who, at=now(request)),
        subject=_("Enter a month"), done=_("Entered."), lead=_("Counts only, never a patient."),
        to=reverse("designation:operation", args=[pk]),
    )  # fmt: skip


def water(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a test of water."""
    who = actor(request)
    case = queries.case(who, pk)
    form = WaterForm(request.POST or None)
    return answered(
        request, case, form,
        lambda: operation.test_water(form.row(case), actor=who, at=now(request)),
        subject=_("Enter a water test"), done=_("Entered."),
        lead=_("Bacteria monthly, endotoxin every three months, chemicals yearly."),
    )  # fmt: skip


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay out slips in the ward: the answer is the slips to print, shown once."""
    who = actor(request)
    case = queries.case(who, pk)
    form = Slips(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row, drawn = ward.lay_out(case, form.cleaned_data["slips"], actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            return render(request, "designation/slips.html", {
                "case": case, "round": row, "slips": [given(request, one) for one in drawn],
                "questions": QUESTIONS, "answers": [title for _code, title in ANSWERS],
                "crumbs": crumbs(case, _("Slips in the ward")),
            })  # fmt: skip
    return render(request, "designation/form.html", {
        "form": form, "case": case, "subject": _("Slips in the ward"), "back": case.url,
        "lead": _("Three questions, no names; only sums are kept."),
        "crumbs": crumbs(case, _("Slips in the ward")),
    })  # fmt: skip


def count(request: HttpRequest, pk: int, round_pk: int) -> HttpResponse:
    """Enter paper slips as they were counted."""
    who = actor(request)
    case = queries.case(who, pk)
    row = get_object_or_404(case.rounds, pk=round_pk)
    form = WardCounts(request.POST or None)
    return answered(
        request, case, form,
        lambda: ward.count_paper(row, form.counts(), actor=who, at=now(request)),
        subject=_("Count paper slips"), done=_("Counted."), template="designation/count.html",
        to=reverse("designation:operation", args=[pk]),
        more={"answers": [title for _code, title in ANSWERS]},
    )  # fmt: skip
