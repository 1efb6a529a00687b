"""Workbooks no small table describes: formulas, other calendars, links, bombs, hidden and empty parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl
import xlsxwriter

from yiteng.ledgers.tests.books import HEADS, LAMP, ROAD

Draw = Callable[[Any, Any], None]
_LINK = b"""<?xml version="1.0" encoding="UTF-8"?><externalLink
 xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook/></externalLink>"""


def book(draw: Draw, **options: Any) -> bytes:
    """The heads and two rows, then what ``draw`` does to workbook and sheet."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, **options}) as made:
        sheet = made.add_worksheet("台账")
        for number, row in enumerate([HEADS, LAMP, ROAD]):
            sheet.write_row(number, 0, row)
        draw(made, sheet)
    return held.getvalue()


def computed() -> bytes:
    """A formula whose value is in the file."""
    return book(lambda made, sheet: sheet.write_formula("E2", "=5*2.5", None, 12.5))


def uncomputed() -> bytes:
    """Formulas a program wrote and no spreadsheet ever computed."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row in (HEADS, LAMP, ROAD):
        sheet.append(row)
    sheet["A2"], sheet["E2"] = "=CONCAT(B2,C2)", "=5*2.5"
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def from_1904() -> bytes:
    """Days counted from 1904, as a cell of a date and as a bare number."""

    def draw(made: Any, sheet: Any) -> None:
        style = made.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_datetime("D2", datetime(2023, 6, 30), style)
        sheet.write_number("D3", 45199 - 1462)

    return book(draw, date_1904=True)


def linked() -> bytes:
    """A value that comes from another workbook, and the part that names it."""
    content = book(
        lambda made, sheet: sheet.write_formula("E2", "='[预算.xlsx]Sheet1'!A1", None, 12.5)
    )
    held = io.BytesIO(content)
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("xl/externalLinks/externalLink1.xml", _LINK)
    return held.getvalue()


def formatted_to_the_end() -> bytes:
    """Borders down to row 1 048 576, and nothing in them."""

    def draw(made: Any, sheet: Any) -> None:
        border = made.add_format({"border": 1})
        for row in (*range(3, 3000), 1_048_575):
            sheet.write_blank(row, 0, None, border)

    return book(draw)


def hidden_parts() -> bytes:
    """A hidden sheet with heads and a row, a hidden row, a hidden column."""

    def draw(made: Any, sheet: Any) -> None:
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column("C:C", None, None, {"hidden": True})
        other = made.add_worksheet("旧账")
        other.write_row(0, 0, HEADS)
        other.write_row(1, 0, ["旧事项", *LAMP[1:]])
        other.hide()

    return book(draw)


def dressed() -> bytes:
    """A protected sheet with a comment, a filter, a drop-down list and colours."""

    def draw(made: Any, sheet: Any) -> None:
        sheet.protect("1234")
        sheet.write_comment("A2", "领导批示")
        sheet.autofilter("A1:E3")
        sheet.data_validation("B2:B9", {"validate": "list", "source": ["农业农村局", "水利局"]})
        sheet.conditional_format("E2:E9", {"type": "data_bar"})
        sheet.write_rich_string("A3", "硬化", made.add_format({"bold": True}), "道路2公里")

    return book(draw)


def far_away() -> bytes:
    """Something written in the last column."""
    return book(lambda made, sheet: sheet.write_string(1, 16_383, "误填"))


def bomb() -> bytes:
    """Two megabytes that unpack to more than six hundred."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", b"<x/>")
        archive.writestr("xl/workbook.xml", b"<x/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as member:
            for _ in range(601):
                member.write(b" " * (1 << 20))
    return held.getvalue()


def entities() -> bytes:
    """A workbook whose description would grow without end."""
    grow = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)) + b"]>"  # fmt: skip
    held = io.BytesIO(book(lambda made, sheet: None))
    with zipfile.ZipFile(held) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"standalone=\"yes\"?>", b"standalone=\"yes\"?>" + grow).replace(b'name="\xe5\x8f\xb0', b'name="&j;\xe5\x8f\xb0')  # fmt: skip
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()
