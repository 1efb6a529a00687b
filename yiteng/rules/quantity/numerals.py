"""Chinese numerals: 一天半, 近百家, 二十多万, 十四条."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
_PLACES = {c: n for c, n in (SMALL | LARGE).items() if c != "十"}
CHARACTERS = frozenset((*DIGITS, *SMALL, *LARGE))


def chinese_number(text: str) -> int:
    """The number a run of Chinese numerals stands for.

    A last digit straight after 百 千 万 亿 counts the next lower place, as people speak: 两万五.
    Raises ValueError for other characters and for an empty text.

    >>> [chinese_number(t) for t in ("十四", "百", "两千三百零五", "一亿二千万", "二〇二三", "两万五")]
    [14, 100, 2305, 120000000, 2023, 25000]
    """
    if not text or any(c not in CHARACTERS for c in text):
        raise ValueError(f"not a Chinese number: {text!r}")
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    if text[-1] in DIGITS and (place := _PLACES.get(text[-2])):
        return chinese_number(text[:-1]) + DIGITS[text[-1]] * place // 10
    return _sum_up(text)


def _sum_up(text: str) -> int:
    total = section = digit = 0
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in SMALL:
            section, digit = section + (digit or 1) * SMALL[c], 0
        else:
            total, section, digit = _close(total, section + digit, LARGE[c]), 0, 0
    return total + section + digit


def scale_of(text: str) -> Decimal:
    """The factor of a scale such as 万, 千万, 亿 or 万亿; 1 for none.

    >>> scale_of("百万"), scale_of("")
    (Decimal('1000000'), Decimal('1'))
    """
    factor = Decimal(1)
    for c in text:
        factor *= SMALL.get(c) or LARGE[c]
    return factor


def _close(total: int, section: int, scale: int) -> int:
    return (total + section) * scale if total and total < scale else total + (section or 1) * scale
