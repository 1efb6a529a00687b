"""Drawing lots that anybody can draw again: a seed nobody chose alone, and SHA-256.

The seed is SHA-256 of ``yiteng-lot/1|occasion|date|head``; head: hash of the event that closed the
day before in the county's trail (decision 0044). The lot of a member is the first 15 hexadecimal digits of SHA-256 of
``seed|key``, a number from 0 up to 16**15. The method stands in docs/verification.md in fifteen lines.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

#: How many lots there are.
SPACE = 16**15


def seed(occasion: str, day: date, head: str) -> str:
    """The seed of a draw. head: hexadecimal hash of the last event before it.

    >>> seed("report", date(2023, 3, 31), "ab")[:12]
    'fe13f4a4feda'
    """
    return sha256(f"yiteng-lot/1|{occasion}|{day.isoformat()}|{head}".encode()).hexdigest()


def lot(seed_: str, key: str) -> int:
    """The lot of a member: from 0 to SPACE - 1, the same for whoever draws."""
    return int(sha256(f"{seed_}|{key}".encode()).hexdigest()[:15], 16)


def each(seed_: str, keys: Iterable[str], rate: Decimal) -> list[str]:
    """Those whose own lot lies below a rate of 0 to 1, in the order of their lots.

    One decides nothing about another: for days on which few are there.
    """
    line = Fraction(rate) * SPACE
    return [key for key in ordered(seed_, keys) if lot(seed_, key) < line]


def smallest(seed_: str, keys: Iterable[str], count: int) -> list[str]:
    """The members with the smallest lots, in the order of their lots."""
    return ordered(seed_, keys)[: max(count, 0)]


def of_share(n: int, rate: Decimal) -> int:
    """How many a share of n is, rounded up.

    >>> of_share(37, Decimal("0.15")), of_share(0, Decimal("0.15"))
    (6, 0)
    """
    return math.ceil(Fraction(rate) * n)


def ordered(seed_: str, keys: Iterable[str]) -> list[str]:
    """All members in the order of their lots; the key decides between equal ones."""
    return sorted(set(keys), key=lambda key: (lot(seed_, key), key))
