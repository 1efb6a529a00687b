"""Pages of the three questions: asking, the slips to print, counting, the slip itself."""

from __future__ import annotations

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from yiteng.meetings import queries as meetings
from yiteng.meetings.models import Meeting
from yiteng.rules.refusal import Refused
from yiteng.rules.voices import ANSWERS, QUESTIONS
from yiteng.voices import actions, queries
from yiteng.voices.forms import Ask, Counts, Said
from yiteng.web.requests import actor, now, today
from yiteng.workflow.clock import business_now


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What those who attended said."""
    meeting = meetings.meeting(actor(request), pk)
    row = queries.of_meeting(meeting)
    if row is None:
        raise Http404
    result = queries.result(row)
    return render(request, "voices/show.html", {
        "meeting": meeting,
        "round": row,
        "result": result,
        "words": [] if result.few else queries.words(row),
        "open": today(request) <= row.closes_on,
        "may_count": actor(request).may("voices.ask") and today(request) <= row.closes_on,
        "crumbs": _crumbs(meeting),
    })  # fmt: skip


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask those who attended: the answer is the slips to print, shown once."""
    meeting = meetings.meeting(actor(request), pk)
    form = Ask(request.POST or None, initial={"slips": meeting.attended})
    if request.method == "POST" and form.is_valid():
        try:
            row, tokens = actions.ask(
                meeting, form.cleaned_data["slips"], actor=actor(request), at=now(request)
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            return render(request, "voices/slips.html", {
                "meeting": meeting,
                "round": row,
                "slips": [_slip(request, token) for token in tokens],
                "questions": QUESTIONS,
                "answers": [title for _code, title in ANSWERS],
                "crumbs": _crumbs(meeting),
            })  # fmt: skip
    return render(request, "voices/ask.html", {
        "meeting": meeting, "form": form, "questions": QUESTIONS, "crumbs": _crumbs(meeting),
    })  # fmt: skip


def count(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter counts of slips that came back on paper."""
    meeting = meetings.meeting(actor(request), pk)
    row = queries.of_meeting(meeting)
    if row is None:
        raise Http404
    form = Counts(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.count(row, form.counts(), actor=actor(request), at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Counted."))
            return redirect("voices:result", pk=pk)
    return render(request, "voices/count.html", {
        "meeting": meeting, "form": form, "answers": [title for _code, title in ANSWERS],
        "crumbs": _crumbs(meeting),
    })  # fmt: skip


def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The slip itself, without an account; used once."""
    at = business_now()
    slip = queries.open_slip(actions.digest(token), at.date())
    form = Said(request.POST or None)
    if slip is not None and request.method == "POST" and form.is_valid():
        if actions.answer(token, form.cleaned_data, at=at):
            return render(request, "voices/thanks.html", {"meeting": slip.round.meeting})
        slip = None
    if slip is None:
        known = queries.slip(actions.digest(token))
        return render(request, "voices/closed.html", {"slip": known}, status=200 if known else 404)
    return render(request, "voices/answer.html", {"form": form, "meeting": slip.round.meeting})


def _slip(request: HttpRequest, token: str) -> dict[str, str]:
    address = request.build_absolute_uri(reverse("voices:answer", args=[token]))
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        scale=2, border=2, dark="#000", light="#fff", svgclass="qr"
    )
    return {"address": address, "code": mark_safe(drawn)}  # drawn by segno, of our own text


def _crumbs(meeting: Meeting) -> list[tuple[str, str]]:
    return [
        (_("Meetings"), reverse("meetings:list")),
        (meeting.title, reverse("meetings:show", args=[meeting.pk])),
        (_("Three questions"), ""),
    ]
