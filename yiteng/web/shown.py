"""What a page shows as tables, as one Excel file: a sheet each, whole, in the words on screen.

The tag ``table`` notes what it draws; tables a template draws by hand are read from the page.
So every page with a list exports it, and the file cannot say anything else than the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from yiteng.rules.table import Table
from yiteng.web import exports
from yiteng.web.csv_file import csv_answer
from yiteng.web.drawn import drawn
from yiteng.web.paging import WholeAddress

_TITLE = re.compile(r"<title>(.*?)</title>", re.S)


#: How tables leave a page.
FORMS = ("xlsx", "csv")


def note(request: HttpRequest | None, table: Table) -> None:
    """Remember that a page shows a table."""
    if request is not None:
        _noted(request).append(table)


def as_file(
    request: HttpRequest,
    answer: HttpResponseBase,
    again: Callable[[], HttpResponseBase],
    form: str = "xlsx",
) -> HttpResponseBase:
    """The tables of a page as one file; whatever is no page, or shows none, stays as it is.

    again: asks the page anew, for a list of several pages. form: of FORMS. Beyond
    ``exports.AT_ONCE`` rows a worker makes the file, for those who have a post.
    """
    tables = _shown(request, answer)
    if not tables:
        return answer
    title = _title(answer)
    if any(t.next_key or t.previous_key for t in tables):
        _turn(request, "")
        tables = _shown(request, again())
    sheets = [[table] for table in tables]
    for further in chain([()], _further(request, tables, again)):
        for held, table in zip(sheets, further, strict=False):
            if held[-1].next_key:
                held.append(table)
        if later := exports.too_long(request, [t for held in sheets for t in held], title):
            return later
    if form == "csv":
        return csv_answer(sheets, title)
    names = exports.sheet_names([exports.caption(held[0]) for held in sheets])
    return exports.answer(exports.file_of(zip(names, sheets, strict=True)), title)


def _further(
    request: HttpRequest, tables: Sequence[Table], again: Callable[[], HttpResponseBase]
) -> Iterator[Sequence[Table]]:
    """The tables of the next pages, as long as there are any."""
    seen: set[str] = set()
    while key := next((t.next_key for t in tables if t.next_key), ""):
        if key in seen:
            return
        seen.add(key)
        _turn(request, key)
        tables = _shown(request, again())
        yield tables


def _turn(request: HttpRequest, after: str) -> None:
    """Let the request ask for one large page of the list, from a key on."""
    said = request.GET.copy()
    for name in ("after", "before", "as"):
        said.pop(name, None)
    if after:
        said["after"] = after
    request.GET = WholeAddress(said.urlencode())
    _noted(request).clear()


def _noted(request: HttpRequest) -> list[Table]:
    held: list[Table] = request.__dict__.setdefault("shown_tables", [])
    return held


def _shown(request: HttpRequest, answer: HttpResponseBase) -> list[Table]:
    if not (isinstance(answer, HttpResponse) and answer.status_code == 200
            and answer.get("Content-Type", "").startswith("text/html")):  # fmt: skip
        return []
    return [*_noted(request), *drawn(answer.content.decode())]


def _title(answer: Any) -> str:
    """The title of a page without the name of the site."""
    found = _TITLE.search(answer.content.decode())
    words = unescape(found[1]).strip() if found else ""
    return words.rpartition(" · ")[0].strip() or words
