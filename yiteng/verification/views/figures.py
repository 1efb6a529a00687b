"""What the people served said, in figures with their n; the table of verification by risk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.rules.verification import CHECKING, SETTLING, WHO, WORD
from yiteng.verification import figures as sums
from yiteng.web.requests import actor, now, today


def figures(request: HttpRequest) -> HttpResponse:
    """Asked, answered, silent; the share of yes with n and interval, by end, channel and kind."""
    who, typed = actor(request), request.GET.get("year", "")
    years = sums.years(who, today(request).year)
    year = int(typed) if typed.isdecimal() and int(typed) in years else 0
    found = sums.figures(who, now(request), year)
    return render(request, "verification/figures.html", {
        "found": found, "share": sums.shown(found.yes), "year": year, "years": years,
        "crumbs": [(_("Verification"), reverse("verification:list")),
                   (_("Answers in figures"), "")],
    })  # fmt: skip


def table(request: HttpRequest) -> HttpResponse:
    """Who checks, what is drawn, whose word settles it: one table, with its reasons."""
    return render(request, "verification/table.html", {
        "checking": [(row.title, WHO[row.who], row.reason) for row in CHECKING],
        "settling": [(row.title, WORD[row.word], row.reason) for row in SETTLING],
        "crumbs": [(_("Verification"), reverse("verification:list")),
                   (_("Verification by risk"), "")],
    })  # fmt: skip
