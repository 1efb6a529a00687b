"""What meetings show on the page of an application: convening it."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from yiteng.gate.models import Application
from yiteng.meetings.models import Meeting
from yiteng.people.visibility import visible
from yiteng.web.requests import actor, now
from yiteng.workflow import door


def convene(request: HttpRequest, application: Application) -> str:
    """The button that convenes, with every reason where it is refused; or the meeting made of it."""
    who = actor(request)
    offers = [
        offer
        for offer in door.offered(application, actor=who, at=now(request))
        if offer.step.code == "convene"
    ]
    held = visible(Meeting, who).filter(application=application)
    context = {"offers": offers, "application": application, "meetings": held}
    return render_to_string("meetings/_convene.html", context, request)
