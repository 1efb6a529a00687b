"""The page on which the secretary says of every invited post whether it came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.meetings import actions, queries
from yiteng.meetings import sitting_posts as reading
from yiteng.meetings.models import Meeting, Seat, Session
from yiteng.meetings.views.parts import saved
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.seats import CAME, WORD
from yiteng.web.requests import actor, now


def posts(request: HttpRequest, pk: int, sitting: int = 0) -> HttpResponse:
    """Invite posts to a sitting (0: the whole meeting) and say of all at once who came.

    The button that searches saves nothing: what was ticked stands in the table, to be saved.
    """
    meeting = queries.meeting(actor(request), pk)
    session = reading.sitting(meeting, sitting)
    if request.method != "POST":
        rows = [one for one in reading.seats(meeting) if one.session_id == (sitting or None)]
        return _page(request, meeting, session, rows)
    rows = reading.typed(request.POST)
    if "find" in request.POST:
        return _page(request, meeting, session, rows)
    seen = request.POST.get("seen", "")
    try:
        actions.record_posts(
            meeting, session, rows, actor=actor(request), at=now(request),
            seen=int(seen) if seen.isascii() and seen.isdigit() else None,
        )  # fmt: skip
    except Refused as refused:
        return _page(request, queries.meeting(actor(request), pk), session, rows, refused.refusals)
    return saved(request, meeting, "attendance")


def _page(
    request: HttpRequest,
    meeting: Meeting,
    session: Session | None,
    rows: Sequence[Seat],
    refusals: Iterable[Refusal] = (),
) -> HttpResponse:
    known = reading.posts(meeting.county_id)
    there = {row.post_id for row in rows}
    words = request.POST.get("words", "").strip()[:40]
    back = reverse("meetings:show", args=[meeting.pk])
    refusals = list(refusals)
    free = [post for post in reading.invitable(known, words) if post.pk not in there]
    return render(request, "meetings/posts.html", {
        "meeting": meeting,
        "session": session,
        "lines": reading.lines(rows, known, refusals),
        "units": [(unit, list(own)) for unit, own in
                  groupby(free[: reading.SHOWN], key=lambda post: post.unit)],
        "more": max(len(free) - reading.SHOWN, 0),
        "words": words,
        "finding": "find" in request.POST,
        "refusals": refusals,
        "came": CAME,
        "limit": WORD,
        "back": back,
        "crumbs": [(meeting.title, back), (_("Attendance by post"), "")],
    }, status=409 if refusals else 200)  # fmt: skip
