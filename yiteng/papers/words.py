"""Text as an official paper writes it: numbers of headings, dates, widths, titles in even lines."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date

_DIGITS = "零一二三四五六七八九"
#: What XML cannot hold, and marks that turn the direction of writing.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
#: Marks that never begin a line, and those that never end one.
_NOT_FIRST = "，。、；：？！）》〉」』”’〕】…—"
_NOT_LAST = "（《〈「『“‘〔【"


def numeral(value: int) -> str:
    """A number from 1 to 999 in Chinese numerals.

    >>> [numeral(n) for n in (1, 10, 14, 20, 40, 105, 110)]
    ['一', '十', '十四', '二十', '四十', '一百零五', '一百一十']
    """
    if value >= 100:
        hundreds, rest = divmod(value, 100)
        tail = "" if not rest else f"零{numeral(rest)}" if rest < 10 else _tens(rest, one=True)
        return f"{_DIGITS[hundreds]}百{tail}"
    return _tens(value)


def _tens(value: int, *, one: bool = False) -> str:
    tens, rest = divmod(value, 10)
    if not tens:
        return _DIGITS[rest]
    first = "" if tens == 1 and not one else _DIGITS[tens]
    return f"{first}十{_DIGITS[rest] if rest else ''}"


def heading(level: int, place: int) -> str:
    """The number of a heading.

    >>> [heading(level, 2) for level in (1, 2, 3, 4)]
    ['二、', '（二）', '2.', '（2）']
    """
    if level == 1:
        return f"{numeral(place)}、"
    if level == 2:
        return f"（{numeral(place)}）"
    return f"{place}." if level == 3 else f"（{place}）"


def day(value: date) -> str:
    """成文日期: Arabic figures, no leading zero.

    >>> day(date(2026, 1, 5))
    '2026年1月5日'
    """
    return f"{value.year}年{value.month}月{value.day}日"


def clean(text: str) -> str:
    """Text without what a Word file cannot hold; breaks of any kind become one kind."""
    return _FORBIDDEN.sub("", _BREAKS.sub("\n", text)).strip()


def one_line(text: str) -> str:
    """Text in one line, as titles, names and cells of one line want it."""
    return " ".join(clean(text).split())


def lines(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line.strip() for line in clean(text).split("\n") if line.strip()]


def ems(text: str) -> float:
    """Width in characters: 1 for a Chinese one, 1/2 for a Latin letter or figure.

    >>> ems("2023年1月30日")
    6.5
    """
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def even_lines(title: str, most: int) -> list[str]:
    """A title in lines of nearly the same length, none longer than most characters.

    A mark that ends a phrase never begins a line; one that opens never ends one.
    """
    title = one_line(title)
    count = max(1, math.ceil(ems(title) / most))
    while True:
        found = _cut(title, count)
        if all(ems(line) <= most for line in found):
            return found
        count += 1


def _cut(title: str, count: int) -> list[str]:
    found, rest = [], title
    for left in range(count, 1, -1):
        at = _place(rest, ems(rest) / left)
        found.append(rest[:at].strip())
        rest = rest[at:]
    return [line for line in (*found, rest.strip()) if line]


def _place(text: str, width: float) -> int:
    at, held = 0, 0.0
    while at < len(text) and held + ems(text[at]) <= width + 0.5:
        held += ems(text[at])
        at += 1
    at = max(at, 1)
    while 1 < at < len(text) and (
        text[at] in _NOT_FIRST or text[at - 1] in _NOT_LAST or _word(text, at)
    ):
        at -= 1
    return at


def _word(text: str, at: int) -> bool:
    """Whether the place lies within a Latin word or a figure."""
    return text[at].isascii() and text[at - 1].isascii() and text[at - 1 : at + 1].isalnum()
