"""Pages of the kinds' time limits: all of them with what holds in the county; one with its form."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _

from yiteng.commitments import presets as queries
from yiteng.commitments.actions import set_clock
from yiteng.commitments.clock_lines import BASES
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.presets import Held
from yiteng.commitments.words import amount_words
from yiteng.rules.clocks import UNITS
from yiteng.rules.refusal import Refused
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web import forms
from yiteng.web.requests import actor, now

COLUMNS = (
    Column("title", N_("What it limits"), "link"),
    Column("kind", N_("Kind of commitment"), "state"),
    Column("basis", N_("Basis"), "state"),
    Column("held", N_("Today")),
    Column("preset", N_("Preset")),
    Column("source", N_("Source")),
    Column("by", N_("Changed by")),
)
CHANGES = (
    Column("on", N_("Changed on"), "moment"),
    Column("by", N_("By post")),
    Column("before", N_("Before")),
    Column("after", N_("After")),
    Column("reason", N_("Reason")),
)


class ClockForm(forms.Form):
    """The county's own amount and why."""

    unit = forms.Choice(gettext_lazy("Counted in"), UNITS)
    amount = forms.Number(
        gettext_lazy("How many of them"), places=0, hint=gettext_lazy("0: it does not run here.")
    )
    reason = forms.Note(gettext_lazy("Why it is changed"), rows=3)


def index(request: HttpRequest) -> HttpResponse:
    """Every limit of every kind, with its source and what holds here."""
    held = queries.every(actor(request))
    table = Table("", COLUMNS, [_row(one) for one in held])
    return render(request, "commitments/clocks.html", {
        "table": table, "own": sum(1 for one in held if one.row), "all": len(held),
        "crumbs": [(_("Commitments"), reverse("commitments:list")),
                   (_("Time limits of the kinds"), "")],
    })  # fmt: skip


def change(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """One limit: its source, what holds here, who changed it; the form for who may."""
    who = actor(request)
    held = next((h for h in queries.every(who) if (h.kind, h.preset.code) == (kind, code)), None)
    if held is None:
        raise Http404
    form = None
    if who.may("limits.change"):
        form = ClockForm(request.POST or None, initial={"unit": held.unit, "amount": held.amount})
    if form is not None and request.method == "POST" and form.is_valid():
        data = {**form.cleaned_data, "amount": int(form.cleaned_data["amount"])}
        try:
            set_clock(kind, code, **data, actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Changed. It holds for what is assigned from now on."))
            return redirect("commitments:clock", kind=kind, code=code)
    return render(request, "commitments/clock.html", {
        "held": held, "form": form, "kind": kind_of(kind), "basis": BASES[held.preset.basis],
        "today": _amount(held.unit, held.amount),
        "preset": amount_words(held.preset.kind, held.preset.amount),
        "changes": _changes(held),
        "crumbs": [(_("Time limits of the kinds"), reverse("commitments:clocks")),
                   (gettext(held.preset.title), "")],
    })  # fmt: skip


def _row(held: Held) -> Row:
    preset = held.preset
    cells: dict[str, Any] = {
        "title": gettext(preset.title),
        "kind": kind_of(held.kind).title,
        "basis": BASES[preset.basis],
        "held": _amount(held.unit, held.amount),
        "preset": amount_words(preset.kind, preset.amount),
        "source": gettext(preset.source),
        "by": held.row.changed_by_post if held.row else "",
    }
    url = reverse("commitments:clock", args=[held.kind, preset.code])
    return Row(url, cells, key=f"{held.kind}-{preset.code}")


def _amount(unit: str, amount: int) -> str:
    return amount_words(unit, amount) if amount else gettext("does not run")


def _changes(held: Held) -> Table:
    rows = []
    unit = held.preset.kind
    for one in reversed(queries.changes(held)):
        before = _amount(one.before.get("unit", unit), int(one.before.get("amount", 0)))
        after = one.after.get("unit", unit)
        rows.append(Row("", {
            "on": one.said_at, "by": one.post_title, "before": before,
            "after": _amount(after, int(one.after.get("amount", held.amount))),
            "reason": one.reason,
        }, key=str(one.event)))  # fmt: skip
        unit = after
    return Table(_("Changes"), CHANGES, list(reversed(rows)),
                 empty=_("Never changed: the preset holds."))  # fmt: skip
