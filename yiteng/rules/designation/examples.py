"""A small table for the doctests of the room."""

from __future__ import annotations

from decimal import Decimal

from yiteng.rules.designation.standard import Line, Words

_MACHINES = Words("透析机", "machines")
NURSES = (
    Line("machines", "machines", "at_least", _MACHINES, _MACHINES, "2010", "S", Decimal(5)),
    Line("nurses", "people", "per", Words("护士", "nurses"), Words("护士 {short} 名", "{short} nurse(s)"),
         "2010", "S", Decimal("0.4"), base="machines", whole=True),
)  # fmt: skip
