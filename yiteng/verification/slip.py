"""Asking from a commitment's page: the answer is a slip to hand over, with the link, shown once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yiteng.commitments.models import Commitment
from yiteng.verification.actions import ask
from yiteng.verification.actions.asking import VALID
from yiteng.web.requests import actor, now, today

#: Where an answer is given on the public face.
ANSWERS_AT = "/public/answer/{token}/"


def slip(request: HttpRequest, row: Commitment) -> HttpResponse:
    """Ask the people served and show the slip: the token stands on this page and nowhere else."""
    typed = request.POST.get("seen", "")
    token = ask(
        row,
        actor=actor(request),
        at=now(request),
        step=request.POST["step"],
        seen=int(typed) if typed.isdecimal() else None,
    )
    return render(request, "verification/slip.html", {
        "row": row,
        "link": request.build_absolute_uri(ANSWERS_AT.format(token=token)),
        "until": today(request) + VALID,
        "crumbs": [(row.title, row.url), (_("Slip"), "")],
    })  # fmt: skip
