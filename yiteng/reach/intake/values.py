"""Cells as values; every one that cannot be read says what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils import translation
from django.utils.translation import gettext

from yiteng.rules.words import N_


class Unread(Exception):
    """A cell that cannot be read: sentence (message id) and its values; column: its head."""

    column = ""

    def __init__(self, sentence: str, **params: str) -> None:
        self.sentence, self.params = sentence, params
        super().__init__(sentence)


def number(given: str, least: str, most: str, places: int) -> Decimal:
    """A figure within its bounds, rounded to so many places."""
    try:
        found = Decimal(given.replace(",", "").replace("，", ""))
    except InvalidOperation:
        raise Unread(N_("“{given}” is no number."), given=given) from None
    if not Decimal(least) <= found <= Decimal(most):
        raise Unread(
            N_("{given} lies outside {least} to {most}."), given=given, least=least, most=most
        )
    return found.quantize(Decimal(1).scaleb(-places))


def whole(given: str) -> int:
    """A count of 0 or more."""
    found = number(given, "0", "2000000000", 6)
    if found != int(found):
        raise Unread(N_("“{given}” is no whole number."), given=given)
    return int(found)


def month(given: str) -> date:
    """The first day of a month written 2023-01, 2023年1月 or as a day of it."""
    words = (
        given.replace("年", "-").replace("月", "").replace("/", "-").replace(".", "-").split("-")
    )
    try:
        return date(int(words[0]), int(words[1]), 1)
    except (IndexError, ValueError):
        raise Unread(N_("“{given}” is no month; write 2023-01."), given=given) from None


def quarter(given: str) -> date:
    """The last day of a quarter written 2022Q1, 2022-Q1 or 2022年1季度."""
    words = given.upper().replace(" ", "")
    for odd in ("年第", "年", "-", "第"):
        words = words.replace(odd, "Q")
    year, _, number = words.replace("季度", "").replace("QQ", "Q").partition("Q")
    if not (year.isdecimal() and len(year) == 4 and number in ("1", "2", "3", "4")):
        raise Unread(N_("“{given}” is no quarter; write 2022Q1."), given=given)
    month = 3 * int(number)
    return date(int(year), month, 31 if month in (3, 12) else 30)


def day(given: str) -> date:
    """A day written 2023-01-31."""
    try:
        return date.fromisoformat(given[:10].replace("/", "-").replace(".", "-"))
    except ValueError:
        raise Unread(N_("“{given}” is no day; write 2023-01-31."), given=given) from None


def choice(given: str, words: Mapping[str, str]) -> str:
    """The code of a word of a list, in either language; empty stays empty."""
    if not given:
        return ""
    with translation.override("zh-hans"):
        known = {
            name: code
            for code, word in words.items()
            for name in (code, word, gettext(word), gettext(word).removesuffix("医保"))
        }
        offered = "、".join(gettext(word) for word in words.values())
    if given not in known:
        raise Unread(
            N_("“{given}” is unknown; write one of {offered}."), given=given, offered=offered
        )
    return known[given]
