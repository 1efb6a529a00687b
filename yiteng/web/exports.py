"""The same table as an Excel file: an export holds exactly what the page shows."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import quote

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yiteng.rules.table import Column, Table
from yiteng.web.cells import KINDS, text
from yiteng.web.words import local

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def wanted(request: HttpRequest) -> bool:
    """Whether the address asks for the table as Excel (``?as=xlsx``)."""
    return request.GET.get("as") == "xlsx"


def workbook(table: Table, name: str = "") -> HttpResponse:
    """The table as an Excel file; name: of the file, without ending (else the caption)."""
    title = gettext(name or table.caption) or "Yiteng"
    response = HttpResponse(_file(table), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(title)}.xlsx"
    return response


def _file(table: Table) -> bytes:
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        styles = _styles(book)
        for index, column in enumerate(table.columns):
            sheet.write_string(0, index, gettext(column.title), styles["head"])
            sheet.set_column(index, index, 40 if column.kind == "link" else 16)
        for number, row in enumerate(table.rows, 1):
            for index, column in enumerate(table.columns):
                _write(sheet, number, index, column, row.cells.get(column.code), styles)
        sheet.freeze_panes(1, 0)
    return held.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        "money": book.add_format({"num_format": "#,##0.##"}),
    }


def _write(
    sheet: Any, row: int, index: int, column: Column, value: Any, styles: dict[str, Any]
) -> None:
    if isinstance(value, datetime):
        moment = local(value)
        assert isinstance(moment, datetime)
        sheet.write_datetime(row, index, moment.replace(tzinfo=None), styles["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, index, datetime.combine(value, time()), styles["date"])
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        sheet.write_number(row, index, float(value), styles["money"])
    else:
        shown = KINDS.get(column.kind, text)(value)
        plain = unescape(strip_tags(shown)) if isinstance(shown, SafeString) else str(shown)
        sheet.write_string(row, index, plain.strip())
