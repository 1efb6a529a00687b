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
from yiteng.reach.reported import reported
from yiteng.reach.savings import CAVEATS, FORMULA, FUND_FORMULA, OCCUPANCIES, PRICES, Estimate
from yiteng.web.drawing import Bar, Point
from yiteng.web.requests import actor, today

KIND = "psychiatric"


def savings(request: HttpRequest) -> HttpResponse:
    """The estimate of the latest twelve months that were entered."""
    who = actor(request)
    start, end = queries.latest_year(who, KIND) or (today(request), today(request))
    found = queries.terms(who, KIND, start, end)
    return render(request, "reach/savings.html", {
        "estimate": found, "parts": found.joined() if found else [],
        "schemes": queries.SCHEMES, "levels": queries.LEVELS, "payments": queries.PAYMENTS,
        "start": start, "end": end, "caveats": CAVEATS, "formula": FORMULA,
        "fund_formula": FUND_FORMULA, "reported": reported(who.county, KIND) if found else None,
        "beside": queries.beside(who, KIND), "prices": PRICES,
        "moved": _moved(found) if found else [], "moved_bars": _bars(found) if found else [],
        "by_month": _by_month(found) if found else [],
        "months": _points(queries.months(who, KIND, start, end)),
        "crumbs": [(_("Care near home"), reverse("reach:list")), (_("Cost estimate"), "")],
    })  # fmt: skip


def _moved(found: Estimate) -> list[tuple[int, list[tuple[int, Decimal]]]]:
    """Totals by occupancy, one for each reference price."""
    return [
        (occupancy, [(price, found.at(occupancy, price).total) for price in PRICES])
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
            round(found.at(occupancy, price).total / 10_000, 1),
        )
        for occupancy, price in cases
    ]


def _by_month(found: Estimate) -> list[dict[str, Any]]:
    """Days, total and the fund's share of each month."""
    rows: dict[date | None, Estimate] = {}
    for part in found.parts:
        before = rows[part.month].parts if part.month in rows else ()
        rows[part.month] = Estimate((*before, part))
    return [
        {"month": month, "days": row.days, "total": row.total, "fund": row.fund}
        for month, row in rows.items()
    ]


def _points(months: Sequence[tuple[date, int]]) -> list[Point]:
    return [Point(f"{month:%Y-%m}", n) for month, n in months]
