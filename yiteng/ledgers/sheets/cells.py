"""One cell to a value: text, days as people write them, figures with 万 and 亿."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from yiteng.ledgers.sheets.broken import BARE
from yiteng.ledgers.sheets.clocks import clock
from yiteng.ledgers.sheets.faults import Unclear
from yiteng.rules.quantity.numerals import chinese_number

#: What people write where there is nothing.
NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "暂无", "待定", "空", "N/A", "n/a"})
#: Errors of a spreadsheet, as their cells show them.
ERRORS = frozenset({"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!", BARE})  # fmt: skip
_ODD, _BLANKS = re.compile(r"[\t\u3000\xa0\r]|  "), re.compile(r"[ \t\u3000\xa0]+")
_SPACE = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]")
EPOCH = date(1899, 12, 30)
_FULL = re.compile(r"(\d{4})[.\-/年](\d{1,2})(?:[.\-/月](\d{1,2})(?:日|号)?|月?)")
_PACKED = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_MONTH = re.compile(r"(?:(\d{4})年|(今年|本年|明年))?(\d{1,2}|[一二三四五六七八九十]{1,2})月(份)?(底|末|初|上旬|中旬|下旬|中|(?:(\d{1,2})(?:日|号)))?")  # fmt: skip
_PART = re.compile(
    r"(?:(\d{4})年|(今年|本年|明年))?(年底|年末|全年|上半年|下半年|年中|第?([一二三四1234])季度)"
)
_AROUND = re.compile(r"(之?前|以前|前完成|完成|止|截止到?|截至|于|在|每)")
_LONG = re.compile(r"长期|持续|常态|全年推进|随时|即时")
_DAYS = {"初": 10, "上旬": 10, "中旬": 20, "中": 15}


def text(cell: Any) -> str:
    """A cell as text: whole numbers without a point, days as ISO, spaces at the ends gone.

    >>> text(370304000000.0), text("\\u3000一村 "), text(date(2023, 3, 1))
    ('370304000000', '一村', '2023-03-01')
    """
    if isinstance(cell, str):
        words = cell
        if _ODD.search(words):
            words = _BLANKS.sub(" ", words.replace("\r\n", "\n"))
        return words.strip()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return "" if cell is None else str(cell)


def broken(cell: Any) -> str:
    """What is wrong with a cell of ERRORS."""
    return "bare_formula" if text(cell) == BARE else "broken_cell"


def is_blank(cell: Any) -> bool:
    """Whether a cell holds nothing, or a dash that stands for it."""
    return cell is None or (isinstance(cell, str) and cell.strip() in NOTHING)


@lru_cache(maxsize=8192)
def folded(words: str) -> str:
    """Text for comparing: full-width to plain, without blanks, also those of no width."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", words))


def day(cell: Any, year: int) -> date:
    """The day a cell means; of a month or part of the year the last one.

    year: of the ledger, for what names no year. Raises Unclear.

    >>> [str(day(t, 2023)) for t in ("2023.3.15", "3月底", "６月上旬", "第二季度", "年底前", "20230315")]
    ['2023-03-15', '2023-03-31', '2023-06-10', '2023-06-30', '2023-12-31', '2023-03-15']
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, timedelta | time | bool):
        raise Unclear("no_day")
    if isinstance(cell, int | float):
        return _number(float(cell))
    if cell.strip() in ERRORS:
        raise Unclear(broken(cell))
    found = clock(cell)
    return _written(folded(found[0] if found else cell), year)


def _number(value: float) -> date:
    """A bare number: yyyymmdd, or the count of days a spreadsheet keeps; else unclear."""
    if value.is_integer() and (found := _PACKED.fullmatch(str(int(value)))):
        return _date(*(int(part) for part in found.groups()))
    if value.is_integer() and 36_526 <= value <= 73_050:
        return EPOCH + timedelta(days=int(value))
    raise Unclear("which_day")


def _written(words: str, year: int) -> date:
    bare = _AROUND.sub("", words)
    bare = bare.rstrip("T,，。;；")
    if found := _PACKED.fullmatch(bare):
        return _date(*(int(part) for part in found.groups()))
    if found := _FULL.fullmatch(bare):
        y, m, d = found.groups()
        return _date(int(y), int(m), int(d)) if d else _last(int(y), int(m))
    if found := _MONTH.fullmatch(bare):
        return _of_month(found, year)
    if found := _PART.fullmatch(bare):
        return _of_year(found, year)
    if re.fullmatch(r"\d{1,2}[.\-/]\d{1,2}", bare):
        raise Unclear("which_day")
    raise Unclear("no_end" if _LONG.search(words) else "no_day")


def _of_month(found: re.Match[str], year: int) -> date:
    y = _year(found[1], found[2], year)
    month = int(found[3]) if found[3].isdecimal() else chinese_number(found[3])
    if found[6]:
        return _date(y, month, int(found[6]))
    return _date(y, month, _DAYS[found[5]]) if found[5] in _DAYS else _last(y, month)


def _of_year(found: re.Match[str], year: int) -> date:
    y = _year(found[1], found[2], year)
    if found[4]:
        quarter = "一二三四".find(found[4]) + 1 or int(found[4])
        return _last(y, quarter * 3)
    return _last(y, 6 if found[3] in ("上半年", "年中") else 12)


def _year(written: str | None, word: str | None, year: int) -> int:
    return int(written) if written else year + (word == "明年")


def _last(year: int, month: int) -> date:
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        raise Unclear("no_such_day")
    return date(year, month, monthrange(year, month)[1])


def _date(year: int, month: int, day_: int) -> date:
    try:
        return date(year, month, day_)
    except ValueError as error:
        raise Unclear("no_such_day") from error
