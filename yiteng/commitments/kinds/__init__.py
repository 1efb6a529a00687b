"""Kinds of commitments, found by themselves: one folder a kind with a literal KIND in kind.py."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from yiteng.rules.kind import Kind


@cache
def kinds() -> dict[str, Kind]:
    """Every kind there is, by code, in the order of codes."""
    found = {}
    for module in sorted(m.name for m in iter_modules(__path__) if m.ispkg):
        kind: Kind = import_module(f"{__name__}.{module}.kind").KIND
        found[kind.code] = kind
    return found


def kind_of(code: str) -> Kind:
    """The kind of that code. Raises KeyError."""
    return kinds()[code]
