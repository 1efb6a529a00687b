"""Leaders in charge: the list of units with their leader, and the form of the offices."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from yiteng.people import charges, queries
from yiteng.people.actions import put_in_charge
from yiteng.people.forms import NewCharge
from yiteng.people.models import Charge, Unit
from yiteng.people.tables import charge_table
from yiteng.rules.refusal import Refused
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now, today


def index(request: HttpRequest) -> HttpResponse:
    """Every unit that goes on, with the leader in charge of it; two queries for the list."""
    who = actor(request)
    rows = queries.units(who.county).exclude(line="village")
    form = _form(request) if who.may("people.put_in_charge") else None
    if form is not None and request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        unit = get_object_or_404(Unit, pk=said["unit"], county_id=who.county)
        post = get_object_or_404(charges.leaders(who.county), pk=said["post"])
        try:
            put_in_charge([unit], post, said["source"], since=said["since"], actor=who,
                          at=now(request))  # fmt: skip
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The leader in charge is entered."))
            return redirect("people:charges")
    held = Charge.objects.filter(until__isnull=True).select_related("post")
    page = pages(
        rows.prefetch_related(Prefetch("charges", queryset=held, to_attr="now")),
        by=("order", "id"), get=request.GET,
    )  # fmt: skip
    return render(request, "people/charges.html", {
        "table": charge_table(page), "form": form, "crumbs": [(_("Leaders in charge"), "")],
    })  # fmt: skip


def _form(request: HttpRequest) -> NewCharge:
    who = actor(request)
    return NewCharge(
        request.POST or None, initial={"since": today(request)},
        units=[(str(u.pk), u.name) for u in queries.units(who.county)],
        posts=[(str(p.pk), f"{p.unit.name} · {p.title}") for p in charges.leaders(who.county)],
    )  # fmt: skip
