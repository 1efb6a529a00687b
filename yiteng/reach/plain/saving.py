"""The cost estimate from files of bed-days and costs a day: every month, level and way of paying apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from yiteng.reach.plain.points import Unreadable, table
from yiteng.reach.savings import (
    CASE_MIX,
    CAVEATS,
    FORMULA,
    FUND_FORMULA,
    Day,
    Days,
    Estimate,
    estimate,
)


def answer(days_path: Path, costs_path: Path, reference: str = "three") -> dict[str, Any]:
    """Both formulas over the rows. Raises Unreadable for a figure that is none, or a cost that is missing.

    days: month (2023-01), level, scheme, payment, days. costs: level, scheme, payment, cost,
    fund_share (0 to 1, empty where unknown); an empty scheme or payment stands for all.
    """
    days = [
        Days(_month(days_path, n, row), row.get("level", "one") or "one", row.get("scheme", ""),
             row.get("payment", ""), int(_number(days_path, n, row, "days")))
        for n, row in enumerate(table(days_path), 2)
    ]  # fmt: skip
    costs = [
        Day(row.get("level", ""), row.get("scheme", ""), row.get("payment", ""),
            _number(costs_path, n, row, "cost"),
            _number(costs_path, n, row, "fund_share") if row.get("fund_share") else None)
        for n, row in enumerate(table(costs_path), 2)
    ]  # fmt: skip
    try:
        found = estimate(days, costs, reference)
    except LookupError as error:
        raise Unreadable(f"{costs_path.name}: {error.args[0]}") from error
    return plain(found)


def plain(found: Estimate) -> dict[str, Any]:
    """An estimate as plain values: parts, sums, what stands beside it, and how it moves."""
    return {
        "total": str(found.total),
        "fund": None if found.fund is None else str(found.fund),
        "days": found.days,
        "formula": FORMULA, "fund_formula": FUND_FORMULA, "caveats": [*CAVEATS, *CASE_MIX],
        "parts": [
            {"month": f"{part.month:%Y-%m}" if part.month else "", "level": part.level,
             "scheme": part.scheme, "payment": part.payment, "days": part.terms.days,
             "own": str(part.terms.own), "reference": str(part.terms.reference),
             "a_day": str(part.terms.a_day), "total": str(part.terms.total),
             "fund": None if part.terms.fund is None else str(part.terms.fund)}
            for part in found.parts
        ],
        "sensitivity": [
            {"occupancy": row.occupancy, "reference": row.reference, "total": str(row.total),
             "fund": None if row.fund is None else str(row.fund)}
            for row in found.sensitivity()
        ],
    }  # fmt: skip


def _month(path: Path, number: int, row: dict[str, str]) -> date:
    try:
        return date.fromisoformat(f"{row.get('month', '')[:7]}-01")
    except ValueError as error:
        raise Unreadable(
            f"{path.name}: line {number}: month is {row.get('month', '')!r}; write 2023-01"
        ) from error


def _number(path: Path, number: int, row: dict[str, str], column: str) -> Decimal:
    given = row.get(column, "")
    try:
        found = Decimal(given)
    except InvalidOperation:
        found = Decimal(-1)
    if found < 0 or (column == "days" and found != int(found)):
        raise Unreadable(f"{path.name}: line {number}: {column} is {given!r}; write a number")
    return found
