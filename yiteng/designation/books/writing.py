"""A check table as a workbook, so that a branch need not begin from nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal

import xlsxwriter

from yiteng.designation.books import layout
from yiteng.rules.designation.standard import Line, Standard, plain


def workbook(found: Standard) -> bytes:
    """The table with every line; loaded again under another version it says the same."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        head = book.add_worksheet(layout.HEAD)
        head.set_column(0, 0, 14)
        head.set_column(1, 1, 70)
        for n, (name, word) in enumerate(layout.ROWS.items()):
            head.write_string(n, 0, word, bold)
            head.write_string(n, 1, _row(found, name))
        lines = book.add_worksheet(layout.LINES)
        lines.set_column(0, len(layout.COLUMNS) - 1, 14)
        lines.freeze_panes(1, 0)
        lines.write_row(0, 0, list(layout.COLUMNS.values()), bold)
        for n, line in enumerate(found.lines, start=1):
            for k, cell in enumerate(_cells(found, line)):
                lines.write_string(n, k, cell)
    return out.getvalue()


def _row(found: Standard, name: str) -> str:
    until = found.valid_to.isoformat() if found.valid_to else ""
    return {
        "code": found.code, "version": found.version, "title": found.title.zh,
        "title_en": found.title.en, "document": found.document,
        "valid_from": found.valid_from.isoformat(), "valid_to": until,
        "sure": layout.SURE[found.sure], "note": found.note.zh, "note_en": found.note.en,
    }[name]  # fmt: skip


def _cells(found: Standard, line: Line) -> Iterator[str]:
    three = (line.by_level or {}).get("three")
    said = {
        "code": line.code, "group": found.groups[line.group].zh, "kind": layout.KINDS[line.kind],
        "title": line.title.zh, "title_en": line.title.en, "gap": line.gap.zh,
        "gap_en": line.gap.en, "amount": _figure(line.amount), "unit": line.unit,
        "base": line.base, "over": _figure(line.over),
        "each": _figure(line.each) if line.kind == "steps" else "",
        "months": str(line.months or ""), "act": _figure(line.act), "three": _figure(three),
        "whole": "是" if line.whole else "", "source": line.source, "sure": layout.SURE[line.sure],
    }  # fmt: skip
    return (said[name] for name in layout.COLUMNS)


def _figure(value: Decimal | None) -> str:
    return plain(value) if value else ""
