"""Recording a meeting: its plan, sessions, agenda, attendance, documents, decisions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.meetings import actions, queries
from yiteng.meetings.forms import DecisionForm, PlanForm
from yiteng.meetings.models import Meeting
from yiteng.meetings.parts import Kind
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now
from yiteng.web.sentences import say


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Name convener and chair, venue and day, hours; write the minutes."""
    who = actor(request)
    meeting = queries.meeting(who, pk)
    form = PlanForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            actions.plan(meeting, form.cleaned_data, actor=who, at=now(request))
            return _saved(request, meeting)
        except Refused as refused:
            form.refuse(refused)
    return _form(request, meeting, form, _("Plan of the meeting"))


def add(request: HttpRequest, pk: int, kind: Kind) -> HttpResponse:
    """Record a session, an item, attendance, a direction, a document or a decision."""
    who = actor(request)
    meeting = queries.meeting(who, pk)
    form = kind.form(request.POST or None, county=meeting.county_id)
    if request.method == "POST" and form.is_valid():
        try:
            row = kind.model(meeting=meeting, **form.values())
            kind.add(meeting, row, actor=who, at=now(request))
            return _saved(request, meeting, kind.name)
        except Refused as refused:
            form.refuse(refused)
    return _form(request, meeting, form, say(kind.title))


def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Name lead, date, served party or acceptor of a decision."""
    who = actor(request)
    row = queries.decision(who, pk)
    form = DecisionForm(request.POST or None, county=row.county_id, decision=row)
    if request.method == "POST" and form.is_valid():
        try:
            actions.complete_decision(row, form.values(), actor=who, at=now(request))
            return _saved(request, row.meeting, f"decision-{pk}")
        except Refused as refused:
            form.refuse(refused)
    return _form(request, row.meeting, form, _("Decision of the meeting"))


def _saved(request: HttpRequest, meeting: Meeting, anchor: str = "") -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect(f"{reverse('meetings:show', args=[meeting.pk])}#{anchor}")


def _form(request: HttpRequest, meeting: Meeting, form: Any, title: str) -> HttpResponse:
    back = reverse("meetings:show", args=[meeting.pk])
    return render(request, "meetings/part.html", {
        "form": form,
        "meeting": meeting,
        "subject": title,
        "back": back,
        "crumbs": [(meeting.title, back), (title, "")],
    })  # fmt: skip
