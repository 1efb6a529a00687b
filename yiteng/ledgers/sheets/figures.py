"""Figures as people write them, with 万 and 亿, in the head or in the cell."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from yiteng.ledgers.sheets.cells import ERRORS, broken, folded
from yiteng.ledgers.sheets.faults import Unclear
from yiteng.rules.quantity import NotAQuantity, Quantity, parse

_SCALES = {"": 1, "元": 1, "万元": 10**4, "亿元": 10**8}
_MOST, _CENT = Decimal("1e17"), Decimal("0.01")
_NUMBER = re.compile(r"-?[\d,]*\.?\d+")


def figure(cell: Any, *, unit: str, status: str, head: str = "") -> Quantity:
    """The figure a cell means. Raises Unclear.

    unit: of the field (CNY, person …; empty where the cell may say). head: the unit its head
    names, such as 万元. A number of money with neither is refused: nobody knows what it means.
    """
    written = _plain_number(cell) if not isinstance(cell, str) else folded(cell)
    if written in ERRORS:
        raise Unclear(broken(cell))
    bare = _NUMBER.fullmatch(written) is not None
    if not bare and head and (own := _scale(written)) and own != head and unit == "CNY":
        raise Unclear("two_units", cell=own, head=head)
    if unit == "CNY" and not head and (bare or not _scale(written)):
        raise Unclear("no_unit")
    if bare and unit and (unit == "CNY") == bool(head):
        return _checked(Decimal(written.replace(",", "")) * _SCALES[head], unit, "", status)
    try:
        found = parse(written + head if bare or (head and not _scale(written)) else written,
                      unit=unit, status=status)  # fmt: skip
    except (NotAQuantity, InvalidOperation, KeyError) as error:
        raise Unclear("no_figure") from error
    if unit and found.unit != unit:
        raise Unclear("no_figure")
    return _checked(found.value, found.unit, found.word, status)


def _checked(value: Decimal, unit: str, word: str, status: str) -> Quantity:
    if value < 0:
        raise Unclear("negative")
    if value > _MOST:
        raise Unclear("too_big")
    return Quantity(value.quantize(_CENT), unit, word, status=status)


def _plain_number(cell: Any) -> str:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        raise Unclear("no_figure")
    if cell != cell or abs(cell) == float("inf"):
        raise Unclear("no_figure")
    return format(Decimal(repr(cell)), "f")


def _scale(written: str) -> str:
    """The unit of money a text ends in: 元, 万元 or 亿元; empty where it names none."""
    found = re.search(
        r"(亿|千万|百万|万)?元(?:左右|以上|以内)?$|(亿|万)(?:左右|以上|以内)?$", written
    )
    return f"{found[1] or found[2] or ''}元" if found else ""
