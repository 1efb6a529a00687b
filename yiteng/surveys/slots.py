"""What this room shows on pages of research: the survey an occasion's findings came from."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from yiteng.surveys import queries
from yiteng.web.requests import actor


def occasion(request: HttpRequest, pk: int) -> str:
    """The survey of an occasion, with the submissions behind its findings; nothing for others."""
    who = actor(request)
    if not who.may("surveys.read"):
        return ""
    survey = queries.of_occasion(who, pk)
    if survey is None:
        return ""
    return render_to_string("surveys/_occasion.html", {
        "survey": survey, "drawn": queries.drawn_of(who, survey)}, request)  # fmt: skip
