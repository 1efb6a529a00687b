"""Where leaves and tendrils grow on a stem."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from yiteng.web.drawing import plant
from yiteng.web.drawing.svg import Spot, between, irregular


@lru_cache(maxsize=16)
def lying(seed: int, width: float) -> tuple[Spot, ...]:
    """The line of the stem; at its right end it thins out and rises."""
    spots = []
    for i in range(41):
        x = 26 + (width - 66) * i / 40
        wave = 12 * math.sin(x / 147 + 0.6 + seed) + 5 * math.sin(x / 61 + 2 + seed * 2)
        rise = 16 * max(0.0, (i - 36) / 4) ** 2
        spots.append((x, 90 + wave - 10 * math.sin(math.pi * i / 40) - rise))
    return tuple(spots)


def height(line: Sequence[Spot], x: float) -> float:
    """How high the line runs at x."""
    return min(line, key=lambda s: abs(s[0] - x))[1]


#: A node of the stem left and right of each melon: where (from, to), leaf size, leaf angle.
_BEHIND = (
    ((-66, -50), (40, 54), (-128, -74)),
    ((-40, -26), (26, 36), (-66, -18)),
    ((48, 64), (38, 48), (-104, -52)),
    ((66, 84), (24, 34), (18, 62)),
)
_BEFORE = (((-24, -8), (22, 30), (112, 160)), ((14, 28), (28, 38), (-40, 22)))


@lru_cache(maxsize=64)
def foliage(line: tuple[Spot, ...], centres: tuple[float, ...], seed: int, *, behind: bool) -> str:
    """Leaves and tendrils at the knots beside each melon, behind the stem or before it."""
    drawn = ""
    for index, centre in enumerate(centres):
        for order, (where, size, angle) in enumerate(_BEHIND if behind else _BEFORE):
            mark = seed * 1000 + index * 40 + order * 4 + (0 if behind else 20)
            x = centre + between(*where, mark, 1)
            node = (x, height(line, x))
            if order and irregular(mark, 9) < 0.28:
                continue  # a stem that carries the same leaves at each knot is no stem
            drawn += plant.leaf_on_stalk(
                node, between(*size, mark, 2), between(*angle, mark, 3), mark
            )
            if behind and order in (1, 2):
                way = between(40, 80, mark, 4) if order == 2 else between(-150, -112, mark, 4)
                drawn += plant.tendril(node, between(30, 46, mark, 5), way, mark)
    return drawn + (_ends(line, seed) if not behind else "")


def _ends(line: Sequence[Spot], seed: int) -> str:
    """A leaf over the cut at the left, a tendril that goes on at the right."""
    first, last = line[0], line[-1]
    return (
        plant.leaf((first[0] + 2, first[1] + 5), 44, 118, seed + 71)
        + plant.leaf((first[0] + 2, first[1] - 3), 34, -70, seed + 72)
        + plant.tendril(last, 30, -38, seed + 74)
        + plant.leaf_on_stalk(line[-3], 22, -96, seed + 75)
    )
