"""Recording a meeting: its plan, sessions, agenda, attendance, documents, decisions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.meetings import actions, queries
from yiteng.meetings.forms import PlanForm, RecordForm
from yiteng.meetings.models import Meeting
from yiteng.meetings.outcome_forms import DecisionForm
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
            seen = form.cleaned_data["seen"]
            actions.plan(meeting, form.values(), actor=who, at=now(request), seen=seen)
            return saved(request, meeting)
        except Refused as refused:
            form.refuse(refused)
            form.data = {**dict(form.data.items()), "seen": str(queries.meeting(who, pk).version)}
    return page(request, meeting, form, _("Plan of the meeting"))


def add(request: HttpRequest, pk: int, kind: Kind) -> HttpResponse:
    """Record a session, an item, attendance, a direction, a document or a decision."""
    who = actor(request)
    meeting = queries.meeting(who, pk)
    given = {"item": request.GET["item"]} if "item" in request.GET else {}
    form = kind.form(request.POST or None, meeting=meeting, initial=given)
    if request.method == "POST" and form.is_valid():
        try:
            row = kind.model(meeting=meeting, **form.values())
            kind.add(meeting, row, actor=who, at=now(request))
            return saved(request, meeting, kind.name)
        except Refused as refused:
            form.refuse(refused)
    return page(request, meeting, form, say(kind.title))


def change(request: HttpRequest, pk: int, kind: Kind, part: int) -> HttpResponse:
    """Change what was recorded; who comes second keeps what was typed."""
    who = actor(request)
    meeting = queries.meeting(who, pk)
    row = of(meeting, kind, part)
    form = kind.form(request.POST or None, meeting=meeting, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            kind.change(row, form.values(), actor=who, at=now(request), seen=seen)
            return saved(request, meeting, kind.name)
        except Refused as refused:
            form.refuse(refused)
            row.refresh_from_db()
            form.now_at(row.version)
    remove_url = reverse("meetings:remove", args=[pk, kind, part]) if kind.removable else ""
    return page(request, meeting, form, say(kind.title), row=row, remove_url=remove_url)


def remove(request: HttpRequest, pk: int, kind: Kind, part: int) -> HttpResponse:
    """Take out what was recorded by mistake; POST only, the trail keeps what it said."""
    who = actor(request)
    meeting = queries.meeting(who, pk)
    row = of(meeting, kind, part)
    if request.method == "POST" and kind.removable:
        actions.remove(row, actor=who, at=now(request))
        messages.success(request, _("Taken out; the history keeps it."))
    return redirect(f"{reverse('meetings:show', args=[pk])}#{kind.name}")


def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Name lead, date, served party or acceptor of a decision."""
    who = actor(request)
    row = queries.decision(who, pk)
    form = DecisionForm(request.POST or None, meeting=row.meeting, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            actions.complete_decision(row, form.values(), actor=who, at=now(request), seen=seen)
            return saved(request, row.meeting, f"decision-{pk}")
        except Refused as refused:
            form.refuse(refused)
            row.refresh_from_db()
            form.now_at(row.version)
    return page(request, row.meeting, form, _("Decision of the meeting"), row=row)


def of(meeting: Meeting, kind: Kind, part: int) -> Any:
    """A part of a meeting. Raises Http404 where it has none of that number."""
    row = kind.model._default_manager.filter(meeting=meeting, pk=part).first()
    if row is None:
        raise Http404
    row.meeting = meeting
    return row


def saved(request: HttpRequest, meeting: Meeting, anchor: str = "") -> HttpResponse:
    """Back to the meeting, with a word that it is saved."""
    messages.success(request, _("Saved."))
    return redirect(f"{reverse('meetings:show', args=[meeting.pk])}#{anchor}")


def page(
    request: HttpRequest,
    meeting: Meeting,
    form: Any,
    title: str,
    *,
    row: Any = None,
    remove_url: str = "",
) -> HttpResponse:
    """The page of a form; after a conflict what is recorded now stands beside what was typed."""
    back = reverse("meetings:show", args=[meeting.pk])
    return render(request, "meetings/part.html", {
        "form": form,
        "meeting": meeting,
        "subject": title,
        "back": back,
        "recorded": recorded(form, row) if form.is_bound and row is not None else (),
        "remove_url": remove_url,
        "crumbs": [(meeting.title, back), (title, "")],
    })  # fmt: skip


def recorded(form: RecordForm, row: Any) -> list[tuple[str, Any]]:
    """Label and value of what is recorded now where something else was typed."""
    held = form.held(row)
    found = []
    for bound in form.visible_fields():
        options = dict(getattr(bound.field, "choices", ()))
        value = held[bound.name]
        if str(value if value is not None else "") != str(bound.data or ""):
            found.append((str(bound.label), options.get(value, value)))
    return found
