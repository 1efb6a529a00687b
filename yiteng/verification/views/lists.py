"""What waits for verification, and what the people served said no to."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.rules.words import N_
from yiteng.verification import noes, queries
from yiteng.web import exports
from yiteng.web.navigation import address
from yiteng.web.requests import actor, now

#: Pages beside this one: their words, address and right.
_BESIDE = (
    (N_("Drawn by lot"), "sampling:list", "sampling.read"),
    (N_("Supervision"), "oversight:list", "oversight.read"),
    (N_("Conclusions about my unit"), "oversight:mine", "oversight.object"),
)


def index(request: HttpRequest) -> HttpResponse:
    """What waits for a check, for asking, for an answer, for a review, for my acceptance."""
    code = request.GET.get("state", "reported")
    code = code if code in queries.WAITING else "reported"
    who = actor(request)
    page_of = partial(queries.waiting, who, code, now(request))
    if exports.wanted(request):
        return exports.whole(request, page_of, _("Verification"))
    counts = queries.counts(who)
    return render(request, "verification/list.html", {
        "table": page_of(request.GET),
        "state": code,
        "tabs": [(c, s.title, queries.said(counts[c])) for c, s in queries.WAITING.items()],
        "to_check": queries.said(counts["reported"]),
        "may_hear": who.may("verification.answer"),
        "beside": [(title, address(name)) for title, name, action in _BESIDE if who.may(action)],
        "to_ask": queries.said(counts["verified"]),
        "crumbs": [(_("Verification"), "")],
    })  # fmt: skip


def no(request: HttpRequest) -> HttpResponse:
    """Every “no” and “partly”: seen by the doer and one level up, with where it stands now."""
    page_of = partial(noes.table, actor(request))
    if exports.wanted(request):
        return exports.whole(request, page_of, _("Answers: not done"))
    return render(request, "verification/no.html", {
        "table": page_of(request.GET),
        "crumbs": [(_("Verification"), reverse("verification:list")), (_("Answers: not done"), "")],
    })  # fmt: skip
