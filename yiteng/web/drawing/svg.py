"""The pen: elements, smooth lines and repeatable irregularity."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

Spot = tuple[float, float]

INK, INK_2, INK_3 = "#24301a", "#4b5640", "#636b57"
PAPER, SHEET, LINE, LINE_2 = "#fbfaf6", "#fffefb", "#e4e2d8", "#cfccbd"
STEM, STEM_DARK, STEM_LIGHT = "#5d7a3e", "#43592b", "#a9c27d"
GOLD, GOLD_LIGHT, GREEN_PALE = "#e0a232", "#efd48b", "#dfe9c2"
SEAL = "#b3261e"


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    text = f"{value:.1f}"
    text = text[:-2] if text.endswith(".0") else text
    return "0" if text == "-0" else text


def element(name: str, inside: str = "", **attributes: object) -> str:
    """An element; ``inside`` is markup already, attributes are escaped (``_`` becomes ``-``)."""
    held = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    return f"<{name}{held}>{inside}</{name}>" if inside else f"<{name}{held}/>"


def words(text: object, x: float, y: float, size: float = 13, **attributes: object) -> str:
    """A line of text."""
    attributes.setdefault("fill", INK_2)
    return element("text", str(escape(text)), x=x, y=y, font_size=size, **attributes)


def picture(
    width: float, height: float, inside: Iterable[str], *, name: str, title: str, description: str
) -> SafeString:
    """A whole picture with its title and description; name: prefix of its ids on the page."""
    head = element("title", str(escape(title)), id=f"{name}-t")
    told = element("desc", str(escape(description)), id=f"{name}-d")
    return mark_safe(  # every text has gone through escape
        element(
            "svg",
            head + told + "".join(inside),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {number(width)} {number(height)}",
            width=width,
            height=height,
            role="group",
            aria_labelledby=f"{name}-t {name}-d",
            font_family="PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif",
        )
    )


def link(url: str, inside: str, label: str) -> str:
    """A group that opens an address and says what it is; without an address only the group."""
    told = element("title", str(escape(label)))
    if not url:
        return element("g", told + inside)
    return element("a", told + inside, href=url, aria_label=label)


def smooth(spots: Sequence[Spot], *, closed: bool = False) -> str:
    """A path through all spots without corners (Catmull-Rom as cubic Béziers).

    Written as relative ``s`` pieces: the first handle of each mirrors the last one of the piece
    before, which is what Catmull-Rom asks for. Coordinates are tenths, counted without drift.
    """
    tenths = [(round(x * 10), round(y * 10)) for x, y in spots]
    count = len(tenths)

    def at(index: int) -> tuple[int, int]:
        return tenths[index % count] if closed else tenths[min(max(index, 0), count - 1)]

    parts = [f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}"]
    for i in range(count if closed else count - 1):
        a, b, c, d = at(i - 1), at(i), at(i + 1), at(i + 2)
        piece = [
            round(c[0] - (d[0] - b[0]) / 6) - b[0],
            round(c[1] - (d[1] - b[1]) / 6) - b[1],
            c[0] - b[0],
            c[1] - b[1],
        ]
        if i == 0:
            piece = [round((c[0] - a[0]) / 6), round((c[1] - a[1]) / 6), *piece]
        parts.append(("c" if i == 0 else "s") + _run(piece))
    return "".join(parts) + ("z" if closed else "")


def ribbon(spots: Sequence[Spot], thick: Sequence[float]) -> str:
    """A closed path along a line, as thick at each spot as told (a stem that tapers)."""
    upper, lower = [], []
    for i, (x, y) in enumerate(spots):
        before, after = spots[max(i - 1, 0)], spots[min(i + 1, len(spots) - 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        ox, oy = -dy / length * thick[i] / 2, dx / length * thick[i] / 2
        upper.append((x + ox, y + oy))
        lower.append((x - ox, y - oy))
    return smooth(upper) + "L" + smooth(lower[::-1])[1:] + "Z"


def irregular(*seed: int) -> float:
    """A number between 0 and 1 that is always the same for the same seed."""
    state = 2166136261
    for part in seed:
        for _ in range(3):
            state = ((state ^ (part + 7919)) * 16777619) & 0xFFFFFFFF
            state ^= state >> 15
    return (state & 0xFFFF) / 0xFFFF


def between(low: float, high: float, *seed: int) -> float:
    """An irregular number between two."""
    return low + (high - low) * irregular(*seed)


def turn(spot: Spot, degrees: float, *, origin: Spot = (0, 0), stretch: float = 1) -> Spot:
    """A spot drawn around nought, squeezed across, turned and moved to the origin."""
    angle = math.radians(degrees)
    x, y = spot[0], spot[1] * stretch
    return (
        origin[0] + x * math.cos(angle) - y * math.sin(angle),
        origin[1] + x * math.sin(angle) + y * math.cos(angle),
    )


def _tenth(value: int) -> str:
    return number(value / 10)


def _run(values: Iterable[int]) -> str:
    """Numbers of a path, apart only where they must be."""
    text = ""
    for value in values:
        said = _tenth(value)
        text += said if not text or said.startswith("-") else f" {said}"
    return text


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else str(escape(value))
