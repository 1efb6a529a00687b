"""How a file is understood: its sheets, where their heads are, what each column becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yiteng.ledgers.choice import Choice, Judged
from yiteng.ledgers.fields import names
from yiteng.ledgers.ours import ours
from yiteng.ledgers.parts import Part
from yiteng.ledgers.sheets.faults import Fault
from yiteng.ledgers.sheets.heads import Column, layout, normal
from yiteng.ledgers.sheets.opening import Book


@dataclass(frozen=True, slots=True)
class Plan:
    """The sheets that are read, and those that are not though they have heads."""

    parts: list[Part]
    waiting: list[Judged]


def plan(book: Book, choice: Choice) -> Plan:
    """How a file is understood: each sheet of ours as told, the others as judged."""
    found = Plan([], [])
    for sheet in book.sheets:
        if part := ours(book, sheet):
            found.parts.append(part)
        elif judged := choice.of_sheet(sheet):
            part = _part(judged, choice)
            found.parts.append(part) if part else found.waiting.append(judged)
    return found


def _part(judged: Judged, choice: Choice) -> Part | None:
    """The sheet as rows of its kind; None where that is not known, or no line names its columns."""
    if judged.kind is None:
        return None
    memory = choice.memory.heads(judged.kind.code)
    place = layout(judged.sheet.rows, names(judged.kind, memory))
    if place is None:
        return None
    columns = tuple(_with_unit(c, memory.get(normal(c.head), {})) for c in place.columns)
    return Part(judged.sheet, place.first, columns, judged.kind, judged.mark)


def _with_unit(column: Column, said: Mapping[str, str]) -> Column:
    unit = column.unit or said.get("unit", "")
    return Column(column.index, column.head, column.field, unit)


def fault(found: Plan, book: Book) -> Fault | None:
    """Why nothing of a file can be read: it names no columns, no kind, or has no row."""
    if not book.sheets:
        return Fault("nothing", "", 1)
    if not found.parts:
        unsaid = [one for one in found.waiting if one.kind is None and not one.left]
        sheet = unsaid[0].sheet if unsaid else book.sheets[0]
        return Fault("no_kind" if unsaid else "no_head", sheet.name, 1)
    if not any(len(p.sheet.rows) > p.first for p in found.parts):
        return Fault("nothing", found.parts[0].sheet.name, found.parts[0].first + 1)
    return None


def lines(found: Sequence[Part]) -> Iterator[tuple[int, int, Sequence[Any]]]:
    """Every row below the heads: (number of the part, row as the spreadsheet counts, cells)."""
    for number, part in enumerate(found):
        for index in range(part.first, len(part.sheet.rows)):
            yield number, index + 1, part.sheet.rows[index]
