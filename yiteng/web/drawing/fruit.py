"""One melon: as large as its number, as golden as its share, and its seal."""

from __future__ import annotations

import math

from yiteng.web.drawing.svg import (
    GOLD,
    GOLD_LIGHT,
    GREEN_PALE,
    SEAL,
    STEM,
    STEM_DARK,
    Spot,
    element,
    number,
    smooth,
    words,
)

WIDE = 1.06  # a melon is a little wider than high; its area stays that of the circle


def filled_to(share: float) -> float:
    """How high a circle of radius 1 is filled when a share of its area is full.

    share: 0 to 1. Returns the height of the surface above the centre, −1 (empty) to 1 (full);
    found by halving, exact to 1e-9.

    >>> filled_to(0.5), filled_to(0), filled_to(1)
    (0.0, -1.0, 1.0)
    """
    if share <= 0:
        return -1.0
    if share >= 1:
        return 1.0
    low, high = -1.0, 1.0
    while high - low > 1e-9:
        middle = (low + high) / 2
        area = math.pi / 2 + math.asin(middle) + middle * math.sqrt(1 - middle * middle)
        if math.isclose(area, share * math.pi, abs_tol=1e-12):
            return middle
        low, high = (middle, high) if area < share * math.pi else (low, middle)
    return (low + high) / 2


def fruit(middle: Spot, radius: float, confirmed: float, reported: float, name: str) -> str:
    """The body: pale green, light gold to the share reported, deep gold to the share confirmed."""
    x, y = middle
    rx, ry = radius * WIDE, radius / WIDE
    outline = _outline(middle, rx, ry)
    shade = _crescent(middle, rx, ry)
    inside = (
        element("path", d=outline, fill=GREEN_PALE)
        + _level(middle, rx, ry, max(reported, confirmed), GOLD_LIGHT)
        + _level(middle, rx, ry, confirmed, GOLD)
        + _ribs(middle, rx, ry)
        + element("path", d=shade, fill="#5a4a10", fill_opacity=0.1)
    )
    lit = element(
        "ellipse",
        cx=x - rx * 0.42,
        cy=y - ry * 0.5,
        rx=rx * 0.2,
        ry=ry * 0.11,
        fill="#fff",
        fill_opacity=0.5,
        transform=f"rotate(-32 {number(x - rx * 0.42)} {number(y - ry * 0.5)})",
    )
    clip = element("clipPath", element("path", d=outline), id=name)
    body = element("g", inside, clip_path=f"url(#{name})")
    edge = element("path", d=outline, fill="none", stroke="#6f7f3a", stroke_width=1.2)
    halo = element("path", d=outline, fill="none", class_="halo")
    return clip + body + lit + edge + halo + _crown((x, y - ry), max(radius * 0.13, 3.2))


def seal(middle: Spot, count: int, size: float = 25) -> str:
    """A vermilion seal with the number of what is stuck, set a little askew like a hand's stamp."""
    wide = size + 8 * (len(str(count)) - 1) * 0.9
    x, y = middle[0] - wide / 2, middle[1] - size / 2
    return element(
        "g",
        element("rect", x=x, y=y, width=wide, height=size, rx=3.5, fill=SEAL)
        + element("rect", x=x + 2.2, y=y + 2.2, width=wide - 4.4, height=size - 4.4, rx=2,
                  fill="none", stroke="#fbe9e6", stroke_width=0.9)
        + words(count, middle[0], middle[1] + size * 0.21, size * 0.58, fill="#fff",
                font_weight=700, text_anchor="middle"),
        transform=f"rotate(-5 {number(middle[0])} {number(middle[1])})",
        class_="seal",
    )  # fmt: skip


def _outline(middle: Spot, rx: float, ry: float) -> str:
    x, y, half = middle[0], middle[1], f"{number(rx)} {number(ry)} 0 0 1"
    left, right, level = number(x - rx), number(x + rx), number(y)
    return f"M{left} {level}A{half} {right} {level}A{half} {left} {level}Z"


def _level(middle: Spot, rx: float, ry: float, share: float, colour: str) -> str:
    if share <= 0:
        return ""
    surface = middle[1] - filled_to(share) * ry
    left, wave = middle[0] - rx * 1.1, min(ry * 0.045, 3.0)
    spots = [
        (left + rx * 2.2 * i / 8, surface + wave * math.sin(math.pi * i / 2 + 0.8))
        for i in range(9)
    ]
    low = number(middle[1] + ry * 1.2)
    path = f"{smooth(spots)}L{number(spots[-1][0])} {low}L{number(left)} {low}Z"
    return element("path", d=path, fill=colour)


def _ribs(middle: Spot, rx: float, ry: float) -> str:
    x, y = middle
    path = ""
    for bend in (-0.86, -0.5, -0.12, 0.28, 0.64, 0.92):
        path += smooth(
            [(x + rx * bend * far, y + ry * up)
             for up, far in ((-1.0, 0.06), (-0.72, 0.68), (0.0, 1.0), (0.72, 0.68), (1.0, 0.08))]
        )  # fmt: skip
    return element(
        "path", d=path, fill="none", stroke="#6f7f3a", stroke_width=1, stroke_opacity=0.38
    )


def _crescent(middle: Spot, rx: float, ry: float) -> str:
    """The side away from the light."""
    x, y = middle
    outer = [(x + rx * 1.1 * math.cos(a), y + ry * 1.1 * math.sin(a)) for a in _arc(-40, 150)]
    inner = [
        (x - rx * 0.12 + rx * 0.93 * math.cos(a), y - ry * 0.12 + ry * 0.93 * math.sin(a))
        for a in reversed(_arc(-40, 150))
    ]
    return smooth([*outer, *inner], closed=True)


def _arc(start: float, end: float) -> list[float]:
    return [math.radians(start + (end - start) * i / 10) for i in range(11)]


def _crown(top: Spot, size: float) -> str:
    """Where the stalk meets the melon."""
    x, y = top
    spots = [(x - size, y + size * 0.5), (x - size * 0.45, y - size * 0.35), (x, y - size * 0.7),
             (x + size * 0.5, y - size * 0.3), (x + size, y + size * 0.55), (x + size * 0.35, y + size * 0.25),
             (x, y + size * 0.8), (x - size * 0.4, y + size * 0.25)]  # fmt: skip
    path = smooth(spots, closed=True)
    return element("path", d=path, fill=STEM, stroke=STEM_DARK, stroke_width=0.8)
