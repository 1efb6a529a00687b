"""The table of workdays, which the system administrator keeps."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.places import actions, queries
from yiteng.places.forms import OneDay
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now, today


def workdays(request: HttpRequest) -> HttpResponse:
    """The exceptional days of a year; set one day by hand, or a whole year once it is published."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else 0
    year = year or today(request).year
    form = OneDay(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.set_workday(
                said["date"],
                said["kind"] == "work",
                said["name"],
                actor=actor(request),
                at=now(request),
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The day is set; limits that run over it follow."))
            return redirect(f"{reverse('places:workdays')}?year={said['date'].year}")
    known = queries.years_published()
    return render(request, "places/workdays.html", {
        "form": form, "days": queries.exceptional_days(year), "year": year,
        "years": sorted({*known, year, today(request).year + 1}), "published": year in known,
        "crumbs": [(_("Workdays"), "")]})  # fmt: skip
