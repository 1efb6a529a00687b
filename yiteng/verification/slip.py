"""Asking from a commitment's page: the answer is a slip to hand over, with link and code, shown once."""

from __future__ import annotations

from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from yiteng.commitments.models import Commitment
from yiteng.verification.actions import Ticket, ask
from yiteng.verification.actions.asking import VALID
from yiteng.web.requests import actor, now, today

#: Where an answer is given on the public face: by the link, or by the code.
ANSWERS_AT = "/public/answer/{token}/"
CODES_AT = "/public/answer/"


def slip(request: HttpRequest, row: Commitment) -> HttpResponse:
    """Ask the people served and show the slip: link and code stand on this page and nowhere else."""
    typed = request.POST.get("seen", "")
    ticket = ask(
        row,
        actor=actor(request),
        at=now(request),
        step=request.POST["step"],
        seen=int(typed) if typed.isdecimal() else None,
        told=request.POST.get("told", "").strip(),
    )
    return render(request, "verification/slip.html", {
        "row": row, "told": request.POST.get("told", "").strip(),
        **given(request, ticket),
        "until": today(request) + VALID,
        "crumbs": [(row.title, row.url), (_("Slip"), "")],
    })  # fmt: skip


def given(request: HttpRequest, ticket: Ticket) -> dict[str, Any]:
    """What a slip carries: the link in full and as a picture, the code in groups of four."""
    link = request.build_absolute_uri(ANSWERS_AT.format(token=ticket.token))
    drawn = segno.make(link, error="m", micro=False).svg_inline(
        scale=3, border=2, dark="#000", light="#fff", svgclass="qr"
    )
    return {
        "link": link,
        "picture": mark_safe(drawn),  # drawn by segno, of our own text
        "code": " ".join(ticket.code[i : i + 4] for i in range(0, len(ticket.code), 4)),
        "codes_at": request.build_absolute_uri(CODES_AT),
    }
