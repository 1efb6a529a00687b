"""Tables as a text file that spreadsheets open: UTF-8 with its mark, codes as text, nothing alive."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext

from yiteng.rules.table import Column, Table
from yiteng.web.exports import LIVE, caption, words_of

#: So many digits a spreadsheet keeps of a number; longer ones are codes.
_DIGITS = 11


def csv_answer(sheets: Sequence[Sequence[Table]], title: str) -> HttpResponse:
    """Tables below one another, apart by an empty line and their captions where there are several.

    sheets: of each table its pages, which share their columns.
    """
    held = StringIO(newline="")
    writer = csv.writer(held)
    for number, tables in enumerate(sheets):
        if len(sheets) > 1:
            writer.writerows([[]] * bool(number) + [[_dead(caption(tables[0]))]])
        columns = tables[0].columns
        writer.writerow([_dead(gettext(c.title)) if c.title else "" for c in columns])
        for table in tables:
            writer.writerows(
                [_cell(c, row.cells.get(c.code)) for c in columns] for row in table.rows
            )
    answer = HttpResponse(
        held.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(title or 'Yiteng')}.csv"
    return answer


def _cell(column: Column, value: Any) -> str:
    if isinstance(value, datetime):
        return f"{localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    return _dead(words_of(column, value))


def _dead(words: str) -> str:
    """Words no spreadsheet computes, and codes it does not shorten.

    >>> _dead("=1+1"), _dead("370302001001"), _dead("007"), _dead("一村")
    ("'=1+1", '\\t370302001001', '\\t007', '一村')
    """
    if words.startswith(LIVE):
        return f"'{words}"
    coded = words.isdecimal() and (len(words) > _DIGITS or (len(words) > 1 and words[0] == "0"))
    return f"\t{words}" if coded else words
