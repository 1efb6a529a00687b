"""Pages of handover: day one on screen, on paper and in Word; the words of the post."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from yiteng.desk.tasks import tasks
from yiteng.handover import actions, paper_rows, papers, queries
from yiteng.handover.forms import NoteForm
from yiteng.handover.lists import LISTS, list_of, page_of
from yiteng.papers.responses import download
from yiteng.rules.refusal import Refused
from yiteng.web import exports
from yiteng.web.requests import actor, now, today


def show(request: HttpRequest) -> HttpResponse:
    """Day one for the post: the beginning of each list, and where it goes on."""
    who, day = actor(request), today(request)
    if exports.wanted(request):
        found = [(gettext(one.title), partial(page_of, one, who)) for one in LISTS]
        return exports.several(request, found, _("Handover"))
    return render(request, "handover/show.html", {
        **_context(request), "held": queries.handover(who, day), "tasks": tasks(who, now(request)),
        "may_write": who.may("handover.write"), "crumbs": [(_("Handover"), "")],
    })  # fmt: skip


def rows(request: HttpRequest, code: str) -> HttpResponse:
    """One list of the handover, page by page."""
    who, one = actor(request), list_of(code)
    if exports.wanted(request):
        return exports.whole(request, partial(page_of, one, who))
    return render(request, "handover/rows.html", {
        "list": one, "table": page_of(one, who, request.GET), "total": one.find(who).count(),
        "crumbs": [(_("Handover"), reverse("handover:list")), (gettext(one.title), "")],
    })  # fmt: skip


def paper(request: HttpRequest) -> HttpResponseBase:
    """Everything on paper: all rows of all lists, sent while they are read."""
    who = actor(request)
    held = queries.handover(who, today(request))
    found = {"held": held, "mark": paper_rows.MARK, **_context(request)}
    frame = render_to_string("handover/paper.html", found, request)
    return StreamingHttpResponse(paper_rows.filled(frame, [f.of for f in held.firsts], who))


def _context(request: HttpRequest) -> dict[str, Any]:
    who = actor(request)
    return {"post": who.post_title, "unit": who.unit_name, "today": today(request)}


def write(request: HttpRequest) -> HttpResponse:
    """Leave words; the earlier versions stand below."""
    who = actor(request)
    form = NoteForm(request.POST or None, note=queries.note_of(who))
    if request.method == "POST" and form.is_valid():
        try:
            actions.leave(**form.cleaned_data, actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Kept. Whoever holds this post reads it on day one."))
            return redirect("handover:list")
    return render(request, "handover/write.html", {
        "form": form, "versions": queries.versions(who),
        "crumbs": [(_("Handover"), reverse("handover:list")), (_("Words for the next holder"), "")],
    }, status=409 if form.errors else 200)  # fmt: skip


def word(request: HttpRequest) -> HttpResponse:
    """The same as a Word file."""
    who, day = actor(request), today(request)
    paper = papers.handover(who, queries.handover(who, day), day)
    return download(paper, paper.title)


def day_one(request: HttpRequest) -> str:
    """On the desk of a new holder: where to begin."""
    who = actor(request)
    if not who.may("handover.read") or not queries.is_new(who, today(request)):
        return ""
    return render_to_string("handover/_day_one.html", {"note": queries.note_of(who)}, request)
