"""Handing in proof; the panel on a commitment's page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from yiteng.commitments.models import Commitment
from yiteng.commitments.queries import one
from yiteng.files.actions import attach_received, receive
from yiteng.rules.refusal import Refused
from yiteng.verification import panels
from yiteng.verification.actions import give_proof
from yiteng.verification.forms import proof_form
from yiteng.verification.merged import origins
from yiteng.verification.models import Proof
from yiteng.web.requests import actor, now


def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in proof of a commitment."""
    who = actor(request)
    row = one(who, pk)
    if row is None:
        raise Http404
    form = proof_form(row, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            _give(request, row, form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The proof is handed in."))
            return redirect("commitments:show", pk=pk)
    return render(request, "verification/proof.html", {
        "form": form, "row": row,
        "crumbs": [(row.title, row.url), (_("Proof"), "")]})  # fmt: skip


def _give(request: HttpRequest, row: Commitment, data: dict[str, object]) -> None:
    who, at = actor(request), now(request)
    given = Proof(
        commitment=row,
        kind=str(data["kind"]),
        title=str(data["title"]),
        words=str(data["words"] or ""),
    )
    upload: Any = data.get("file")
    received = [receive(upload)] if upload else []
    with transaction.atomic():
        saved = give_proof(given, actor=who, at=at)
        attach_received(
            received,
            parent_type="proof",
            parent_id=saved.pk,
            county_id=row.county_id,
            actor=who,
            at=at,
        )


def merged(request: HttpRequest, pk: int) -> str:
    """On a commitment's page: what was merged into it, and whether its people were told."""
    found = origins(pk, actor(request))
    if not found:
        return ""
    return render_to_string("verification/_merged.html", {"origins": found}, request)


def panel(request: HttpRequest, pk: int) -> str:
    """The panel of proofs, checks and answers on a commitment's page."""
    row = one(actor(request), pk)
    if row is None:
        return ""
    return render_to_string("verification/_panel.html", panels.panel(row, actor(request)), request)
