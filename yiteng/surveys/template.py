"""The template workbook: a small survey that can be opened as it stands, and how to write one.

The workbook is content in the authors' language; its headings are those the reader accepts.
"""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import xlsxwriter

_CONTENT = Path(__file__).resolve().parent / "template.json"


def workbook() -> bytes:
    """The template as an Excel file."""
    sheets: dict[str, list[list[str]]] = json.loads(_CONTENT.read_text(encoding="utf-8"))
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bottom": 1})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row, head if number == 0 else None)
            sheet.set_column(0, 20, 18)
            sheet.freeze_panes(1, 0)
    return held.getvalue()
