"""A list is a table value: the page renders it, exports write exactly the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Column:
    """One column. kind: text, number, money, date, moment, light, state, quantity, link."""

    code: str
    title: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the page it opens and its cells by column code."""

    url: str
    cells: Mapping[str, Any]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows, with the words that say what was filtered, and keys of neighbour pages."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    empty: str = ""
    filters: Sequence[str] = ()
    next_key: str = ""
    previous_key: str = ""
    total: str = ""
    notes: Sequence[str] = field(default_factory=tuple)
