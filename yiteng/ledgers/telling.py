"""The plan of a file as it is kept and shown."""

from __future__ import annotations

from typing import Any

from yiteng.ledgers.choice import Judged
from yiteng.ledgers.models import LEFT
from yiteng.ledgers.parts import Part
from yiteng.ledgers.plans import Plan
from yiteng.ledgers.sheets.cells import is_blank, text
from yiteng.ledgers.sheets.heads import Column
from yiteng.ledgers.sheets.opening import Book


def told(found: Plan, book: Book) -> dict[str, Any]:
    """sheets: those read, then those with heads that are not; unread: the names of the rest."""
    known = {part.sheet.name for part in found.parts} | {one.sheet.name for one in found.waiting}
    return {
        "sheets": [*map(_part, found.parts), *map(_waiting, found.waiting)],
        "unread": [sheet.name for sheet in book.sheets if sheet.name not in known],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "name": part.sheet.name, "kind": part.kind.code, "mark": part.mark, "first": part.first + 1,
        "rows": len(part.sheet.rows) - part.first,
        "columns": [[c.index, c.head, c.field, c.unit, _sample(part, c)] for c in part.columns],
    }  # fmt: skip


def _waiting(one: Judged) -> dict[str, Any]:
    code = LEFT if one.left else one.kind.code if one.kind else ""
    return {"name": one.sheet.name, "kind": code, "mark": one.mark, "first": 0,
            "rows": len(one.sheet.rows), "columns": []}  # fmt: skip


def _sample(part: Part, column: Column) -> str:
    """The first value below a head, so that one sees what the column holds."""
    for line in part.sheet.rows[part.first : part.first + 30]:
        if column.index < len(line) and not is_blank(line[column.index]):
            return text(line[column.index])[:40]
    return ""
