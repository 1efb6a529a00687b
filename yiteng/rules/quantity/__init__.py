"""Figures as reports give them: value, unit, word, as-of date, status and source."""

from __future__ import annotations

from yiteng.rules.quantity.parse import NotAQuantity, parse
from yiteng.rules.quantity.show import exact, show
from yiteng.rules.quantity.tolerance import Band, Verdict, band, verdict
from yiteng.rules.quantity.value import (
    STATUSES,
    WORDS,
    CannotAdd,
    Quantity,
    total,
)

__all__ = [
    "STATUSES",
    "WORDS",
    "Band",
    "CannotAdd",
    "NotAQuantity",
    "Quantity",
    "Verdict",
    "band",
    "exact",
    "parse",
    "show",
    "total",
    "verdict",
]
