"""What plans show on the page of an application: the warnings of the sender's own form."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from yiteng.gate.models import Application
from yiteng.plans.forms import SenderForm
from yiteng.plans.models import Explanation
from yiteng.plans.queries import told_on, warned
from yiteng.rules.gate.scope import tested
from yiteng.rules.lifecycles.application import EDITABLE
from yiteng.web.requests import actor, today


def sender(request: HttpRequest, application: Application) -> str:
    """Warnings with their source, the line of the plan, the reason given; nothing out of scope."""
    if not tested(application.meeting_type):
        return ""
    who = actor(request)
    found = warned([application], {application.pk: told_on(application, today(request))})
    said = Explanation.objects.filter(application=application).first()
    line = getattr(application, "planned", None)
    mine = application.unit_id == who.unit and application.state in EDITABLE
    initial = {"words": said.words if said else "", "line": line.pk if line else ""}
    form = SenderForm(application=application, initial=initial) if mine else None
    context = {"application": application, "warnings": found[application.pk], "said": said,
               "line": line, "form": form if who.may("gate.apply") else None}  # fmt: skip
    return render_to_string("plans/_sender.html", context, request)
