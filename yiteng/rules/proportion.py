"""A share of answers, with how sure one may be of it: n, interval, response rate.

The interval is Wilson's score interval (E. B. Wilson 1927; Brown, Cai, DasGupta 2001 recommend it
for small n): it never leaves 0 to 1 and says something for 0 of n.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

#: Two-sided 95 %.
Z = 1.959963984540054
#: Fewer answers than this are not split further: who said what could be guessed.
LEAST = 5


@dataclass(frozen=True, slots=True)
class Share:
    """k of n. low, high: bounds of the interval, 0 to 1; both None where n is 0."""

    k: int
    n: int
    low: float | None
    high: float | None

    @property
    def value(self) -> float | None:
        """k / n, None where nobody answered."""
        return self.k / self.n if self.n else None


def share(k: int, n: int, z: float = Z) -> Share:
    """The share k of n with Wilson's interval.

    Raises ValueError where k is not between 0 and n.
    """
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n}")
    if not n:
        return Share(0, 0, None, None)
    p, zz = k / n, z * z
    middle = (p + zz / (2 * n)) / (1 + zz / n)
    half = z * math.sqrt(p * (1 - p) / n + zz / (4 * n * n)) / (1 + zz / n)
    low = 0.0 if k == 0 else max(0.0, middle - half)
    high = 1.0 if k == n else min(1.0, middle + half)
    return Share(k, n, low, high)


def may_split(*parts: int) -> bool:
    """Whether counts may be shown apart: each is 0 or at least LEAST."""
    return all(part == 0 or part >= LEAST for part in parts)
