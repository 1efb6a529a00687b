"""What is done with one item: moved, taken off, given papers; noted, carried over, taken up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.files.actions import receive
from yiteng.meetings import actions, points, queries
from yiteng.meetings.choices import planned
from yiteng.meetings.forms import RecordForm
from yiteng.meetings.models import AgendaItem, Meeting, Outcome, Paper
from yiteng.meetings.outcome_forms import CarryForm, NoteForm, OffForm, PaperForm
from yiteng.meetings.parts import KINDS
from yiteng.meetings.views.parts import of, page, saved
from yiteng.people.visibility import visible
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now
from yiteng.web.sentences import say


def move(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """One place up or down; POST only."""
    who = actor(request)
    row = _item(queries.meeting(who, pk), item)
    if request.method == "POST":
        try:
            up = request.POST.get("way") == "up"
            actions.move(row, up=up, actor=who, at=now(request))
        except Refused as refused:
            _said(request, refused)
    return redirect(f"{reverse('meetings:show', args=[pk])}#item-{item}")


def off(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Take an item off the agenda, with a reason."""

    def take_off(row: AgendaItem, form: RecordForm, **by: Any) -> None:
        seen = form.cleaned_data["seen"]
        actions.take_off(row, reason=form.cleaned_data["off_reason"], seen=seen, **by)

    return _act(request, pk, item, OffForm, _("Take the item off"), take_off, whole=True)


def paper(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Add a paper or its next edition, with its file."""

    def add(row: AgendaItem, form: RecordForm, **by: Any) -> None:
        said = form.values()
        file = said.pop("file")
        files = [receive(file)] if file else []
        actions.add_papers([Paper(meeting=row.meeting, item=row, **said)], files=files, **by)

    return _act(request, pk, item, PaperForm, _("Paper of the item"), add)


def note(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Record that the meeting took note of something."""

    def take(row: AgendaItem, form: RecordForm, **by: Any) -> None:
        text = form.cleaned_data["text"]
        rows = [Outcome(meeting=row.meeting, item=row, kind="information", text=text)]
        actions.note(rows, **by)

    return _act(request, pk, item, NoteForm, _("Taken note of"), take)


def carry(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Carry an item over to another planned meeting, or to the waiting list."""

    def take(row: AgendaItem, form: RecordForm, **by: Any) -> None:
        said = form.values()
        actions.carry_over(row, said["to"], why=said["text"], **by)

    return _act(request, pk, item, CarryForm, _("Carry the item over"), take, actor=actor(request))


def waiting(request: HttpRequest) -> HttpResponse:
    """Items carried over that wait for a meeting."""
    who = actor(request)
    return render(request, "meetings/waiting.html", {
        "rows": points.waiting(who)[:200],
        "count": points.waiting(who).count(),
        "meetings": planned(who) if who.may("meetings.run") else [],
        "crumbs": [(_("Meetings"), reverse("meetings:list")), (_("Items that wait"), "")],
    })  # fmt: skip


def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an item that waits on the agenda of a planned meeting; POST only."""
    who = actor(request)
    outcome = points.waiting(who).filter(pk=pk).first()
    if request.method != "POST":
        return redirect("meetings:waiting")
    to = visible(Meeting, who).filter(pk=_number(request.POST.get("to", ""))).first()
    if outcome is None or to is None:
        messages.error(request, _("Choose a planned meeting for an item that waits."))
        return redirect("meetings:waiting")
    try:
        actions.take_up(outcome, to, actor=who, at=now(request))
    except Refused as refused:
        _said(request, refused)
        return redirect("meetings:waiting")
    return saved(request, to, "agenda")


def _act(
    request: HttpRequest,
    pk: int,
    item: int,
    form_of: type[RecordForm],
    title: str,
    act: Callable[..., None],
    *,
    whole: bool = False,
    **more: Any,
) -> HttpResponse:
    """A form about one item; whole: the item's own row is what changes."""
    who = actor(request)
    meeting = queries.meeting(who, pk)
    row = _item(meeting, item)
    held = {"row": row} if whole else {}
    form = form_of(request.POST or None, request.FILES or None, meeting=meeting, **held, **more)
    if request.method == "POST" and form.is_valid():
        try:
            act(row, form, actor=who, at=now(request))
            return saved(request, meeting, f"item-{item}")
        except Refused as refused:
            form.refuse(refused)
            row.refresh_from_db()
            if whole:
                form.now_at(row.version)
    return page(request, meeting, form, f"{title}：{row.title}")


def _item(meeting: Meeting, item: int) -> AgendaItem:
    found: AgendaItem = of(meeting, KINDS["agenda"], item)
    if found.off_reason:
        raise Http404
    return found


def _said(request: HttpRequest, refused: Refused) -> None:
    for refusal in refused.refusals:
        messages.error(request, say(refusal))


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() else 0
