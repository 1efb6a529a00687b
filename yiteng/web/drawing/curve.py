"""A curve over time or steps, its values written at its points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.drawing.svg import (
    GOLD,
    INK,
    INK_3,
    LINE,
    LINE_2,
    STEM,
    Spot,
    element,
    number,
    picture,
    words,
)
from yiteng.web.drawing.text import wide
from yiteng.web.words import plain

HEIGHT, TOP, FOOT, SIDE = 220.0, 34.0, 30.0, 34.0


@dataclass(frozen=True, slots=True)
class Point:
    """A point. label: under the axis; value: None where nothing is known (the line breaks there);
    planned: True for what is still expected (hollow, dashed).
    """

    label: str
    value: Decimal | int | float | None
    planned: bool = False


def spots(points: Sequence[Point], width: float) -> list[Spot | None]:
    """Where the points lie: from nought at the foot to the largest value at the top."""
    most = max((float(p.value) for p in points if p.value is not None), default=0) or 1
    step = (width - 2 * SIDE) / max(len(points) - 1, 1)
    room = HEIGHT - TOP - FOOT
    return [
        None if p.value is None else (SIDE + i * step, HEIGHT - FOOT - float(p.value) / most * room)
        for i, p in enumerate(points)
    ]


def curve(
    points: Sequence[Point],
    *,
    title: str = "",
    unit: str = "",
    name: str = "curve",
    width: float = 580,
) -> SafeString:
    """The curve; every value is written where there is room for it, first and last always."""
    places = spots(points, width)
    every = _every(points, unit, width)
    inside = [element("path", d=f"M0 {number(HEIGHT - FOOT)}H{number(width)}", stroke=LINE_2)]
    for i, (point, place) in enumerate(zip(points, places, strict=True)):
        if i and place and places[i - 1]:
            inside.append(_stretch(places[i - 1], place, planned=point.planned))
    for i, (point, place) in enumerate(zip(points, places, strict=True)):
        said = (i % every == 0 and len(points) - 1 - i >= every) or i == len(points) - 1
        inside.append(_point(point, place, unit, said=said, x=_x(i, len(points), width)))
    told = gettext(". ").join(f"{p.label} {_said(p, unit)}" for p in points)
    return picture(
        width, HEIGHT, inside, name=name, title=title or gettext("Curve"), description=told
    )


def _every(points: Sequence[Point], unit: str, width: float) -> int:
    """Every how many points there is room for words."""
    said = [wide(p.label, 12.5) for p in points] + [wide(_said(p, unit), 13) for p in points]
    step = (width - 2 * SIDE) / max(len(points) - 1, 1)
    return max(1, ceil((max(said, default=0) + 8) / step))


def table_of(points: Sequence[Point], unit: str = "") -> Table:
    """The same figures as a table."""
    return Table(
        caption="",
        columns=(Column("label", N_("When")), Column("value", N_("Value"), "number")),
        rows=[Row("", {"label": p.label, "value": _said(p, unit)}) for p in points],
    )


def _x(index: int, count: int, width: float) -> float:
    return SIDE + index * (width - 2 * SIDE) / max(count - 1, 1)


def _stretch(one: Spot | None, two: Spot, *, planned: bool) -> str:
    assert one is not None
    path = f"M{number(one[0])} {number(one[1])}L{number(two[0])} {number(two[1])}"
    return element("path", d=path, fill="none", stroke=STEM, stroke_width=2.4,
                   stroke_linecap="round", stroke_dasharray="2 6" if planned else None)  # fmt: skip


def _point(point: Point, place: Spot | None, unit: str, *, said: bool, x: float) -> str:
    label = ""
    if said:
        label = words(point.label, x, HEIGHT - 9, 12.5, fill=INK_3, text_anchor="middle")
    if place is None:
        return label
    drop = element(
        "path", d=f"M{number(x)} {number(place[1])}V{number(HEIGHT - FOOT)}", stroke=LINE
    )
    dot = element("circle", cx=x, cy=place[1], r=4.2, stroke=STEM, stroke_width=2,
                  fill="#fffefb" if point.planned else GOLD)  # fmt: skip
    value = ""
    if said:
        value = words(
            _said(point, unit),
            x,
            place[1] - 11,
            13,
            fill=INK,
            font_weight=600,
            text_anchor="middle",
        )
    return drop + dot + value + label


def _said(point: Point, unit: str) -> str:
    return "—" if point.value is None else f"{plain(point.value)}{unit}"
