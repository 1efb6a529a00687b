"""Decisions and measures on one screen: complete them, then make commitments in one act."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yiteng.gate.forms import unit_choices
from yiteng.meetings import actions, agreeing, carrying, queries, tables
from yiteng.meetings.choices import post_choices
from yiteng.meetings.models import Decision, Meeting
from yiteng.meetings.outcome_forms import TermsForm
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now
from yiteng.web.sentences import say

Row = tuple[tables.Decided, TermsForm]


def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """The table item → decision → lead, date, who is served → commitments."""
    who = actor(request)
    meeting = queries.meeting(who, pk)
    rows = _rows(request, meeting)
    failed = False
    if request.method == "POST":
        failed = not all(form.is_valid() for _one, form in rows)
        if not failed and meeting.state != "closed":
            failed = not _save(request, rows)
        if not failed and "make" in request.POST:
            failed = not _make(request, meeting)
        if not failed:
            return redirect("meetings:settle", pk=pk)
    gaps = [one for one, _form in rows if one.lacks and not one.commitments]
    return render(request, "meetings/settle.html", {
        "meeting": meeting,
        "rows": rows,
        "gaps": len(gaps),
        "ready": sum(1 for one, _form in rows if not one.lacks and not one.commitments),
        "made": sum(1 for one, _form in rows if one.commitments),
        "open": meeting.state != "closed",
        "may_make": who.may("commitments.draft"),
        "crumbs": [(meeting.title, reverse("meetings:show", args=[pk])), (_("Decisions and measures"), "")],
    }, status=409 if failed else 200)  # fmt: skip


def _rows(request: HttpRequest, meeting: Meeting) -> list[Row]:
    who, decisions = actor(request), list(meeting.decisions.all())
    found = tables.decisions(meeting, agreeing.carried(who, decisions))
    leads, posts = unit_choices(meeting.county_id), post_choices(meeting.county_id)
    return [
        (
            one,
            TermsForm(
                request.POST or None, meeting=meeting, row=one.row, prefix=f"d{one.row.pk}",
                leads=leads, posts=posts,
            ),
        )
        for one in found
    ]  # fmt: skip


def _save(request: HttpRequest, rows: Sequence[Row]) -> bool:
    changes = [
        (one.row, form.values(), form.cleaned_data["seen"])
        for one, form in rows
        if form.has_changed()
    ]
    try:
        actions.complete_many(changes, actor=actor(request), at=now(request))
    except actions.Conflicts as found:
        for one, form in rows:
            if one.row.pk in found.rows:
                refused, version = found.rows[one.row.pk]
                form.refuse(refused)
                form.now_at(version)
        return False
    if changes:
        messages.success(request, _("Saved."))
    return True


def _make(request: HttpRequest, meeting: Meeting) -> bool:
    decisions = list(Decision.objects.filter(meeting=meeting).order_by("position", "id"))
    try:
        made = carrying.make(decisions, actor=actor(request), at=now(request))
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, say(refusal))
        return False
    words = ngettext("%(n)s commitment made.", "%(n)s commitments made.", made)
    messages.success(request, words % {"n": made})
    return True
