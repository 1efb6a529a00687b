"""What minutes show on the page of their meeting: where they stand, and the way there."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from yiteng.meetings.models import Meeting
from yiteng.minutes import queries
from yiteng.rules.minutes import DRAFTED, ISSUED
from yiteng.web.requests import actor


def of_meeting(request: HttpRequest, meeting: Meeting) -> str:
    """Nothing before the meeting runs; one query."""
    if meeting.state not in (*DRAFTED, *ISSUED):
        return ""
    return render_to_string("minutes/_of_meeting.html", {
        "meeting": meeting,
        "latest": queries.latest(meeting),
        "may_write": actor(request).may("minutes.write") and meeting.state in DRAFTED,
    }, request)  # fmt: skip
