"""Workbooks of figures to download: an empty one, and one as it was handed in."""

from __future__ import annotations

import io

import xlsxwriter
from django.http import HttpRequest, HttpResponse

from yiteng.reach.intake.layouts import LAYOUTS
from yiteng.reach.views.intake import one

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template(request: HttpRequest) -> HttpResponse:
    """An empty workbook with every sheet and head."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        for layout in LAYOUTS:
            sheet = book.add_worksheet(layout.name)
            sheet.set_column(0, len(layout.heads) - 1, 16)
            sheet.freeze_panes(1, 0)
            for k, head in enumerate(layout.heads.values()):
                sheet.write_string(0, k, head, bold)
    return _file(out.getvalue(), "care-figures.xlsx")


def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook as it was handed in."""
    row = one(request, pk)
    return _file(bytes(row.content), f"care-figures-{row.pk}.xlsx")


def _file(data: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
