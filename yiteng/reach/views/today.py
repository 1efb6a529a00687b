"""How a service reaches the county today: map, people within, towns, density, the uncovered."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.reach import computed, queries
from yiteng.reach.map import key, reach_map
from yiteng.reach.present import assumed
from yiteng.rules.words import N_
from yiteng.web.requests import actor
from yiteng.web.requests import today as date_of

VERDICTS = {
    "blank": N_("blank"), "transitional": N_("transitional"), "saturated": N_("saturated"),
}  # fmt: skip


def today(request: HttpRequest) -> HttpResponse:
    """Map and tables of one service, within the minutes asked."""
    who = actor(request)
    kind = request.GET.get("kind", "dialysis")
    kind = kind if kind in queries.KINDS else "dialysis"
    radius = _number(request.GET.get("minutes", ""), queries.near(who))
    inputs = queries.inputs(who, kind, "facilities", date_of(request))
    said: dict[str, Any] = {}
    if inputs["places"]:
        found = computed.today(inputs, radius)
        drawn = {"inputs": inputs, "minutes": found["minutes"], "new": (), "radius": radius}
        said = {
            "found": found, "wide": reach_map(**drawn), "key": key(radius),
            "narrow": reach_map(**drawn, width=360, name="reach-n"), "assumed": assumed(inputs),
            "uncovered": _uncovered(inputs, found), "beyond": len(found["uncovered"]),
        }  # fmt: skip
    return render(request, "reach/today.html", {
        "kind": kind, "kinds": queries.KINDS, "radius": radius, "inputs": inputs,
        "verdicts": VERDICTS, **said,
        "crumbs": [(_("Care near home"), reverse("reach:list")), (_("Who reaches it"), "")],
    })  # fmt: skip


def _uncovered(inputs: dict[str, Any], found: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {**inputs["places"][k], "minutes": found["minutes"][k], "score": found["score"][k]}
        for k in found["uncovered"]
    ]


def _number(given: str, usual: float) -> float:
    return float(given) if given.isdecimal() and 1 <= int(given) <= 240 else float(usual)
