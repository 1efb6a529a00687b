"""A workbook as rows of text with where they stood, and what cannot be used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yiteng.ledgers.sheets.cells import is_blank, text
from yiteng.ledgers.sheets.opening import open_book
from yiteng.reach.intake.layouts import BY_NAME, Layout
from yiteng.rules.words import N_


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its layout, its number as the spreadsheet shows it, its cells by code."""

    layout: Layout
    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong where: a sentence (message id) with its values."""

    sheet: str
    number: int
    sentence: str
    params: Mapping[str, str]
    column: str = ""


def rows_of(content: bytes, name: str) -> tuple[list[Row], list[Wrong]]:
    """Every row of the known sheets, and what cannot be used. Raises Unfit for what is no workbook."""
    rows: list[Row] = []
    wrong: list[Wrong] = []
    for sheet in open_book(content, name).sheets:
        layout = BY_NAME.get(sheet.name.strip())
        if layout is None:
            names = "、".join(BY_NAME)
            sentence = N_("The sheet is called otherwise: name it {names}.")
            wrong.append(Wrong(sheet.name, 0, sentence, {"names": names}))
            continue
        _read(layout, sheet.rows, rows, wrong)
    if not rows and not wrong:
        wrong.append(Wrong(name, 0, N_("The file holds no row."), {}))
    return rows, wrong


def _read(
    layout: Layout, lines: Sequence[Sequence[Any]], rows: list[Row], wrong: list[Wrong]
) -> None:
    heads = [text(cell) for cell in (lines[0] if lines else ())]
    missing = [head for head in layout.heads.values() if head not in heads]
    if missing:
        sentence = N_("The first line has no column {heads}.")
        wrong.append(Wrong(layout.name, 1, sentence, {"heads": "、".join(missing)}))
        return
    at = {code: heads.index(head) for code, head in layout.heads.items()}
    for number, line in enumerate(lines[1:], start=2):
        cells = {
            code: "" if k >= len(line) or is_blank(line[k]) else text(line[k])
            for code, k in at.items()
        }
        if not any(cells.values()):
            continue
        gaps = [
            head
            for code, head in layout.heads.items()
            if not cells[code] and code not in layout.free
        ]
        if gaps:
            wrong.append(
                Wrong(layout.name, number, N_("Empty: {heads}."), {"heads": "、".join(gaps)})
            )
        else:
            rows.append(Row(layout, number, cells))
