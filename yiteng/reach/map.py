"""A map of villages and sites drawn on the server: no tiles, no boundary, positions as they are kept."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from yiteng.web.drawing.svg import (
    GOLD,
    INK,
    INK_2,
    LINE,
    SEAL,
    SHEET,
    STEM,
    STEM_DARK,
    STEM_LIGHT,
    element,
    link,
    picture,
    words,
)

Spot = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """From longitude and latitude to the picture: a plane true at the middle latitude."""

    west: float
    north: float
    stretch: float
    unit: float
    margin: float

    @classmethod
    def around(cls, points: Sequence[Spot], width: float, margin: float) -> tuple[Frame, float]:
        """The frame that fits the points into the width, and the height it then needs."""
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        stretch = math.cos(math.radians((min(lats) + max(lats)) / 2))
        wide = max((max(lons) - min(lons)) * stretch, 1e-6)
        unit = (width - 2 * margin) / wide
        height = (max(lats) - min(lats)) * unit + 2 * margin
        return cls(min(lons), max(lats), stretch, unit, margin), height

    def at(self, lon: float, lat: float) -> Spot:
        """Where a point lies in the picture."""
        return (
            self.margin + (lon - self.west) * self.stretch * self.unit,
            self.margin + (self.north - lat) * self.unit,
        )


def reach_map(
    inputs: dict[str, Any], minutes: Sequence[float | None], new: Sequence[int], radius: float,
    *, width: float = 760, name: str = "reach",
) -> SafeString:  # fmt: skip
    """Villages by how far they are, existing sites as squares, new ones as diamonds with their names."""
    places, sites = inputs["places"], inputs["sites"]
    shown = [s for j, s in enumerate(sites) if s["state"] == "existing" or j in set(new)]
    near = [s for s in shown if _inside(s, places)]
    points = [(p["lon"], p["lat"]) for p in [*places, *near]]
    frame, height = Frame.around(points, width, 26)
    dots = [_dot(p, m, radius, frame, width) for p, m in zip(places, minutes, strict=True)]
    names = _names(places, near, frame, width)
    marks = [_mark(site, site["state"] != "existing", frame) for site in near]
    beyond = sum(1 for m in minutes if m is None or m > radius)
    told = gettext("%(all)s villages; %(beyond)s of them farther than %(minutes)s minutes.") % {
        "all": len(places), "beyond": beyond, "minutes": f"{radius:g}"}  # fmt: skip
    ground = element("rect", x=0, y=0, width=width, height=height, fill=SHEET, stroke=LINE)
    return picture(width, height, [ground, *dots, *marks, *names], name=name,
                   title=gettext("Map of reach"), description=told)  # fmt: skip


def key(radius: float) -> list[tuple[SafeString, str]]:
    """What the signs of the map mean: a small picture and its words each."""
    within = gettext("within %(n)s minutes")
    rows = (
        (element("circle", cx=9, cy=9, r=5, fill=STEM_DARK), within % {"n": f"{radius / 2:g}"}),
        (element("circle", cx=9, cy=9, r=5, fill=STEM_LIGHT, stroke=STEM), within % {"n": f"{radius:g}"}),
        (element("circle", cx=9, cy=9, r=4.5, fill="none", stroke=SEAL, stroke_width=2), gettext("farther")),
        (_square(9, 9, 6), gettext("open today")),
        (_diamond(9, 9, 8), gettext("new")),
    )  # fmt: skip
    return [
        (
            mark_safe(
                element("svg", sign, viewBox="0 0 18 18", width=18, height=18, aria_hidden="true")
            ),
            said,
        )
        for sign, said in rows
    ]  # our own signs, no text of anybody


def _inside(site: dict[str, Any], places: Sequence[dict[str, Any]]) -> bool:
    """Whether a site lies in the county's surroundings; one far outside would shrink the map."""
    lons, lats = [p["lon"] for p in places], [p["lat"] for p in places]
    return bool(
        min(lons) - 0.1 <= site["lon"] <= max(lons) + 0.1
        and min(lats) - 0.1 <= site["lat"] <= max(lats) + 0.1
    )


def _dot(
    place: dict[str, Any], minutes: float | None, radius: float, frame: Frame, width: float
) -> str:
    x, y = frame.at(place["lon"], place["lat"])
    size = (1.4 + math.sqrt(place["people"]) / 16) * (1 if width > 500 else 0.62)
    said = (
        gettext("%(minutes)s minutes") % {"minutes": f"{minutes:.0f}"}
        if minutes is not None
        else "—"
    )
    if minutes is None or minutes > radius:
        mark = element("circle", cx=x, cy=y, r=size, fill="none", stroke=SEAL, stroke_width=1.6)
    elif minutes > radius / 2:
        mark = element("circle", cx=x, cy=y, r=size, fill=STEM_LIGHT, stroke=STEM, stroke_width=0.6)
    else:
        mark = element("circle", cx=x, cy=y, r=size, fill=STEM_DARK)
    return link("", mark, f"{place['name']} {said}")


class _Labels:
    """Names that keep out of each other's way: each goes to the first free place, or is left out."""

    def __init__(self, width: float, size: float) -> None:
        self.width, self.size = width, size
        self.taken: list[tuple[float, float, float, float]] = []
        self.drawn: list[str] = []

    def put(self, text: str, spots: Sequence[tuple[float, float, str]], **how: Any) -> None:
        """Write the text at the first of the spots (x, y, anchor) where nothing stands yet."""
        wide = self.size * sum(1.0 if ord(c) > 255 else 0.56 for c in text)
        for x, y, anchor in spots:
            left = x - (wide if anchor == "end" else wide / 2 if anchor == "middle" else 0)
            box = (left, y - self.size, left + wide, y + 2)
            if (
                box[0] < 2
                or box[2] > self.width - 2
                or any(_meet(box, other) for other in self.taken)
            ):
                continue
            self.taken.append(box)
            self.drawn.append(words(text, x, y, self.size, text_anchor=anchor, stroke=SHEET,
                                    stroke_width=3.5, paint_order="stroke", **how))  # fmt: skip
            return


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _names(
    places: Sequence[dict[str, Any]], marked: Sequence[dict[str, Any]], frame: Frame, width: float
) -> list[str]:
    """The names of the sites, then those of the towns where there is room."""
    labels = _Labels(width, 13 if width > 500 else 10.5)
    for site in marked:
        x, y = frame.at(site["lon"], site["lat"])
        labels.put(_short(site["name"]), (
            (x + 12, y + 5, "start"), (x - 12, y + 5, "end"), (x, y + 22, "middle"),
            (x, y - 13, "middle"), (x + 8, y + 18, "start"), (x - 8, y - 9, "end"),
        ), fill=INK, font_weight=600)  # fmt: skip
    towns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for place in places:
        towns[place["town"]].append(place)
    for town, rows in towns.items():
        x, top = frame.at(sum(p["lon"] for p in rows) / len(rows), max(p["lat"] for p in rows))
        _, low = frame.at(0, min(p["lat"] for p in rows))
        middle = (top + low) / 2
        labels.put(town, (
            (x, top - 6, "middle"), (x, low + 15, "middle"), (x, middle, "middle"),
            (x - 30, top - 2, "end"), (x + 30, top - 2, "start"), (x - 40, middle, "end"),
            (x + 40, middle, "start"),
        ), fill=INK_2)  # fmt: skip
    return labels.drawn


def _short(name: str) -> str:
    """A name without what stands in brackets."""
    return name.partition("（")[0]


def _mark(site: dict[str, Any], new: bool, frame: Frame) -> str:
    x, y = frame.at(site["lon"], site["lat"])
    return link("", _diamond(x, y, 9) if new else _square(x, y, 7), site["name"])


def _square(x: float, y: float, half: float) -> str:
    return element("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, fill=INK,
                   stroke=SHEET, stroke_width=1.5)  # fmt: skip


def _diamond(x: float, y: float, half: float) -> str:
    spots = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    return element("polygon", points=" ".join(f"{a:.1f},{b:.1f}" for a, b in spots), fill=GOLD,
                   stroke=INK, stroke_width=1.5)  # fmt: skip
