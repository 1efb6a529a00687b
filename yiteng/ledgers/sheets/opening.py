"""Bytes of .xlsx, .xls or .csv to sheets of cells, with merged cells filled from their first."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from yiteng.ledgers.sheets.broken import Errors, errors, shift
from yiteng.ledgers.sheets.cells import text
from yiteng.ledgers.sheets.faults import Fault, Unfit
from yiteng.ledgers.sheets.unpacking import may_unpack

#: Unpacked megabytes, rows and columns that are looked at; more is refused or cut off.
MEGABYTES, ROWS, COLUMNS = 600, 120_000, 200
#: So far below the last value a row of errors or formulas alone is still looked at.
_BELOW = 1000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Sheets of a file exported for editing: what it is, and the cells as they were.
META, BASE = "_yiteng", "_base"
#: Heads of its two hidden columns; behind the first a colon and the kind of the sheet.
ID, VERSION = "_id", "_version"
csv.field_size_limit(1 << 20)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet. rows: cells of row 1 on, short rows allowed."""

    name: str
    rows: list[list[Any]]


@dataclass(frozen=True, slots=True)
class Book:
    """The visible sheets, and what an export of ours carries along.

    meta: what the hidden sheet says; base: cells as exported, by the id of the record;
    shift: days to add to the bare number of a day.
    """

    sheets: list[Sheet]
    meta: dict[str, Any] = field(default_factory=dict)
    base: dict[int, list[str]] = field(default_factory=dict)
    shift: int = 0


def open_book(content: bytes, name: str) -> Book:
    """Read a file by what it is, whatever its name says. Raises Unfit.

    name: of the file; a text file has one sheet of that name.
    """
    if content.startswith(b"PK"):
        return _excel(content, packed=True)
    if content.startswith(OLE):
        if _utf16("EncryptedPackage") in content:
            raise Unfit(Fault("locked"))
        return _excel(content, packed=False)
    return Book([Sheet(name.rpartition(".")[0] or name, _table(_text(content)))])


def _excel(content: bytes, *, packed: bool) -> Book:
    try:
        if packed:
            may_unpack(content, MEGABYTES)
        broken = errors(content) if packed else {}
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        days = shift(content) if packed else 0
        return Book(list(_visible(book, broken)), _meta(book), _base(book), days)
    except Unfit:
        raise
    except (CalamineError, ValueError, OSError, KeyError, zipfile.BadZipFile) as error:
        locked = "password" in str(error).lower() or "encrypt" in str(error).lower()
        raise Unfit(Fault("locked" if locked else "unreadable")) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Unfit(Fault("unreadable")) from error
        raise


def _visible(book: CalamineWorkbook, broken: Errors) -> Iterator[Sheet]:
    total = 0
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet or about.visible != SheetVisibleEnum.Visible:
            continue
        sheet = book.get_sheet_by_name(about.name)
        if sheet.start is None:
            continue
        if sheet.total_height > ROWS:
            raise Unfit(Fault("too_many", about.name, params={"most": ROWS}))
        rows = [row[:COLUMNS] for row in sheet.to_python(skip_empty_area=False)]
        for (row, column), mark in broken.get(about.name, {}).items():
            if len(rows) <= row < len(rows) + _BELOW:
                rows += [[] for _ in range(row + 1 - len(rows))]
            if row < len(rows) and column < COLUMNS:
                rows[row] += [""] * (column + 1 - len(rows[row]))
                rows[row][column] = mark
        while rows and not any(cell != "" for cell in rows[-1]):
            rows.pop()
        total += len(rows)
        if total > ROWS:
            raise Unfit(Fault("too_many", about.name, params={"most": ROWS}))
        _fill(rows, sheet.merged_cell_ranges or [])
        yield Sheet(about.name, rows)


def _fill(rows: list[list[Any]], merged: list[Any]) -> None:
    """Let every cell of a merged range hold what its first one holds."""
    for (top, left), (bottom, right) in merged:
        if top >= len(rows) or left >= COLUMNS:
            continue
        value = rows[top][left] if left < len(rows[top]) else ""
        for line in rows[top : bottom + 1]:
            line[left : right + 1] = [value] * (min(right + 1, len(line)) - left)


def _meta(book: CalamineWorkbook) -> dict[str, Any]:
    if META not in book.sheet_names:
        return {}
    rows = book.get_sheet_by_name(META).to_python()
    try:
        found = json.loads(str(rows[0][0]))
    except (IndexError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _base(book: CalamineWorkbook) -> dict[int, list[str]]:
    if BASE not in book.sheet_names:
        return {}
    found: dict[int, list[str]] = {}
    for row in book.get_sheet_by_name(BASE).to_python(skip_empty_area=False):
        if row and (key := text(row[0])).isdecimal():
            found[int(key)] = [text(cell) for cell in row[1:]]
    return found


def _text(content: bytes) -> str:
    """The characters of a text file: UTF-8 with or without mark, UTF-16 with one, else GB18030."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig"),
                           (b"", "gb18030")):  # fmt: skip
        if content.startswith(mark):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                if mark:
                    raise Unfit(Fault("utf16")) from None
                continue
            if "\x00" not in text:
                return text
    raise Unfit(Fault("encoding"))


def _table(text: str) -> list[list[Any]]:
    first = text[:4096]
    mark = max((",", "\t", ";", "，"), key=first.count)
    rows: list[list[Any]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            rows.append(row[:COLUMNS])
            if len(rows) > ROWS:
                raise Unfit(Fault("too_many", params={"most": ROWS}))
    except csv.Error as error:
        raise Unfit(Fault("unreadable")) from error
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
