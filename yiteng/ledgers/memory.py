"""What a unit chose before: what its heads mean, and which kinds its sheets hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from yiteng.ledgers.models import Heads, SheetKind
from yiteng.ledgers.sheets.heads import normal


class Memory:
    """Of one unit; two queries."""

    def __init__(self, unit: int) -> None:
        self._heads = dict(Heads.objects.filter(unit_id=unit).values_list("kind", "columns"))
        self._kinds = dict(SheetKind.objects.filter(unit_id=unit).values_list("mark", "kind"))

    def heads(self, kind: str) -> dict[str, dict[str, Any]]:
        """Normal words of a head → {field, unit}, as chosen for a kind."""
        return dict(self._heads.get(kind, {}))

    def kind(self, said: str) -> str:
        """The kind of a sheet with this mark, else of the sheets with the same heads where it is one."""
        if said in self._kinds:
            return self._kinds[said]
        heads = said.rpartition("|")[2]
        same = {kind for known, kind in self._kinds.items() if known.rpartition("|")[2] == heads}
        return same.pop() if len(same) == 1 else ""


def mark(name: str, heads: Iterable[str]) -> str:
    """By what a sheet is known again: its name and its heads, whatever their order.

    >>> mark("3月 台账", ["事项", "时限"]) == mark("3月台账", ["时限", "事项"])
    True
    """
    words = "\n".join(sorted(filter(None, map(normal, heads))))
    return f"{normal(name)[:100]}|{hashlib.sha256(words.encode()).hexdigest()[:16]}"
