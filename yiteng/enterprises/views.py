"""Pages of the register: load → one action or query → render."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.enterprises import actions, queries
from yiteng.enterprises.forms import NewFirm
from yiteng.enterprises.models import Enterprise
from yiteng.rules.refusal import Refused
from yiteng.web import exports
from yiteng.web.requests import actor, now


def index(request: HttpRequest) -> HttpResponse:
    """The register, the alliances and the service points."""
    who = actor(request)
    if exports.wanted(request):
        return exports.whole(request, partial(queries.firm_table, who), _("Firms"))
    return render(request, "enterprises/list.html", {
        "table": queries.firm_table(who, request.GET),
        "total": queries.firms(who).count(),
        "industries": queries.industries(who),
        "alliances": queries.alliances(who),
        "points": queries.points(who),
        "may_write": who.may("enterprises.write"),
        "crumbs": [(_("Firms"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One firm: code, stage, its own aims, its alliances."""
    firm = queries.firm(actor(request), pk)
    if firm is None:
        raise Http404
    return render(request, "enterprises/show.html", {
        "firm": firm, "crumbs": [(_("Firms"), reverse("enterprises:list")), (firm.name, "")],
    })  # fmt: skip


def show_alliance(request: HttpRequest, pk: int) -> HttpResponse:
    """One alliance and its members."""
    alliance = queries.alliance(actor(request), pk)
    if alliance is None:
        raise Http404
    return render(request, "enterprises/alliance.html", {
        "alliance": alliance,
        "crumbs": [(_("Firms"), reverse("enterprises:list")), (alliance.name, "")],
    })  # fmt: skip


def new(request: HttpRequest) -> HttpResponse:
    """Enter a firm; a wrong code is refused with its position and remedy."""
    form = NewFirm(request.POST or None)
    who = actor(request)
    if request.method == "POST" and form.is_valid():
        firm = Enterprise(county_id=who.county, town_id=who.town, **form.cleaned_data)
        try:
            (saved,) = actions.register_firms([firm], actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Entered into the register."))
            return redirect("enterprises:show", pk=saved.pk)
    return render(request, "enterprises/new.html", {
        "form": form,
        "crumbs": [(_("Firms"), reverse("enterprises:list")), (_("New firm"), "")],
    })  # fmt: skip
