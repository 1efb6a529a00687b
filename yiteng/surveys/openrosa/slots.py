"""What the page of a survey says about phones; nothing where the operator has not turned them on."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from yiteng.surveys import queries as surveys
from yiteng.surveys.models import Survey
from yiteng.surveys.openrosa import queries
from yiteng.surveys.openrosa.entry import on
from yiteng.web.requests import actor


def phones(request: HttpRequest, survey: Survey) -> str:
    """Whether phones may fetch the form, how many do, and the switch of its owner."""
    who = actor(request)
    if not on() or not who.may("surveys.fill"):
        return ""
    owner = surveys.owns(who, survey)
    if not (owner or survey.mobile_on):
        return ""
    held = [one for one in queries.phones(who, survey) if one.revoked_at is None]
    return render_to_string("surveys/_phones.html", {
        "survey": survey, "owner": owner, "count": len(held)}, request)  # fmt: skip
