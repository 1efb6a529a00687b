"""The same list as an Excel file: every row of what is filtered, not the page alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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

PageOf = Callable[[Mapping[str, str]], Table]
Later = Callable[[HttpRequest, str], HttpResponse]
_LATER: list[Later] = []


def make_later(handler: Later) -> None:
    """Let a higher room make long exports in the background; from ``AppConfig.ready()``.

    handler: takes the request and the name of the file, answers with the page that will offer it.
    """
    _LATER[:] = [handler]


def wanted(request: HttpRequest) -> bool:
    """Whether the address asks for the table as Excel (``?as=xlsx``)."""
    return request.GET.get("as") == "xlsx"


def workbook(table: Table, name: str = "") -> HttpResponse:
    """A table of one page as an Excel file; name: of the file, without ending (else the caption)."""
    return answer(_file(iter([table])), gettext(name or table.caption))


def whole(request: HttpRequest, page_of: PageOf, name: str = "") -> HttpResponse:
    """A list that has pages as one Excel file: all rows that pass its filters, walked by key.

    page_of: one page of the list by the words of an address, as the page itself calls it.
    A list beyond AT_ONCE rows is made by a worker, where there is one (``make_later``).
    """
    words = Whole({k: str(v) for k, v in request.GET.items() if k not in ("after", "before", "as")})
    tables = _walked(page_of, words)
    begun: list[Table] = []
    if _LATER and not getattr(request, "in_background", False):
        for table in tables:
            begun.append(table)
            if sum(len(t.rows) for t in begun) > AT_ONCE:
                return _LATER[0](request, name or gettext(table.caption))
    first = begun or [next(tables)]
    title = gettext(name or first[0].caption)
    return answer(_file(chain(first, tables)), title)


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


def _file(tables: Iterator[Table]) -> IO[bytes]:
    """The rows of tables that share their columns, written row by row: memory stays small."""
    held = TemporaryFile()  # noqa: SIM115 (answer closes it)
    first = next(tables)
    with xlsxwriter.Workbook(held, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        styles = styles_of(book)
        sheet.freeze_panes(1, 0)
        for index, column in enumerate(first.columns):
            sheet.set_column(index, index, 40 if column.kind == "link" else 16, styles["text"])
        for index, column in enumerate(first.columns):
            sheet.write_string(0, index, gettext(column.title), styles["head"])
        for number, row in enumerate(_rows(first, tables), 1):
            for index, column in enumerate(first.columns):
                _write(sheet, number, index, column, row.cells.get(column.code), styles)
    held.seek(0)
    return held


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
        shown = KINDS.get(column.kind, text)(value)
        plain = unescape(strip_tags(shown)) if isinstance(shown, SafeString) else str(shown)
        write_text(sheet, row, index, plain.strip(), styles)
