"""Writing the Excel template: one sheet each, examples, lists to choose from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from yiteng.cli.district.sheets import ROLE_CHOICES, SHEETS, Column, Sheet

ROWS = 2000


def write_template(path: Path) -> None:
    """Write the template. Raises OSError where the file cannot be written."""
    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": False}) as book:
        styles = {
            "head": book.add_format({"bold": True, "bg_color": "#EDEADF", "border": 1}),
            "hint": book.add_format({"italic": True, "font_color": "#6B725F", "text_wrap": True}),
            "text": book.add_format({"num_format": "@"}),
        }
        for sheet in SHEETS:
            _sheet(book.add_worksheet(_(sheet.title)), sheet, styles)
        _roles(book.add_worksheet(_("Roles")), styles)


def _sheet(page: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    """First row: headers; a comment on each says what belongs there."""
    for place, column in enumerate(sheet.columns):
        title = _(column.title) + ("" if column.required else _(" (optional)"))
        page.set_column(place, place, 24, styles["text"])
        page.write_string(0, place, title, styles["head"])
        page.write_comment(0, place, _(column.hint))
        if column.choices and not column.many:
            page.data_validation(1, place, ROWS, place, _choose(column))
    for number, example in enumerate(sheet.examples, start=1):
        for place, cell in enumerate(example):
            words = dict(sheet.columns[place].choices).get(cell, cell)
            page.write_string(number, place, _(words) if words else "", styles["text"])
    page.write_string(0, len(sheet.columns) + 1, _(sheet.hint), styles["hint"])
    page.set_column(len(sheet.columns) + 1, len(sheet.columns) + 1, 60)
    page.freeze_panes(1, 0)


def _choose(column: Column) -> dict[str, Any]:
    return {"validate": "list", "source": [_(title) for _code, title in column.choices]}


def _roles(page: Any, styles: dict[str, Any]) -> None:
    """The lawful roles, to copy from."""
    page.set_column(0, 1, 32)
    page.write_string(0, 0, _("Role"), styles["head"])
    page.write_string(0, 1, _("Short code"), styles["head"])
    for number, (code, title) in enumerate(ROLE_CHOICES, start=1):
        page.write_string(number, 0, _(title))
        page.write_string(number, 1, code)
