"""The page of the register."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yiteng.keeping.retention import queries
from yiteng.keeping.retention.register import FOR_EVER, REGISTER


def register(request: HttpRequest) -> HttpResponse:
    """What is personal, why it is kept, until when; and what is kept for ever."""
    table = queries.register()
    return render(request, "keeping/retention.html", {
        "table": table, "places": len(REGISTER), "for_ever": FOR_EVER,
        "crumbs": [(_("Register of what is personal"), "")],
    })  # fmt: skip
