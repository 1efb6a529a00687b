"""What case files show on the page of an application: the link that asks for one."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from yiteng.casefiles.models import CaseFile
from yiteng.gate.models import Application
from yiteng.people.visibility import visible
from yiteng.web.requests import actor


def ask(request: HttpRequest, application: Application) -> str:
    """Case files of the application, and the link for who may ask; nothing for others."""
    who = actor(request)
    if not who.may("casefiles.read") or application.submitted_at is None:
        return ""
    rows = visible(CaseFile, who).filter(application=application).defer("packed").order_by("id")
    context = {
        "application": application, "rows": rows, "may_ask": who.may("casefiles.ask"),
    }  # fmt: skip
    return render_to_string("casefiles/_of_application.html", context, request)
