"""What became of findings: the list, one speaker, recording a telling, the letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.papers.responses import download
from yiteng.replies import actions, queries, tables
from yiteng.replies.forms import TellingForm
from yiteng.replies.papers import reply
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refused
from yiteng.rules.table import Table
from yiteng.web.exports import wanted, whole
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now, today


def index(request: HttpRequest) -> HttpResponse:
    """What waits to be told, the longest waiting first; ``?told=1``: what was told, latest first."""
    who, told = actor(request), request.GET.get("told") == "1"
    if wanted(request):
        return whole(request, lambda get: _news(who, told, get), _("What became of findings"))
    speakers, waiting = queries.waiting(who)
    return render(request, "replies/list.html", {
        "table": _news(who, told, request.GET),
        "told": told,
        "speakers": speakers,
        "waiting": waiting,
        "mine": queries.to_tell(who).count(),
        "crumbs": [_research(), (_("What became of findings"), "")],
    })  # fmt: skip


def _news(who: Actor, told: bool, get: Mapping[str, str]) -> Table:
    by = ("-on", "-id") if told else ("on", "id")
    found = pages(queries.lines(who, told=told), by=by, get=get)
    return tables.news(found, [_("told")] if told else [_("not told yet")])


def speaker(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of what one speaker said, what they were told of it, and telling the rest."""
    said = queries.speaker(actor(request), pk)
    return _speaker(request, said, None)


def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a telling; POST."""
    who = actor(request)
    said = queries.speaker(who, pk)
    if request.method != "POST":
        return redirect("replies:speaker", pk=pk)
    waiting = [row for row in queries.news_of(said) if row.telling_id is None]
    form = TellingForm(request.POST, waiting=waiting, today=today(request))
    if form.is_valid():
        try:
            actions.tell(said, form.cleaned_data, actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Recorded: who said it was told."))
            return redirect("replies:speaker", pk=pk)
    return _speaker(request, said, form)


def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter to the speaker as a Word file: what is still to be told, else all there is."""
    said = queries.speaker(actor(request), pk)
    rows = queries.news_of(said)
    waiting = [row for row in rows if row.telling_id is None]
    return download(reply(said, waiting or rows, today(request)), said.said_by)


def _speaker(request: HttpRequest, said: queries.Speaker, form: TellingForm | None) -> HttpResponse:
    who = actor(request)
    rows = queries.news_of(said)
    waiting = [row for row in rows if row.telling_id is None]
    may = who.may("replies.tell") and bool(waiting) and queries.speaks_for(who, said.unit)
    shown: dict[str, Any] = {
        "said": said,
        "rows": rows,
        "waiting": waiting,
        "tellings": queries.tellings_of(said),
        "form": form or (TellingForm(waiting=waiting, today=today(request)) if may else None),
        "crumbs": [
            _research(), (_("What became of findings"), reverse("replies:list")),
            (said.said_by, ""),
        ],
    }  # fmt: skip
    return render(request, "replies/speaker.html", shown, status=409 if form else 200)


def _research() -> tuple[str, str]:
    return _("Research"), reverse("research:list")
