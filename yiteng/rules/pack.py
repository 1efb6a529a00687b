"""The summary handed to those who attend: at most so many pages, the limit ``pack.pages``.

Characters are counted, as papers are; a page of A4 in print holds about PAGE of them beside its
headings. Parts share what the pages hold; what does not fit is shortened and says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: Characters a printed A4 page holds with room for headings and tables (measured in print).
PAGE = 850
#: Characters that stand around each entry: labels, day, money, lead.
AROUND = 60
#: Shares of the parts of the summary, in hundredths.
SHARES: Mapping[str, int] = {
    "agenda": 15,
    "problems": 35,
    "tried": 10,
    "measures": 25,
    "opinions": 15,
}


def most(part: str, pages: int, entries: int) -> int:
    """Characters each entry of a part may have, at least 20.

    >>> most("problems", 12, 3)
    1130
    """
    whole = pages * PAGE * SHARES[part] // 100
    return max(20, whole // max(1, entries) - AROUND)


def kept(part: str, pages: int, entries: int) -> int:
    """How many entries of a part fit where each has only its labels and 20 characters.

    >>> kept("opinions", 12, 400)
    19
    """
    return min(entries, pages * PAGE * SHARES[part] // 100 // (AROUND + 20))


def shortened(text: str, length: int) -> str:
    """The text in at most so many characters, with an ellipsis where it was cut.

    >>> shortened("建六座冷库", 4)
    '建六座…'
    """
    return text if len(text) <= length else f"{text[: length - 1]}…"


def spread(texts: Sequence[str], length: int) -> tuple[str, ...]:
    """Several texts of one entry in so many characters together; the short ones stay whole.

    >>> spread(("冷库少", "没有按产量布点"), 8)
    ('冷库少', '没有按产…')
    """
    left, fitted = length, dict[int, str]()
    order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
    for done, n in enumerate(order):
        fitted[n] = shortened(texts[n], max(1, left // (len(texts) - done)))
        left -= len(fitted[n])
    return tuple(fitted[n] for n in range(len(texts)))
