"""How a file is understood: its sheets, where their heads are, what each column becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yiteng.ledgers.fields import names
from yiteng.ledgers.models import Heads
from yiteng.ledgers.sheets.cells import is_blank, text
from yiteng.ledgers.sheets.faults import Fault, Unfit
from yiteng.ledgers.sheets.heads import Column, layout, normal
from yiteng.ledgers.sheets.opening import Book, Sheet
from yiteng.rules.kind import Kind


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet that is read. first: index of the first row below its heads."""

    sheet: Sheet
    first: int
    columns: tuple[Column, ...]


def remembered(unit: int, kind: str) -> dict[str, dict[str, str]]:
    """What the unit chose for its heads before: normal words → {field, unit}."""
    found = Heads.objects.filter(unit_id=unit, kind=kind).values_list("columns", flat=True).first()
    return dict(found or {})


def parts(book: Book, kind: Kind, memory: Mapping[str, Mapping[str, str]]) -> list[Part]:
    """The sheets that have heads. Raises Unfit where none has, or none has a row."""
    if book.meta.get("kind") == kind.code and book.sheets:
        return [_ours(book)]
    known, found = names(kind, memory), []
    for sheet in book.sheets:
        place = layout(sheet.rows, known)
        if place is not None:
            columns = tuple(_with_unit(c, memory.get(normal(c.head), {})) for c in place.columns)
            found.append(Part(sheet, place.first, columns))
    if not found:
        name = book.sheets[0].name if book.sheets else ""
        raise Unfit(Fault("no_head" if book.sheets else "nothing", name, 1))
    if not any(len(p.sheet.rows) > p.first for p in found):
        raise Unfit(Fault("nothing", found[0].sheet.name, found[0].first + 1))
    return found


def _with_unit(column: Column, said: Mapping[str, str]) -> Column:
    unit = column.unit or said.get("unit", "")
    return Column(column.index, column.head, column.field, unit)


def _ours(book: Book) -> Part:
    """The sheet of a file exported for editing: its columns are told, not guessed."""
    sheet, fields = book.sheets[0], book.meta.get("columns", [])
    heads = sheet.rows[0] if sheet.rows else []
    columns = tuple(
        Column(index, text(heads[index]) if index < len(heads) else "", str(code), str(unit))
        for index, (code, unit) in enumerate(fields) if code
    )  # fmt: skip
    return Part(sheet, 1, columns)


def told(found: Sequence[Part], book: Book) -> dict[str, Any]:
    """The plan as it is kept and shown."""
    read = {part.sheet.name for part in found}
    return {
        "sheets": [
            {
                "name": part.sheet.name,
                "first": part.first + 1,
                "rows": len(part.sheet.rows) - part.first,
                "columns": [
                    [c.index, c.head, c.field, c.unit, _sample(part, c)] for c in part.columns
                ],
            }
            for part in found
        ],
        "unread": [sheet.name for sheet in book.sheets if sheet.name not in read],
    }


def _sample(part: Part, column: Column) -> str:
    """The first value below a head, so that one sees what the column holds."""
    for line in part.sheet.rows[part.first : part.first + 30]:
        if column.index < len(line) and not is_blank(line[column.index]):
            return text(line[column.index])[:40]
    return ""


def lines(found: Sequence[Part]) -> Iterator[tuple[int, int, Sequence[Any]]]:
    """Every row below the heads: (number of the part, row as the spreadsheet counts, cells)."""
    for number, part in enumerate(found):
        for index in range(part.first, len(part.sheet.rows)):
            yield number, index + 1, part.sheet.rows[index]
