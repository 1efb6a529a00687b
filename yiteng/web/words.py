"""Dates and money as they are written: 2023-03-01 in tables, 3月1日 in sentences, 万元 and 亿元."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONTHS = "January February March April May June July August September October November December"
_WAN, _YI = Decimal(10**4), Decimal(10**8)


def chinese() -> bool:
    """Whether the reader reads Chinese."""
    return (get_language() or "zh-hans").startswith("zh")


def local(value: date | datetime) -> date | datetime:
    """An aware moment in Asia/Shanghai; a date or naive moment unchanged."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(SHANGHAI)
    return value


def in_table(value: date | datetime) -> str:
    """2023-03-01, with 16:00 where it is a moment."""
    value = local(value)
    return value.strftime("%Y-%m-%d %H:%M" if isinstance(value, datetime) else "%Y-%m-%d")


def in_words(value: date | datetime, today: date | None = None) -> str:
    """3月1日 (1 March), with the year where it is not today's, and 16:00 where it is a moment."""
    value = local(value)
    other_year = today is not None and today.year != value.year
    if chinese():
        words = f"{value.month}月{value.day}日"
        words = f"{value.year}年{words}" if other_year else words
    else:
        words = f"{value.day} {MONTHS.split()[value.month - 1]}"
        words = f"{words} {value.year}" if other_year else words
    return f"{words} {value:%H:%M}" if isinstance(value, datetime) else words


def plain(value: Decimal | int | float) -> str:
    """A number with thousands separated and no needless zeros: 1 400 000 → 1,400,000."""
    number = Decimal(str(value))
    if number == number.to_integral_value():
        return f"{int(number):,}"
    return f"{number.normalize():,f}"


def yuan(value: Decimal | int) -> tuple[str, str]:
    """Yuan as figure and unit with one decimal: (“1.4”, “亿元”); exact below ten thousand.

    In English: million CNY. Rounded half up; the exact value stands in the title.
    """
    number = Decimal(value)
    if not chinese():
        if abs(number) < 10**5:
            return plain(number), "CNY"
        return _one(number / 10**6), "million CNY"
    if abs(number) >= _YI:
        return _one(number / _YI), "亿元"
    if abs(number) >= _WAN:
        return _one(number / _WAN), "万元"
    return plain(number), "元"


def _one(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.1'), ROUND_HALF_UP):,f}"
