"""The hospital's own pages: self-check, preparation, papers, suggestions followed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from yiteng.designation import facts, queries, standards, tables
from yiteng.designation.actions import preparation
from yiteng.designation.forms import Follow, Papers, Prepared
from yiteng.designation.self_check import SelfCheck
from yiteng.designation.views.page import answered
from yiteng.web.requests import actor, now, today


def check(request: HttpRequest, pk: int) -> HttpResponse:
    """The self-check against every standard that holds: value, limit, verdict; what is missing."""
    who, day = actor(request), today(request)
    case = queries.case(who, pk)
    held = facts.known([case])[case.pk]
    found = standards.holding(case.kind, case.road, case.applied_on or day, held.own)
    form = SelfCheck(request.POST or None, standards=found, held=held.answers)
    judged = facts.standards_of(case, held, day)
    gaps, unsure = facts.gaps(judged)
    return answered(
        request, case, form,
        lambda: preparation.answer(case, form.answers(), actor=who, at=now(request)),
        subject=_("Self-check"), done=_("Kept; what is missing stands on the page of the case."),
        template="designation/check.html",
        more={"judged": [(tables.titled(j), tables.checks(j)) for j in judged],
              "gaps": gaps, "unsure": unsure,
              "may_answer": who.may("designation.apply") and case.unit_id == who.unit},
    )  # fmt: skip


def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Partner hospital, equipment with who paid for it, training."""
    who = actor(request)
    case = queries.case(who, pk)
    form = Prepared(request.POST or None)
    return answered(
        request, case, form,
        lambda: preparation.prepare([form.row(case)], actor=who, at=now(request)),
        subject=_("Partner, equipment, training"), done=_("Added."),
        lead=_("Equipment says who paid for it: own means, grant, gift, credit."),
    )  # fmt: skip


def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in papers of the application."""
    who = actor(request)
    case = queries.case(who, pk)
    form = Papers(request.POST or None, request.FILES or None, case=case)

    def hand_in() -> object:
        said = form.cleaned_data
        uploads = [said["file"]] if said["file"] else []
        return preparation.hand_in(
            case, said["codes"], actor=who, at=now(request), words=said["words"], uploads=uploads
        )

    return answered(request, case, form, hand_in, subject=_("Papers of the application"),
                    done=_("Handed in."))  # fmt: skip


def follow(request: HttpRequest, pk: int, suggestion: int) -> HttpResponse:
    """Say how a suggestion was followed."""
    who = actor(request)
    case = queries.case(who, pk)
    row = get_object_or_404(case.suggestions, pk=suggestion)
    form = Follow(request.POST or None)
    return answered(
        request, case, form,
        lambda: preparation.follow(row, form.cleaned_data["words"], actor=who, at=now(request)),
        subject=_("Suggestion followed"), done=_("Kept; the branch rechecks."), lead=row.words,
    )  # fmt: skip
