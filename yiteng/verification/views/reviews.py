"""An opinion in a review; a commitment's own channel."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yiteng.commitments.models import Commitment
from yiteng.commitments.queries import one
from yiteng.rules.refusal import Refused
from yiteng.verification import queries
from yiteng.verification.actions import give_opinion, line_of, set_channel
from yiteng.verification.forms import ChannelForm, opinion_form
from yiteng.web.requests import actor, now


def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the opinion of one side in the review of a second no."""
    row, who = _one(request, pk), actor(request)
    form = opinion_form(who, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            give_opinion(row, said["side"], said["words"], actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The opinion is recorded."))
            return redirect(row.url)
    context = {**queries.heard_of(row), "line": line_of(row)}
    return _form(
        request, "verification/opinion.html", row, form, _("Opinion in the review"), context
    )


def channel(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it is a petition or hotline case, with its number there."""
    row, held = _one(request, pk), None
    held = queries.own_channel(row)
    initial = (
        {"channel": held.channel, "number": held.number, "address": held.address} if held else {}
    )
    form = ChannelForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            set_channel(row, **form.cleaned_data, actor=actor(request), at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Recorded: its answer is taken from there."))
            return redirect(row.url)
    return _form(request, "verification/channel.html", row, form, _("Own channel"), {})


def _one(request: HttpRequest, pk: int) -> Commitment:
    row = one(actor(request), pk)
    if row is None:
        raise Http404
    return row


def _form(
    request: HttpRequest,
    template: str,
    row: Commitment,
    form: Any,
    title: str,
    more: dict[str, Any],
) -> HttpResponse:
    return render(
        request,
        template,
        {**more, "row": row, "form": form, "crumbs": [(row.title, row.url), (title, "")]},
    )
