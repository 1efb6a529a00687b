"""The same list as an Excel file: every row of what is filtered, not the page alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from html import unescape
from itertools import chain
from tempfile import TemporaryFile
from typing import IO, Any
from urllib.parse import quote

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yiteng.rules.table import Column, Row, Table
from yiteng.web.cells import KINDS, text
from yiteng.web.paging import Whole
from yiteng.web.words import local

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Up to so many rows the file is made while one waits; beyond, a worker makes it.
AT_ONCE = 5000
#: The number of the built-in format for text, in every spreadsheet program.
TEXT = 49
#: What makes a spreadsheet take a text for a formula.
LIVE = ("=", "+", "-", "@", "\t", "\r")

#: What the name of a sheet may not hold, and how long it may be.
_NOT_IN_NAMES, _LONG = re.compile(r"[\[\]:*?/\\']"), 31

PageOf = Callable[[Mapping[str, str]], Table]
Later = Callable[[HttpRequest, str], HttpResponse | None]
_LATER: list[Later] = []


def make_later(handler: Later) -> None:
    """Let a higher room make long exports in the background; from ``AppConfig.ready()``.

    handler: takes the request and the name of the file, answers with the page that will offer it,
    None where the post keeps no files and so waits for this one.
    """
    _LATER[:] = [handler]


def wanted(request: HttpRequest) -> bool:
    """Whether the address asks for the table as Excel (``?as=xlsx``)."""
    return request.GET.get("as") == "xlsx"


def whole(request: HttpRequest, page_of: PageOf, name: str = "") -> HttpResponse:
    """A list that has pages as one Excel file: all rows that pass its filters, walked by key.

    page_of: one page of the list by the words of an address, as the page itself calls it.
    A list beyond AT_ONCE rows is made by a worker, where there is one (``make_later``).
    """
    words = Whole({k: str(v) for k, v in request.GET.items() if k not in ("after", "before", "as")})
    tables = _walked(page_of, words)
    begun: list[Table] = []
    for table in tables:
        begun.append(table)
        if later := too_long(request, begun, name or gettext(table.caption)):
            return later
        if in_background(request) or not _LATER:
            break
    title = gettext(name or begun[0].caption)
    return answer(file_of([("", chain(begun, tables))]), title)


def several(request: HttpRequest, lists: Sequence[tuple[str, PageOf]], name: str) -> HttpResponse:
    """Several lists of one page as one file, a sheet each. lists: (name, one page of it)."""
    words = {k: str(v) for k, v in request.GET.items() if k not in ("after", "before", "as")}
    held: list[tuple[str, list[Table]]] = []
    for title, page_of in lists:
        tables: list[Table] = []
        for table in _walked(page_of, Whole(words)):
            tables.append(table)
            if later := too_long(request, [t for _, some in held for t in some] + tables, name):
                return later
        held.append((title, tables))
    names = sheet_names([title for title, _ in held])
    return answer(file_of(zip(names, [tables for _, tables in held], strict=True)), name)


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Names of sheets: what they hold, shortened and told apart; empty for one sheet alone."""
    if len(titles) == 1:
        return [""]
    found: list[str] = []
    for number, title in enumerate(titles, 1):
        name = _NOT_IN_NAMES.sub(" ", title).strip()[: _LONG - 4] or str(number)
        twice = name.lower() in {n.lower() for n in found}
        found.append(f"{name} {number}" if twice else name)
    return found


def caption(table: Table) -> str:
    """The caption of a table in the reader's language."""
    return gettext(table.caption) if table.caption else ""


def in_background(request: HttpRequest) -> bool:
    """Whether a worker asks for the page, who may take his time."""
    return bool(getattr(request, "in_background", False))


def too_long(request: HttpRequest, tables: Sequence[Table], name: str) -> HttpResponse | None:
    """Where the file will be offered, if the tables are too long to be written while one waits.

    None too where it can be kept for nobody: who asks waits then.
    """
    if not _LATER or in_background(request) or sum(len(t.rows) for t in tables) <= AT_ONCE:
        return None
    return _LATER[0](request, name)


def _walked(page_of: PageOf, words: Whole) -> Iterator[Table]:
    while True:
        table = page_of(words)
        yield table
        if not table.next_key:
            return
        words["after"] = table.next_key


def answer(file: IO[bytes], title: str) -> HttpResponse:
    """A workbook as a download; the file is closed."""
    with file:
        answer = HttpResponse(file.read(), content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(title or 'Yiteng')}.xlsx"
    return answer


def file_of(sheets: Iterable[tuple[str, Iterable[Table]]]) -> IO[bytes]:
    """A workbook of named sheets (an empty name is the program's own), each of tables that share
    their columns; written row by row, so that memory stays small."""
    held = TemporaryFile()  # noqa: SIM115 (answer closes it)
    with xlsxwriter.Workbook(held, {"constant_memory": True}) as book:
        styles = styles_of(book)
        for name, tables in sheets:
            _sheet(book.add_worksheet(name or None), iter(tables), styles)
    held.seek(0)
    return held


def _sheet(sheet: Any, tables: Iterator[Table], styles: dict[str, Any]) -> None:
    first = next(tables)
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(first.columns):
        sheet.set_column(index, index, 40 if column.kind == "link" else 16, styles["text"])
    for index, column in enumerate(first.columns):
        head = gettext(column.title) if column.title else ""
        sheet.write_string(0, index, head, styles["head"])
    for number, row in enumerate(_rows(first, tables), 1):
        for index, column in enumerate(first.columns):
            _write(sheet, number, index, column, row.cells.get(column.code), styles)


def _rows(first: Table, others: Iterable[Table]) -> Iterator[Row]:
    for table in chain([first], others):
        yield from table.rows


def styles_of(book: Any) -> dict[str, Any]:
    """The formats of cells by name; codes stay text, a text that looks like a formula too."""
    return {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"num_format": TEXT}),
        "live": book.add_format({"num_format": TEXT, "quote_prefix": True}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        "money": book.add_format({"num_format": "#,##0.##"}),
    }


def write_text(sheet: Any, row: int, index: int, words: str, styles: Mapping[str, Any]) -> None:
    """Write text as text: never a formula, never a number that loses its digits."""
    sheet.write_string(row, index, words, styles["live" if words.startswith(LIVE) else "text"])


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
        write_text(sheet, row, index, words_of(column, value), styles)


def words_of(column: Column, value: Any) -> str:
    """The words of a cell as the page shows them, without marks of the page."""
    shown = KINDS.get(column.kind, text)(value)
    return (unescape(strip_tags(shown)) if isinstance(shown, SafeString) else str(shown)).strip()
