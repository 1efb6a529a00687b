"""Workbooks of figures to download: an empty one, and one as it was handed in."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yiteng.reach.actions import compared
from yiteng.reach.intake.layouts import LAYOUTS
from yiteng.reach.intake.writing import rows_held
from yiteng.reach.views.intake import WORDS, one
from yiteng.web.requests import actor

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template(request: HttpRequest) -> HttpResponse:
    """An empty workbook with every sheet and head."""
    return _file(_book({}), "care-figures.xlsx")


def held(request: HttpRequest) -> HttpResponse:
    """The same workbook with the costs, bed-days and readmissions that are held."""
    return _file(_book(rows_held(actor(request))), "care-figures-held.xlsx")


def _book(rows: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook of every sheet with its head; rows: by the code of a sheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        for layout in LAYOUTS:
            sheet = book.add_worksheet(layout.name)
            sheet.set_column(0, len(layout.heads) - 1, 16)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, list(layout.heads.values()), bold)
            for number, row in enumerate(rows.get(layout.code, ()), start=1):
                for k, cell in enumerate(row):
                    put = sheet.write_string if isinstance(cell, str) else sheet.write_number
                    put(number, k, cell)
    return out.getvalue()


def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """Every row of a workbook beside what is held, whole, sheet by sheet."""
    row = one(request, pk)
    found = compared(row, actor(request))
    heads = [
        _("Row"),
        _("What it is about"),
        _("Held so far"),
        _("The file says"),
        _("What comes of it"),
    ]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        for layout in LAYOUTS:
            mine = [line for line in found.lines if line.sheet == layout.code]
            if not mine:
                continue
            sheet = book.add_worksheet(layout.name)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, heads)
            for k, line in enumerate(mine, 1):
                told = [line.name, line.before, line.after, _(WORDS[line.outcome])]
                sheet.write_number(k, 0, line.number)
                for column, text in enumerate(told, 1):
                    sheet.write_string(k, column, text)
    return _file(out.getvalue(), f"care-figures-{row.pk}-compared.xlsx")


def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook as it was handed in."""
    row = one(request, pk)
    return _file(bytes(row.content), f"care-figures-{row.pk}.xlsx")


def _file(data: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
