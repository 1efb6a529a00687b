"""Pages of sampling: what was drawn and waits, the draws, one draw, a visit, households."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.commitments.queries import one
from yiteng.rules.proportion import share
from yiteng.rules.refusal import Refused
from yiteng.rules.samples import BY_CODE, RULES, written
from yiteng.sampling import actions, queries
from yiteng.sampling.actions.households import sheet_of
from yiteng.sampling.forms import LISTED, DrawForm, heard_form, result_form
from yiteng.sampling.models import Draw
from yiteng.web import exports
from yiteng.web.requests import actor, now, today


def index(request: HttpRequest) -> HttpResponse:
    """What was drawn and waits for a result, and all draws."""
    who = actor(request)
    if exports.wanted(request):
        return exports.whole(
            request, lambda get: queries.waiting(who, today(request), get), _("Drawn by lot")
        )
    open_, late = queries.open_count(who, today(request))
    return render(request, "sampling/list.html", {
        "waiting": queries.waiting(who, today(request), request.GET),
        "open": open_, "late": late, "crumbs": _crumbs(),
    })  # fmt: skip


def draws(request: HttpRequest) -> HttpResponse:
    """All draws of the county."""
    return render(request, "sampling/draws.html", {
        "table": queries.draws(actor(request), request.GET), "crumbs": _crumbs(_("Draws")),
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One draw: where its seed comes from, the pot, the result, drawn again just now."""
    draw = _draw(request, pk)
    sheet = queries.sheet(draw)
    return render(request, "sampling/show.html", {
        "draw": draw, "occasion": BY_CODE[draw.occasion], "rule": RULES[draw.rule],
        "percent": f"{draw.amount * 100:.0f}", "seed": sheet.seed, "same": queries.proved(draw),
        "found": (found := queries.found(draw)), "results": share(found.n, draw.drawn),
        "table": queries.lots(draw, actor(request), sheet.seed, request.GET),
        "crumbs": _crumbs(draw.on.isoformat()),
    })  # fmt: skip


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The draw as plain text: population, seed and result, to be drawn again by anybody."""
    draw = _draw(request, pk)
    return _text(written(queries.sheet(draw)), f"lot-{draw.occasion}-{draw.on.isoformat()}")


def lot(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what the visit to a drawn matter found."""
    who, found = actor(request), queries.lot(actor(request), pk)
    if found is None:
        raise Http404
    may = who.may("sampling.visit") and not found.outcome and found.closed_on is not None
    form = (
        result_form(found.occasion, who.may("commitments.close"), request.POST or None)
        if may
        else None
    )
    if form is not None and request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.record_result(
                found, said["outcome"], said["words"], actor=who, at=now(request),
                new_due=said.get("new_due"))  # fmt: skip
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The result is recorded."))
            return redirect("sampling:list")
    return render(request, "sampling/lot.html", {
        "lot": found, "row": found.commitment, "occasion": BY_CODE[found.occasion], "form": form,
        "crumbs": _crumbs(found.commitment.title),
    })  # fmt: skip


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw households for a commitment from the list its village keeps."""
    who, row = actor(request), one(actor(request), pk)
    if row is None:
        raise Http404
    form = DrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.draw_households(
                row, said["list_name"], int(said["households"]), actor=who, today=today(request),
                at=now(request))  # fmt: skip
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("sampling:round", pk=made.pk)
    return render(request, "sampling/ask.html", {
        "row": row, "form": form, "crumbs": [(row.title, row.url), (_("Ask households"), "")],
    })  # fmt: skip


def round_(request: HttpRequest, pk: int) -> HttpResponse:
    """The drawn households by position; record what they said; the sums with n and interval."""
    who, found = actor(request), queries.round_(actor(request), pk)
    if found is None:
        raise Http404
    done = set(found.heard.values_list("position", flat=True))
    left = [p for p in found.positions if p not in done]
    form = (
        heard_form(left, request.POST or None) if left and who.may("sampling.households") else None
    )
    if form is not None and request.method == "POST" and form.is_valid():
        said = {p: form.cleaned_data[f"p{p}"] for p in left if form.cleaned_data[f"p{p}"]}
        try:
            actions.hear_households(
                found, said, form.cleaned_data["words"] or "", actor=who, at=now(request))  # fmt: skip
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("sampling:round", pk=pk)
    row = found.commitment
    return render(request, "sampling/round.html", {
        "round": found, "row": row, "heard": queries.heard(found), "left": left, "form": form,
        "crumbs": [(row.title, row.url), (_("Ask households"), "")],
    })  # fmt: skip


def round_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The draw of households as plain text."""
    found = queries.round_(actor(request), pk)
    if found is None:
        raise Http404
    return _text(written(sheet_of(found)), f"lot-households-{found.commitment.number}")


def panel(request: HttpRequest, pk: int) -> str:
    """What was drawn of a commitment, on its page."""
    who, row = actor(request), one(actor(request), pk)
    if row is None or not who.may("sampling.read"):
        return ""
    lots, rounds = queries.of_commitment(row)
    may = who.may("sampling.households") and row.served_type in LISTED
    context: dict[str, Any] = {
        "lots": [(lot, BY_CODE[lot.occasion]) for lot in lots],
        "rounds": [(r, queries.heard(r)) for r in rounds],
        "ask": reverse("sampling:ask", args=[pk])
        if may and row.state in ("asked", "closed")
        else "",
    }
    if not (lots or rounds or context["ask"]):
        return ""
    return render_to_string("sampling/_panel.html", context, request)


def _draw(request: HttpRequest, pk: int) -> Draw:
    found = queries.draw(actor(request), pk)
    if found is None:
        raise Http404
    return found


def _text(content: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.txt"'
    return response


def _crumbs(last: str = "") -> list[tuple[str, str]]:
    first = [(_("Drawn by lot"), reverse("sampling:list") if last else "")]
    return [*first, (last, "")] if last else first
