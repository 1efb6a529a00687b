"""What those who attended said, on the page of the meeting."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from yiteng.meetings.models import Meeting
from yiteng.rules.lifecycles.meeting import HELD
from yiteng.voices import queries
from yiteng.web.requests import actor


def of_meeting(request: HttpRequest, meeting: Meeting) -> str:
    """The result, or the way to ask for who may; nothing before the meeting was held."""
    if meeting.state not in HELD:
        return ""
    row = queries.of_meeting(meeting)
    may = actor(request).may("voices.ask")
    if row is None and not may:
        return ""
    return render_to_string("voices/_of_meeting.html", {
        "meeting": meeting,
        "round": row,
        "result": queries.result(row) if row else None,
        "may_ask": may,
    }, request)  # fmt: skip
