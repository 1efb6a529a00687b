"""The feed for programs, and the page on which a post opens and closes its own."""

from __future__ import annotations

from hashlib import sha256

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from yiteng.calendars import actions, feed, queries
from yiteng.web.requests import actor, now, today


@require_safe
def read(request: HttpRequest, secret: str) -> HttpResponse:
    """The feed as text/calendar; 404 for a secret that is unknown or closed, 304 where nothing changed."""
    reader = queries.reader(secret, today(request))
    if reader is None:
        return HttpResponse(status=404)
    with translation.override("zh-hans"):
        base = f"{request.scheme}://{request.get_host()}"
        text = feed.written(reader, feed.lines(reader, today(request)), base)
    tag = f'"{sha256(text).hexdigest()[:32]}"'
    if tag in request.headers.get("If-None-Match", ""):
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = 'inline; filename="meetings.ics"'
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    return answer


def mine(request: HttpRequest) -> HttpResponse:
    """Whether the post has a feed; opening one, renewing it."""
    who = actor(request)
    secret = ""
    if request.method == "POST":
        secret = actions.renew(actor=who, at=now(request))
    address = request.build_absolute_uri(reverse("calendars:read", args=[secret])) if secret else ""
    return render(request, "calendars/mine.html", {
        "feed": queries.own(who),
        "address": address,
        "code": mark_safe(_drawn(address)) if address else "",  # drawn by segno, of our own text
        "entries": len(feed.lines(who, today(request))),
        "crumbs": [(_("Settings"), reverse("people:settings")), (_("Calendar"), "")],
    })  # fmt: skip


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the feed of the post."""
    actions.close(actor=actor(request), at=now(request))
    messages.success(request, _("Closed. Programs that ask again get nothing."))
    return redirect("calendars:mine")


def _drawn(address: str) -> str:
    code = segno.make(address, error="m", micro=False)
    drawn: str = code.svg_inline(scale=4, border=4, dark="#000", light="#fff", svgclass="qr")
    return drawn
