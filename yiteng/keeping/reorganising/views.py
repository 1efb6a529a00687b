"""Choose, look at what would move, do it: areas and units by the same two pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.keeping.reorganising import actions, queries
from yiteng.keeping.reorganising.forms import OrderForm
from yiteng.places.models import Area
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now, today


def areas(request: HttpRequest) -> HttpResponse:
    """Towns of the county, or the villages of one of them."""
    who, asked = actor(request), request.GET.get("town", "")
    town = None
    if asked.isdecimal():
        town = get_object_or_404(Area, pk=int(asked), county_id=who.county, level="town")
    rows = list(queries.areas(who, town.pk if town else None))
    title = _("Villages of %(town)s") % {"town": town.name} if town else _("Towns of the county")
    return _page(request, rows, {"title": title, "town": town, "subject": "areas"})


def units(request: HttpRequest) -> HttpResponse:
    """The units of the county, by words in the name."""
    words = request.GET.get("q", "").strip()[:40]
    rows = list(queries.units(actor(request), words)[:400])
    return _page(request, rows, {"title": _("Units"), "subject": "units", "words": words})


def _page(request: HttpRequest, rows: Sequence[Any], words: dict[str, Any]) -> HttpResponse:
    chosen = [row for row in rows if str(row.pk) in request.POST.getlist("origin")]
    form = OrderForm(request.POST or None, initial={"on": today(request)})
    context = {
        **words, "rows": rows, "form": form, "chosen": {row.pk for row in chosen},
        "crumbs": [(_("Reorganisation"), "")],
    }  # fmt: skip
    if request.method == "POST" and request.POST.get("step") != "back" and form.is_valid():
        order = actions.Order(
            form.cleaned_data["kind"], chosen, form.listed(), form.cleaned_data["on"],
            form.cleaned_data["document"], form.cleaned_data["reason"], _choice(request))  # fmt: skip
        try:
            return _do(request, order, context)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "keeping/reorganise.html", context)


def _do(request: HttpRequest, order: actions.Order, context: dict[str, Any]) -> HttpResponse:
    """The preview, or the act itself where the preview was confirmed."""
    if request.POST.get("step") == "apply":
        moved = actions.reorganise(
            order, seen=request.POST.get("seen", ""), actor=actor(request), at=now(request)
        )
        messages.success(request, _("Done. Rows moved: %(n)s. The old names stand on their dates.")
                         % {"n": moved})  # fmt: skip
        return redirect(reverse(f"keeping:{context['subject']}"))
    actions.refuse(order, actor=actor(request), today=today(request))
    plan = queries.plan(order.origins)
    back = (_("Reorganisation"), reverse(f"keeping:{context['subject']}"))
    return render(request, "keeping/preview.html", {
        **context, "order": order, "plan": plan, "split": order.kind == "split",
        "typed": [(name, request.POST[name]) for name in ("kind", "names", "on", "document", "reason")],
        "crumbs": [back, (_("Preview"), "")],
    })  # fmt: skip


def _choice(request: HttpRequest) -> dict[str, int]:
    """Which successor each kind, or each row, was given."""
    return {
        name.removeprefix("to:"): int(str(value))
        for name, value in request.POST.items()
        if name.startswith("to:") and str(value).isdecimal()
    }
