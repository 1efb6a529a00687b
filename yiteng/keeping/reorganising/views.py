"""Choose, look at what would move, do it: areas and units by the same two pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yiteng.keeping.models import Prepared
from yiteng.keeping.reorganising import actions, queries
from yiteng.keeping.reorganising import ahead as waiting
from yiteng.keeping.reorganising.forms import OrderForm
from yiteng.keeping.reorganising.moves import stays
from yiteng.places.models import Area
from yiteng.rules.refusal import Refused
from yiteng.rules.reorganisation import KINDS
from yiteng.web.errors import refused_page
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
        "prepared": queries.prepared(actor(request)), "kinds": dict(KINDS), "stays": stays(),
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
    ahead = order.on > today(request)
    if request.POST.get("step") == "prepare":
        waiting.prepare(order, actor=actor(request), at=now(request))
        messages.success(request, _("Prepared. It takes place by itself on its day."))
        return redirect(reverse(f"keeping:{context['subject']}"))
    actions.refuse(order, actor=actor(request), today=today(request), ahead=ahead)
    plan = queries.plan(order.origins)
    back = (_("Reorganisation"), reverse(f"keeping:{context['subject']}"))
    return render(request, "keeping/preview.html", {
        **context, "order": order, "plan": plan, "ahead": ahead, "split": order.kind == "split",
        "typed": [(name, request.POST[name]) for name in ("kind", "names", "on", "document", "reason")],
        "crumbs": [back, (_("Preview"), "")],
    })  # fmt: skip


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Give up a change that was prepared for a day to come."""
    row = get_object_or_404(Prepared, pk=pk, county_id=actor(request).county)
    try:
        waiting.withdraw(row, actor=actor(request), at=now(request))
    except Refused as refused:
        return refused_page(request, refused.refusals, status=409)
    messages.success(request, _("Given up: it will not take place."))
    return redirect(reverse(f"keeping:{row.subject}"))


def _choice(request: HttpRequest) -> dict[str, int]:
    """Which successor each kind, or each row, was given."""
    return {
        name.removeprefix("to:"): int(str(value))
        for name, value in request.POST.items()
        if name.startswith("to:") and str(value).isdecimal()
    }
