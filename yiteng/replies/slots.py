"""What became of the findings of a visit, on the visit's page."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from yiteng.replies import queries
from yiteng.web.requests import actor


def of_occasion(request: HttpRequest, occasion: int) -> str:
    """The panel; nothing where the post may not read it or nothing was found."""
    if not actor(request).may("replies.read"):
        return ""
    found, rows = queries.of_occasion(occasion)
    told = [(one, [row for row in rows if row.finding_id == one.pk]) for one in found]
    if not any(became for _one, became in told):
        return ""
    return render_to_string("replies/_occasion.html", {"told": told}, request)
