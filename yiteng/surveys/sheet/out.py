"""Writing the answer sheet: titles, lists to choose from, checks while typing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from yiteng.surveys.models import FormVersion
from yiteng.surveys.sheet.columns import FIRST, KEYS, NUMBER, TITLES, Column

#: Rows with checks while typing.
ROWS = 500


def workbook(form: FormVersion, found: Sequence[Column]) -> bytes:
    """The sheet for the answers to a form, as an Excel file."""
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False}) as book:
        styles = {"head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
                  "text": book.add_format({"num_format": "@"}),
                  "day": book.add_format({"num_format": "yyyy-mm-dd"})}  # fmt: skip
        sheet = book.add_worksheet(_("Answers"))
        lists = book.add_worksheet(_("Lists"))
        sheet.write_string(KEYS, 0, NUMBER)
        sheet.write_string(TITLES, 0, _("Number"), styles["head"])
        sheet.write_comment(TITLES, 0, _("Number each answered form; the same number is the same "
                                         "form, however often you send the sheet."))  # fmt: skip
        for index, column in enumerate(found, start=1):
            _column(sheet, lists, index, column, styles)
        sheet.set_row(KEYS, None, None, {"hidden": True})
        sheet.freeze_panes(FIRST, 1)
        about = book.add_worksheet("form")
        about.write_row(0, 0, [form.survey.form_id, form.version])
        about.hide()
    return held.getvalue()


def _column(sheet: Any, lists: Any, index: int, column: Column, styles: dict[str, Any]) -> None:
    sheet.write_string(KEYS, index, column.key)
    sheet.write_string(TITLES, index, column.title, styles["head"])
    if column.hint:
        sheet.write_comment(TITLES, index, column.hint)
    style = styles["day"] if column.kind == "date" else styles["text"]
    numbers = column.kind in ("integer", "decimal")
    sheet.set_column(index, index, min(40, max(12, 2 * len(column.title))),
                     None if numbers else style)  # fmt: skip
    if column.options:
        lists.write_column(0, index, [choice.label for choice in column.options])
    check = _check(lists, index, column)
    if check:
        sheet.data_validation(FIRST, index, FIRST + ROWS, index, check)


def _check(lists: Any, index: int, column: Column) -> dict[str, Any] | None:
    said = {"ignore_blank": True, "error_title": column.title[:32]}
    if column.kind == "select_one":
        name = lists.get_name().replace("'", "''")
        letter = xlsxwriter.utility.xl_col_to_name(index)
        source = f"='{name}'!${letter}$1:${letter}${len(column.options) or 1}"
        return {**said, "validate": "list", "source": source,
                "error_message": _("Choose one of the list.")}  # fmt: skip
    if column.kind == "integer":
        return {**said, "validate": "integer", "criteria": "between", "minimum": -(10**12),
                "maximum": 10**12, "error_message": _("Write a whole number.")}  # fmt: skip
    if column.kind == "decimal":
        return {**said, "validate": "decimal", "criteria": "between", "minimum": -(10**12),
                "maximum": 10**12, "error_message": _("Write a number.")}  # fmt: skip
    if column.kind == "date":
        return {**said, "validate": "date", "criteria": ">=", "value": date(1949, 10, 1),
                "error_message": _("Write a date such as 2023-03-01.")}  # fmt: skip
    return None
