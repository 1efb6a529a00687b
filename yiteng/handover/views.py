"""Pages of handover: day one on screen, on paper and in Word; the words of the post."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.desk.tasks import tasks
from yiteng.handover import actions, papers, queries
from yiteng.handover.forms import NoteForm
from yiteng.papers.responses import download
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now, today


def show(request: HttpRequest) -> HttpResponse:
    """Everything of day one for the post."""
    who, day = actor(request), today(request)
    return render(request, "handover/show.html", {
        "held": queries.handover(who, day), "tasks": tasks(who, day), "post": who.post_title,
        "unit": who.unit_name, "today": day, "may_write": who.may("handover.write"),
        "crumbs": [(_("Handover"), "")],
    })  # fmt: skip


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
