"""The reviewer's page: the dossier in the order of the four tests, and the opinion."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.gate import actions, mending, queries
from yiteng.gate.models import Application
from yiteng.gate.review_form import ReviewForm
from yiteng.gate.views.around import around, choices, its_turn, joining_words
from yiteng.gate.views.papers import papers
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.rules.refusal import Refused
from yiteng.rules.words import N_
from yiteng.web.requests import actor, now
from yiteng.web.sentences import say
from yiteng.workflow.pages import Tried, standing

#: What the one form of the page may do with what was picked and written.
_STEPS = ("review", "return")
_DONE = {
    "review": N_("The opinion is given; the leader decides."),
    "return": N_("Returned for completion, with every reason."),
}


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything on one page; the opinion, or the return, with reasons picked from the verdict."""
    application = queries.application(actor(request), pk)
    held = papers(application)
    form = ReviewForm(request.POST or None, reasons=held["verdict"].reasons)
    if request.method == "POST" and form.is_valid():
        code = request.POST.get("step", "")
        try:
            if code in _STEPS:
                _take(request, application, code, form)
                messages.success(request, say(_DONE[code]))
                return redirect("gate:show", pk=pk)
        except Refused as refused:
            form.refuse(refused)
    return _page(request, application, held, form)


def _take(request: HttpRequest, application: Application, code: str, form: ReviewForm) -> None:
    text = form.text()
    said = {"verdict": form.cleaned_data["verdict"], "opinion": text, "reason": text}
    seen = request.POST.get("seen", "")
    actions.take(
        application,
        code,
        actor=actor(request),
        at=now(request),
        inputs=said,
        seen=int(seen) if seen.isdecimal() else None,
    )


def _page(
    request: HttpRequest, application: Application, held: dict[str, Any], form: ReviewForm
) -> HttpResponse:
    beside = around(request, application, held["verdict"], may_write=False)
    into = request.GET.get("into", "")
    reason = joining_words(beside["alikes"], into)
    tried = Tried("merge", (), {"into": into, "reason": reason}) if into else None
    numbers = queries.open_numbers([application])[application.pk]
    place = standing(request, application, tried, choices=choices(application, numbers))
    asked = [one for one in place.offers if one.step.code in _STEPS]
    return render(request, "gate/review.html", {
        **held,
        **beside,
        "form": form,
        "asked": asked,
        "may_ask": any(one.allowed for one in asked),
        "may_review": True,
        "cards": mending.outcomes(held["verdict"], application, may_write=False),
        "standing": its_turn(place, "convene", *_STEPS),
        "seen": application.version,
        "crumbs": [
            (_("Review before meeting"), reverse("gate:list")),
            (application.title, reverse("gate:show", args=[application.pk])),
            (say(APPLICATION.step("review").title), ""),
        ],
    }, status=409 if form.errors else 200)  # fmt: skip
