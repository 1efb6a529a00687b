"""The cost estimate of a year: formulas, terms, what stands beside it, how it moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.reach import queries
from yiteng.reach.answers import answers
from yiteng.reach.present import assumed
from yiteng.reach.reported import reported
from yiteng.reach.savings import (
    CASE_MIX,
    CAVEATS,
    FORMULA,
    FUND_FORMULA,
    OCCUPANCIES,
    PRICES,
    Estimate,
)
from yiteng.rules.actor import Actor
from yiteng.web.drawing import Bar, Point
from yiteng.web.requests import actor, today

#: The first is shown where none is asked for; the one whose patients drive three times a week.
USUAL, DRIVEN = "psychiatric", "dialysis"


def savings(request: HttpRequest) -> HttpResponse:
    """The estimate of the latest twelve months that were entered; for dialysis the trips spared."""
    who, kind = actor(request), request.GET.get("kind", USUAL)
    kind = kind if kind in queries.KINDS else USUAL
    start, end = queries.latest_year(who, kind) or (today(request), today(request))
    found = queries.terms(who, kind, start, end)
    return render(request, "reach/savings.html", {
        "kind": kind, "kinds": queries.KINDS, "estimate": found, "start": start, "end": end,
        **(_told(who, kind, start, end, found) if found else _known(who, kind)),
        **(_driven(who, today(request)) if kind == DRIVEN else {}),
        "crumbs": [(_("Care near home"), reverse("reach:list")), (_("Cost estimate"), "")],
    })  # fmt: skip


def _told(who: Actor, kind: str, start: date, end: date, found: Estimate) -> dict[str, Any]:
    """Everything about an estimate, and what may never be missing beside it."""
    assert who.county is not None
    return {
        "parts": found.joined(), "schemes": queries.SCHEMES, "levels": queries.LEVELS,
        "payments": queries.PAYMENTS, "caveats": CAVEATS, "case_mix": CASE_MIX,
        "formula": FORMULA, "fund_formula": FUND_FORMULA, "reported": reported(who.county, kind),
        "readmitted": queries.readmissions(who, kind, start, _last_day(end)),
        "answers": answers(who.county, kind, start), "prices": PRICES, "moved": _moved(found),
        "moved_bars": _bars(found), "by_month": found.by_month(),
        "averages": not all(part.priced for part in found.parts),
        "months": _points(queries.months(who, kind, start, end)),
    }  # fmt: skip


def _known(who: Actor, kind: str) -> dict[str, Any]:
    """What is known of a care without costs: how many people it serves, and who says so."""
    rows = queries.served(who, kind)
    return {"served": rows, "served_total": sum(row.value for row in rows),
            "served_sources": sorted({row.source for row in rows} - {""})}  # fmt: skip


def _driven(who: Actor, day: date) -> dict[str, Any]:
    """What dialysis near home spares on the road, and what that rests on."""
    inputs, near, found = queries.trips(who, DRIVEN, day)
    return {"trips": found, "near_home": near, "assumed": assumed(inputs), "inputs": inputs,
            "schemes": queries.SCHEMES}  # fmt: skip


def _moved(found: Estimate) -> list[tuple[int, list[tuple[int, Estimate]]]]:
    """The estimate by occupancy, one for each reference price."""
    return [
        (occupancy, [(price, found.at(occupancy, price)) for price in PRICES])
        for occupancy in OCCUPANCIES
    ]


def _bars(found: Estimate) -> list[Bar]:
    """The estimate with one term moved at a time, in 万元."""
    cases = [
        (100, 100),
        *((o, 100) for o in OCCUPANCIES[1:]),
        *((100, p) for p in PRICES if p != 100),
    ]
    return [
        Bar(
            _("days %(occupancy)s %%, price %(price)s %%")
            % {"occupancy": occupancy, "price": price},
            round(found.at(occupancy, price).total / Decimal(10_000), 1),
        )
        for occupancy, price in cases
    ]


def _points(months: Sequence[tuple[date, int]]) -> list[Point]:
    return [Point(f"{month:%Y-%m}", n) for month, n in months]


def _last_day(month: date) -> date:
    """The last day of a month."""
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
