"""How wide words are, and where a line breaks: pictures know no fonts, so this is an estimate."""

from __future__ import annotations

from django.utils.translation import gettext

HANGING = "，。、；：）》”？,.;:)"  # never at the beginning of a line


def named(title: str, invented: bool) -> str:
    """A name, marked where the demonstration made it up."""
    return f"{title} ({gettext('invented')})" if invented else title


def wide(text: str, size: float = 14) -> float:
    """About how wide a text is: full-width signs take their size, others a little over half.

    >>> wide("一藤", 10), wide("ab", 10)
    (20, 11.6)
    """
    return sum(size if ord(c) > 0x2E80 else size * 0.58 for c in text)


def fitting(text: str, size: float, room: float) -> float:
    """The largest size, up to the wanted one, at which a text fits; never below 12.

    >>> fitting("一藤", 19, 100), fitting("一藤一藤", 20, 60)
    (19, 15.0)
    """
    needed = wide(text, size)
    return size if needed <= room else max(12.0, round(size * room / needed, 1))


def lines(text: str, room: float, most: int, size: float = 13) -> list[str]:
    """A text broken into lines of a width, the last one cut with … where it does not fit.

    >>> lines("一二三四五六七", 40, 2)
    ['一二三', '四五…']
    """
    found: list[str] = []
    rest = text
    while rest and len(found) < most:
        cut = len(rest)
        while cut > 1 and wide(rest[:cut], size) > room:
            cut -= 1
        pause = max(rest.rfind(sign, 0, cut) for sign in "、，；") + 1
        space = rest.rfind(" ", 1, cut)
        if cut < len(rest) and pause > cut // 2:
            cut = pause
        elif cut < len(rest) and space > cut // 2 and ord(rest[cut]) < 0x2E80:
            cut = space
        found.append(rest[:cut].strip())
        rest = rest[cut:].lstrip()
        if rest and rest[0] in HANGING:
            found[-1], rest = found[-1] + rest[0], rest[1:].lstrip()
    if rest and found:
        found[-1] = found[-1][:-1] + "…"
    return found or [""]
