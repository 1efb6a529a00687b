"""The vine: one melon a theme, on one stem; the one picture worth remembering."""

from __future__ import annotations

import math
from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from yiteng.web.drawing import plant
from yiteng.web.drawing.foliage import foliage, height, lying
from yiteng.web.drawing.fruit import WIDE, fruit, seal
from yiteng.web.drawing.melon import Melon, radius, sentence, told
from yiteng.web.drawing.svg import (
    INK,
    STEM,
    Spot,
    between,
    element,
    link,
    picture,
    smooth,
    words,
)
from yiteng.web.drawing.text import fitting

WIDTH, ROW, LARGEST, LABEL, MOST = 1180.0, 396.0, 92.0, 172.0, 6
PHONE, PHONE_LARGEST, PHONE_LABEL = 360.0, 62.0, 174.0


def vine(melons: Sequence[Melon], *, name: str = "vine", title: str = "") -> SafeString:
    """The vine lying across a desk screen; more than six melons take a second row.

    name: prefix of ids, different for each picture of a page.
    """
    rows = _rows(melons)
    most = max((m.count for m in melons), default=0)
    largest = min((_largest(row, most) for row in rows), default=LARGEST)
    high = ROW + 20 * max((len(told(m, LABEL, 13.5)) - 3 for m in melons), default=0)
    inside = []
    for index, row in enumerate(rows):
        drawn = _across(row, most, largest, f"{name}{index}", index)
        inside.append(element("g", drawn, transform=f"translate(0 {int(index * high)})"))
    return picture(
        WIDTH,
        high * max(len(rows), 1),
        inside,
        name=name,
        title=title or gettext("The vine"),
        description=gettext(". ").join(sentence(m) for m in melons),
    )


def vine_down(melons: Sequence[Melon], *, name: str = "vine-down", title: str = "") -> SafeString:
    """The vine hanging down a phone, one melon a row."""
    most = max((m.count for m in melons), default=0)
    radii = [radius(m.count, most, PHONE_LARGEST) for m in melons]
    heights = [
        max(44.0 + 20 * len(told(m, PHONE_LABEL, 13)), 2 * r + 52)
        for m, r in zip(melons, radii, strict=True)
    ]
    total = sum(heights) + 40
    stem = _hanging(total)
    inside = [plant.stem(stem, 8, 3.2)]
    top = 16.0
    for index, (melon, r, high) in enumerate(zip(melons, radii, heights, strict=True)):
        inside.append(_beside(melon, r, top, high, stem, f"{name}{index}", index))
        top += high
    return picture(
        PHONE,
        total,
        inside,
        name=name,
        title=title or gettext("The vine"),
        description=gettext(". ").join(sentence(m) for m in melons),
    )


def ornament() -> SafeString:
    """The vine without figures, for the page before the work begins: it says nothing to a reader."""
    line = lying(1, WIDTH)
    sizes = (30, 22, 40, 26, 46, 34)
    knots = tuple(100.0 + 196 * i for i in range(len(sizes)))
    drawn = foliage(line, knots, 1, behind=True)
    drawn += plant.stem(line, 10, 2.4)
    for i, r in enumerate(sizes):
        node = (100.0 + 196 * i, height(line, 100 + 196 * i))
        middle = (node[0], node[1] + 34 + between(0, 26, i, 41) + r)
        stalk = smooth(
            [node, (node[0] + between(-8, 8, i, 42), node[1] + 22), (node[0], middle[1] - r / WIDE)]
        )
        drawn += element("path", d=stalk, fill="none", stroke=STEM, stroke_width=3.2)
        drawn += fruit(middle, r, between(0.2, 0.7, i, 43), between(0.7, 0.9, i, 44), f"band-{i}")
    drawn += foliage(line, knots, 1, behind=False)
    return mark_safe(  # coordinates only
        element("svg", drawn, xmlns="http://www.w3.org/2000/svg", viewBox="0 0 1180 236",
                aria_hidden="true", focusable="false")
    )  # fmt: skip


def _rows(melons: Sequence[Melon]) -> list[Sequence[Melon]]:
    rows = math.ceil(len(melons) / MOST)
    size = math.ceil(len(melons) / rows) if rows else 0
    return [melons[i * size : (i + 1) * size] for i in range(rows)]


def _slots(row: Sequence[Melon], most: int, largest: float) -> list[float]:
    return [max(LABEL, 2 * radius(m.count, most, largest) * WIDE + 34) for m in row]


def _largest(row: Sequence[Melon], most: int) -> float:
    """The largest radius at which a row still fits."""
    largest = LARGEST
    while largest > 40 and sum(_slots(row, most, largest)) > WIDTH - 30:
        largest -= 1
    return largest


def _across(row: Sequence[Melon], most: int, largest: float, name: str, seed: int) -> str:
    slots = _slots(row, most, largest)
    gap = (WIDTH - 30 - sum(slots)) / len(row)
    centres, left = [], 15.0
    for slot in slots:
        centres.append(left + (slot + gap) / 2)
        left += slot + gap
    line, knots = lying(seed, WIDTH), tuple(centres)
    drawn = foliage(line, knots, seed, behind=True) + plant.stem(line, 10, 2.4)
    size = min(fitting(m.title, 19, LABEL - 6) for m in row)
    for index, (melon, x) in enumerate(zip(row, centres, strict=True)):
        r = radius(melon.count, most, largest)
        drawn += _hung(melon, r, (x, height(line, x)), size, f"{name}-{index}", seed * 20 + index)
    return drawn + foliage(line, knots, seed, behind=False)


def _hung(melon: Melon, r: float, node: Spot, size: float, name: str, seed: int) -> str:
    """A melon under the stem, its words in a block below."""
    stalk = 26 + (LARGEST - r) * between(0.36, 0.7, seed, 21)
    x = node[0]
    middle = (x, node[1] + stalk + r / WIDE)
    body = _grown(melon, middle, r, node, name, seed)
    lines = words(
        melon.title,
        x,
        318,
        size,
        fill=INK,
        font_weight=600,
        text_anchor="middle",
        class_="name",
    )
    for index, (text, colour) in enumerate(told(melon, LABEL, 13.5)):
        lines += words(text, x, 341 + 20 * index, 13.5, fill=colour, text_anchor="middle")
    return link(melon.url, body + lines, sentence(melon))


def _grown(melon: Melon, middle: Spot, r: float, node: Spot, name: str, seed: int) -> str:
    """Stalk, body, figure and seal; a flower where there is nothing yet."""
    top = (middle[0], middle[1] - r / WIDE)
    bend = ((node[0] + top[0]) / 2 + between(-9, 9, seed, 22), (node[1] + top[1]) / 2)
    drawn = element("path", d=smooth([node, bend, top]), fill="none", stroke=STEM,
                    stroke_width=3.6 if r > 20 else 2.6, stroke_linecap="round")  # fmt: skip
    if melon.count == 0:
        return drawn + plant.flower(top, 15, seed)
    drawn += fruit(middle, r, melon.ripe_confirmed, melon.ripe_reported, name)
    drawn += _figure(melon.count, middle, r)
    if melon.stuck:
        drawn += seal((middle[0] + r * 0.78 + 6, middle[1] - r * 0.7 - 2), melon.stuck)
    return drawn


def _figure(count: int, middle: Spot, r: float) -> str:
    """The number of commitments: in a large melon, beside a small one."""
    if r >= 27:
        size = min(30.0, r * 0.46)
        return words(count, middle[0], middle[1] + size * 0.36, size, fill=INK, font_weight=700,
                     text_anchor="middle", stroke="#fffefb", stroke_width=3.4,
                     stroke_opacity=0.72, stroke_linejoin="round", paint_order="stroke")  # fmt: skip
    return words(count, middle[0] - r - 7, middle[1] + 6, 17, fill=INK, font_weight=700,
                 text_anchor="end")  # fmt: skip


def _hanging(total: float) -> list[Spot]:
    count = max(int(total / 26), 8)
    spots = []
    for i in range(count + 1):
        y = -8 + (total - 8) * i / count
        spots.append((40 + 9 * math.sin(y / 74 + 0.4) + 4 * math.sin(y / 31), y))
    return spots


def _beside(
    melon: Melon, r: float, top: float, height: float, stem: Sequence[Spot], name: str, seed: int
) -> str:
    """A melon beside the hanging stem, its words to the right."""
    middle = (106.0, top + 30 + max(r, 24))
    node = min(stem, key=lambda s: abs(s[1] - (middle[1] - r - 24)))
    green = plant.leaf_on_stalk(node, between(26, 34, seed, 31), between(-70, -20, seed, 32), seed)
    low = min(stem, key=lambda s: abs(s[1] - (top + height - 20)))
    green += plant.tendril(low, 26, between(20, 60, seed, 33), seed + 50)
    green += plant.leaf_on_stalk(
        low, between(22, 30, seed, 34), between(-170, -110, seed, 35), seed
    )
    x, y = 184.0, middle[1] - 26
    lines = words(
        melon.title,
        x,
        y,
        fitting(melon.title, 18, PHONE_LABEL),
        fill=INK,
        font_weight=600,
        class_="name",
    )
    for index, (text, colour) in enumerate(told(melon, PHONE_LABEL, 13)):
        lines += words(text, x, y + 23 + 20 * index, 13, fill=colour)
    body = _grown(melon, middle, r, node, name, seed)
    return green + link(melon.url, body + lines, sentence(melon))
