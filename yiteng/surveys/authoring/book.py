"""Opening any Excel workbook somebody sends: cells as text, merged cells and formulas named."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from defusedxml import DefusedXmlException, ElementTree
from python_calamine import CalamineError, CalamineWorkbook

from yiteng.rules.words import N_
from yiteng.surveys.faults import Fault, Unfit

MEGABYTE = 1024 * 1024
#: The largest workbook taken in, and unpacked; rows and columns of a sheet that are looked at.
MOST, UNPACKED, ROWS, COLUMNS = 10 * MEGABYTE, 100 * MEGABYTE, 20_000, 300
_FORMULA = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*?><f[ />]')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: lines of text (line 0 is row 1 of Excel), and what merges its cells."""

    name: str
    lines: list[list[str]]
    merged: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets in their order, and where formulas stand: sheet, row, column."""

    sheets: list[Sheet]
    formulas: list[tuple[str, int, str]]


def open_book(content: bytes) -> Book:
    """Read the workbook. Raises Unfit with the sentence for what is none, or is too large."""
    if len(content) > MOST:
        raise Unfit([_whole(N_("The file is larger than {most} MB. Take out pictures and empty "
                               "rows, and save it anew."), most=MOST // MEGABYTE)])  # fmt: skip
    formulas = list(_formulas(content))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return Book([_sheet(book, name) for name in book.sheet_names], formulas)
    except (CalamineError, ValueError, OSError) as error:
        raise Unfit([_no_book()]) from error


def letters(index: int) -> str:
    """The letters Excel gives a column, from 0.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    found = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def text(cell: object) -> str:
    """A cell as text: whole numbers without a point, dates and times as ISO."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > ROWS or sheet.total_width > COLUMNS:
        raise Unfit([Fault(name, 0, "", N_("The sheet has more than {rows} rows or {columns} "
                           "columns. Delete the empty ones and save it anew."),
                           {"rows": ROWS, "columns": COLUMNS})])  # fmt: skip
    lines = [[text(cell) for cell in line] for line in sheet.to_python(skip_empty_area=False)]
    merged = [(start[0] + 1, start[1]) for start, _end in sheet.merged_cell_ranges or ()]
    return Sheet(name, lines, merged)


def _formulas(content: bytes) -> Iterator[tuple[str, int, str]]:
    """Sheet, row and column of every cell that holds a formula."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise Unfit([_no_book()])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(info.file_size for info in archive.infolist()) > UNPACKED:
            raise Unfit([_whole(N_("Unpacked, the file is larger than {most} MB. Copy the sheets "
                                   "into a new workbook."), most=UNPACKED // MEGABYTE)])  # fmt: skip
        for name, part in _parts(archive):
            for column, row in _FORMULA.findall(archive.read(part)):
                yield name, int(row), column.decode()


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet and the part of the archive that holds it."""
    try:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError, DefusedXmlException) as error:
        raise Unfit([_no_book()]) from error
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(f"{_REL}id"), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in archive.namelist():
            yield sheet.get("name", ""), part


def _no_book() -> Fault:
    return _whole(N_("This is no Excel workbook (xlsx) that can be read. Open it in Excel or WPS, "
                     "choose “Save as”, kind xlsx, and send that file."))  # fmt: skip


def _whole(sentence: str, **params: object) -> Fault:
    return Fault("", 0, "", sentence, params)
