"""What measures show on the page of a meeting: the documents it issued, with their measures."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from yiteng.measures.models import PolicyDocument
from yiteng.measures.queries import carried_by
from yiteng.people.visibility import visible
from yiteng.web.requests import actor


def of_meeting(request: HttpRequest, type_: str, pk: int) -> str:
    """The documents a meeting issued, each with how many measures it carries; two queries."""
    rows = list(visible(PolicyDocument, actor(request)).filter(meeting=pk).order_by("id"))
    if not rows:
        return ""
    counts = carried_by([row.pk for row in rows])
    held = [(row, counts.get(row.pk, 0)) for row in rows]
    return render_to_string("measures/_of_meeting.html", {"documents": held}, request)
