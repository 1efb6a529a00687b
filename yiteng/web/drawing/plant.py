"""Leaves, tendrils, flowers and the stem: no two alike, the same at every drawing."""

from __future__ import annotations

import math
from collections.abc import Sequence

from yiteng.web.drawing.svg import (
    GOLD,
    STEM,
    STEM_DARK,
    STEM_LIGHT,
    Spot,
    between,
    element,
    irregular,
    number,
    ribbon,
    smooth,
    turn,
)

#: Green of young and old leaves.
GREENS = ("#8fae60", "#7d9c52", "#9ab96d", "#86a558", "#74924a")
#: A melon leaf seen from above: angle from the tip and distance, one half; the other mirrors it.
_HALF = ((0, 1.0), (15, 0.86), (33, 0.7), (48, 0.8), (66, 0.88), (80, 0.7), (98, 0.52), (116, 0.58),
         (134, 0.55), (153, 0.36), (180, 0.1))  # fmt: skip
_VEINS = (0, 62, -62, 120, -120)


def leaf(base: Spot, size: float, degrees: float, seed: int) -> str:
    """A leaf whose stalk ends at base; size: about from base to tip; degrees: where the tip points."""
    stretch = between(0.62, 1.02, seed, 1)
    middle = turn((size * 0.22, 0), degrees, origin=base)
    reach = size * 0.66

    def spot(angle: float, far: float) -> Spot:
        wild = far * between(0.94, 1.06, seed, int(angle) + 400)
        rad = math.radians(angle)
        flat = (math.cos(rad) * reach * wild, math.sin(rad) * reach * wild)
        return turn(flat, degrees, origin=middle, stretch=stretch)

    right = [spot(angle, far) for angle, far in _HALF]
    left = [spot(-angle, far) for angle, far in _HALF]
    whole = smooth([*right, *left[-2:0:-1]], closed=True)
    half = smooth(right) + f"L{number(right[0][0])} {number(right[0][1])}Z"
    green = GREENS[int(irregular(seed, 5) * len(GREENS)) % len(GREENS)]
    heart = spot(180, 0.32)
    veins = "".join(
        smooth([heart, spot(a * 0.8, 0.4), spot(a, 0.74 if abs(a) < 90 else 0.48)]) for a in _VEINS
    )
    return (
        element("path", d=whole, fill=green, stroke=STEM_DARK, stroke_width=0.9)
        + element("path", d=half, fill=STEM_DARK, fill_opacity=0.13)
        + element("path", d=veins, fill="none", stroke="#f3f6e4", stroke_width=0.9, opacity=0.75)
    )


def leaf_on_stalk(node: Spot, size: float, degrees: float, seed: int) -> str:
    """A leaf on its own stalk, growing out of the stem at node."""
    base = turn((size * 0.34, 0), degrees + between(-16, 16, seed, 2), origin=node)
    bend = turn((size * 0.18, size * between(-0.1, 0.1, seed, 3)), degrees, origin=node)
    inner = turn((size * 0.12, 0), degrees, origin=base)
    stalk = smooth([node, bend, base, inner])
    return leaf(base, size, degrees, seed) + element(
        "path", d=stalk, fill="none", stroke=STEM, stroke_width=2.2, stroke_linecap="round"
    )


def tendril(node: Spot, size: float, degrees: float, seed: int) -> str:
    """A tendril that reaches out and curls, clockwise or not."""
    side = 1 if irregular(seed, 8) > 0.5 else -1
    rounds = between(1.2, 2.1, seed, 9)
    spots = [(0.0, 0.0), (size * 0.35, -side * size * 0.1), (size * 0.62, side * size * 0.03)]
    centre = (size * 0.72, side * size * 0.3)
    steps = int(rounds * 8)
    for i in range(steps + 1):
        radius = size * 0.27 * (1 - i / (steps + 3))
        angle = side * (-math.pi / 2 + 2 * math.pi * i / 8)
        spots.append((centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)))
    path = smooth([turn(s, degrees, origin=node) for s in spots])
    return element(
        "path", d=path, fill="none", stroke="#86a35a", stroke_width=1.4, stroke_linecap="round"
    )


def flower(middle: Spot, size: float, seed: int) -> str:
    """A melon flower: five petals. It stands where nothing has grown yet."""
    start = between(0, 72, seed, 4)
    petals = ""
    for i in range(5):
        tip = start + i * 72
        spots = [
            turn(s, tip, origin=middle)
            for s in ((0.0, 0.0), (size * 0.5, -size * 0.42), (size, -size * 0.12),
                      (size * 0.94, size * 0.14), (size * 0.5, size * 0.42))
        ]  # fmt: skip
        petals += smooth(spots, closed=True)
    return element("path", d=petals, fill="#f2c94c", stroke="#b98616", stroke_width=0.8) + element(
        "circle", cx=middle[0], cy=middle[1], r=size * 0.22, fill=GOLD
    )


def stem(spots: Sequence[Spot], thick_from: float, thick_to: float) -> str:
    """The stem: tapering, with a light edge and the fine lines of its bark."""
    last = len(spots) - 1
    thick = [thick_from + (thick_to - thick_from) * i / last for i in range(last + 1)]
    lit = [(x, y - t * 0.2) for (x, y), t in zip(spots, thick, strict=True)]
    dark = [(x, y + t * 0.22) for (x, y), t in zip(spots, thick, strict=True)]
    return (
        element("path", d=ribbon(spots, thick), fill=STEM, stroke=STEM_DARK, stroke_width=0.8)
        + element("path", d=smooth(lit), fill="none", stroke=STEM_LIGHT, stroke_width=1.3,
                  stroke_linecap="round", stroke_dasharray="46 9 18 14 70 11", opacity=0.9)
        + element("path", d=smooth(dark), fill="none", stroke=STEM_DARK, stroke_width=0.8,
                  stroke_dasharray="22 17 9 31", opacity=0.55)
    )  # fmt: skip
