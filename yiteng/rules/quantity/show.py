"""Figures on the page: 万元/亿元 with one decimal, and the exact value on demand."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from yiteng.rules.quantity.units import unit_title
from yiteng.rules.quantity.value import Quantity

THIN = "\u2009"  # a thin space between Chinese and figures (design: Type)

_STEPS = {
    "zh": ((Decimal(10**8), "亿"), (Decimal(10**4), "万")),
    "en": ((Decimal(10**9), " billion"), (Decimal(10**6), " million")),
}
_BEFORE = frozenset({"近", "约", "达", "超", "有望"})
_ENGLISH = {
    "近": "nearly ",
    "约": "about ",
    "余": "over ",
    "多": "over ",
    "超": "over ",
    "达": "",
    "有望": "expected ",
    "前": "before ",
    "内": "within ",
    "以上": "at least ",
    "等": "at least ",
    "年初": "early ",
    "": "",
}


def show(quantity: Quantity, *, language: str = "zh") -> str:
    """The figure as a person would write it, its word in its place.

    Money from 10 000 yuan on in 万元 or 亿元 with one decimal (none after a round figure with
    余 or 多); ratios in per cent. language: ``zh`` or ``en``.

    >>> show(Quantity(Decimal(1100000000), "CNY", "达")).replace(THIN, " ")
    '达 11.0 亿元'
    >>> show(Quantity(Decimal(200), "person", "余"), language="en")
    'over 200 people'
    """
    if language == "en":
        return _english(quantity)
    word = quantity.word
    if word.startswith("几"):
        return word + unit_title(quantity.unit)
    number, scale = _scaled(quantity, "zh")
    if word == "年初":
        return f"{plain(quantity.value)}{THIN}年初"
    unit = scale + ("" if quantity.unit == "ratio" else unit_title(quantity.unit))
    gap = THIN if unit and quantity.unit != "ratio" else ""
    if word in _BEFORE:
        return f"{word}{THIN}{number}{gap}{unit}"
    if word in {"余", "多"}:
        counter = "个" if unit.startswith("个") else ""  # 2 个多月, 200 余人
        return f"{number}{THIN}{counter}{word}{unit.removeprefix(counter)}"
    return f"{number}{gap}{unit}{word}"


def exact(quantity: Quantity, *, language: str = "zh") -> str:
    """The whole value without rounding or word.

    >>> exact(Quantity(Decimal(14000000), "CNY")).replace(THIN, " ")
    '14,000,000 元'
    """
    if quantity.unit == "ratio":
        return f"{plain(quantity.value * 100)}%"
    number = plain(quantity.value, commas=True)
    if not quantity.unit:
        return number
    unit = unit_title(quantity.unit, language=language, one=quantity.value == 1)
    return f"{number}{' ' if language == 'en' else THIN}{unit}"


def plain(value: Decimal, *, commas: bool = False) -> str:
    """A number without exponent or trailing zeros.

    >>> plain(Decimal("2.30")), plain(Decimal(10000), commas=True)
    ('2.3', '10,000')
    """
    text = f"{value:,f}" if commas else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _english(quantity: Quantity) -> str:
    word = "several: more than " if quantity.word[:1] == "几" else _ENGLISH[quantity.word]
    number, scale = _scaled(quantity, "en")
    if quantity.unit == "ratio" or not quantity.unit:
        return word + number + scale
    unit = unit_title(quantity.unit, language="en", one=quantity.value == 1)
    return f"{word}{number}{scale} {unit}"


def _scaled(quantity: Quantity, language: str) -> tuple[str, str]:
    """The number as shown and the scale behind it; rounding may lift it to the next scale."""
    value = quantity.value
    if quantity.unit == "ratio":
        return f"{plain(_round(value * 100))}%", ""
    if quantity.unit.split("/")[0] != "CNY":
        return plain(value, commas=language == "en"), ""
    for step, name in _STEPS[language]:
        if abs(_round(value / step)) >= 1:
            return _tidy(_round(value / step), quantity.word), name
    return plain(value, commas=True), ""


def _tidy(value: Decimal, word: str) -> str:
    return plain(value) if word in {"余", "多"} else f"{value:f}"


def _round(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
