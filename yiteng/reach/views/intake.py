"""Figures of care from a workbook: hand in, see what each row would do, take in all or nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.people.visibility import visible
from yiteng.reach import actions
from yiteng.reach.forms import IntakeForm
from yiteng.reach.intake.layouts import BY_NAME, LAYOUTS
from yiteng.reach.intake.sheets import Wrong
from yiteng.reach.models import Intake
from yiteng.rules.refusal import Refused
from yiteng.rules.words import N_
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now
from yiteng.web.sentences import fill, say

WORDS = {"new": N_("new"), "changed": N_("changed by it"), "same": N_("as it was")}
#: So many rows are shown of each outcome; counts are always whole.
SHOWN = 200


def index(request: HttpRequest) -> HttpResponse:
    """Hand in a workbook; below, those that were handed in."""
    who = actor(request)
    form = IntakeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            row = actions.hand_in(
                given["file"].name, given["file"].read(), system=given["system"],
                source=given["source"], actor=who, at=now(request),
            )  # fmt: skip
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("reach:intake_one", pk=row.pk)
    rows = visible(Intake, who).defer("content")
    return render(request, "reach/intake.html", {
        "form": form, "kept": pages(rows, by=("-id",), get=request.GET), "layouts": LAYOUTS,
        "crumbs": [(_("Care near home"), reverse("reach:list")), (_("Import figures"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What each row would do, or did; taking it in."""
    row, who = one(request, pk), actor(request)
    if request.method == "POST":
        try:
            actions.take_in(row, actor=who, at=now(request))
        except Refused as refused:
            for refusal in refused.refusals:
                messages.error(request, say(refusal))
        else:
            messages.success(request, _("Taken in as a whole."))
        return redirect("reach:intake_one", pk=pk)
    found = actions.compared(row, who)
    return render(request, "reach/intake_one.html", {
        "row": row, "counts": row.counts or found.counts(), "now": found.counts(), "wrong": [_wrong(w) for w in found.wrong],
        "tables": [] if row.taken_at else _tables(found.lines),
        "crumbs": [(_("Care near home"), reverse("reach:list")),
                   (_("Import figures"), reverse("reach:intake")), (row.name, "")],
    })  # fmt: skip


def _tables(lines: list[Any]) -> list[dict[str, Any]]:
    """Rows that would change something, sheet by sheet."""
    found = []
    for layout in LAYOUTS:
        mine = [line for line in lines if line.sheet == layout.code]
        moved = [line for line in mine if line.outcome != "same"]
        if mine:
            found.append({
                "title": layout.title, "all": len(mine), "rows": moved[:SHOWN], "words": WORDS,
                "more": max(len(moved) - SHOWN, 0), "same": len(mine) - len(moved)})  # fmt: skip
    return found


def _wrong(wrong: Wrong) -> dict[str, Any]:
    layout = BY_NAME.get(wrong.sheet)
    return {"sheet": layout.name if layout else wrong.sheet, "number": wrong.number, "column": wrong.column,
            "said": fill(wrong.sentence, wrong.params)}  # fmt: skip


def one(request: HttpRequest, pk: int) -> Intake:
    """The workbook, or none where the actor may not see it."""
    found = visible(Intake, actor(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
