"""Days without meetings: which, since when, by which document."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.plans import actions, queries, tables
from yiteng.plans.forms import QuietForm
from yiteng.rules.refusal import Refused
from yiteng.web import exports
from yiteng.web.requests import actor, now, today


def index(request: HttpRequest) -> HttpResponse:
    """Days without meetings; what ended stays listed."""
    who = actor(request)
    rows = queries.quiet_days(who.county)
    if exports.wanted(request):
        return exports.whole(
            request, lambda _get: tables.quiet_days(rows), _("Days without meetings")
        )
    day = today(request)
    held = next((row for row in rows if row.rule.holds(day)), None)
    return render(request, "plans/quiet.html", {
        "rows": [(row, tables.which(row), not row.ends_on or row.ends_on > day) for row in rows],
        "today": held,
        "may_write": who.may("plans.write"),
        "crumbs": [(_("Plan of meetings"), reverse("plans:list")), (_("Days without meetings"), "")],
    })  # fmt: skip


def new(request: HttpRequest) -> HttpResponse:
    """Set days without meetings."""
    who = actor(request)
    form = QuietForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_quiet([form.quiet(who)], actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Set. Senders are warned on these days."))
            return redirect("plans:quiet")
    subject = _("Set days without meetings")
    return render(request, "plans/form.html", {
        "form": form,
        "subject": subject,
        "back": reverse("plans:quiet"),
        "crumbs": [(_("Days without meetings"), reverse("plans:quiet")), (subject, "")],
    })  # fmt: skip


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """From today on they hold no more."""
    who = actor(request)
    row = queries.quiet_day(who, pk)
    if request.method == "POST":
        actions.end_quiet(row, actor=who, at=now(request))
        messages.success(request, _("Ended today; earlier days stay as they were."))
    return redirect("plans:quiet")
