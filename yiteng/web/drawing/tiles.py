"""A map of tiles: one square a town, placed roughly; no boundary, no coordinate, no licence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.drawing.svg import INK, INK_2, LINE_2, SHEET, element, link, picture, words
from yiteng.web.drawing.text import named
from yiteng.web.lights import lamp

COLOURS = {
    "red": "#b3261e",
    "amber": "#8a5300",
    "blue": "#1f5a94",
    "grey": "#636b57",
    "green": "#3c6b1e",
    "ink": "#4b5640",
    "gold": "#7a5200",
}
GAP = 6.0


@dataclass(frozen=True, slots=True)
class Tile:
    """A town. col, row: its place, row 0 in the north; value: its figure, in words or a number;
    light: code of a light; share: 0 to 1, fills the tile from below; note: a second small line;
    invented: True where the demonstration made the town up.
    """

    code: str
    title: str
    col: int
    row: int
    value: str | int
    light: str = ""
    url: str = ""
    share: float | None = None
    note: str = ""
    invented: bool = False


def tiles(
    held: Sequence[Tile], *, title: str = "", unit: str = "", name: str = "tiles", side: float = 104
) -> SafeString:
    """The map; each tile carries name, figure and light (shape, word) and opens its town."""
    high = side * (0.86 if side > 90 else 0.98)
    columns = max((t.col for t in held), default=0) + 1
    rows = max((t.row for t in held), default=0) + 1
    inside = [_tile(t, side, high, unit) for t in sorted(held, key=lambda t: (t.row, t.col))]
    told = gettext(". ").join(_said(t, unit) for t in held)
    return picture(
        columns * (side + GAP),
        rows * (high + GAP),
        inside,
        name=name,
        title=title or gettext("Map of tiles"),
        description=told,
    )


def table_of(held: Sequence[Tile], unit: str = "") -> Table:
    """The same figures as a table."""
    return Table(
        caption="",
        columns=(
            Column("title", N_("Place"), "link"),
            Column("value", N_("Value"), "number"),
            Column("light", N_("Light"), "light"),
        ),
        rows=[
            Row(
                t.url,
                {
                    "title": named(t.title, t.invented),
                    "value": f"{t.value}{unit}",
                    "light": t.light,
                },
                t.code,
            )
            for t in held
        ],
    )


def _tile(tile: Tile, side: float, high: float, unit: str) -> str:
    x, y = tile.col * (side + GAP) + GAP / 2, tile.row * (high + GAP) + GAP / 2
    body = element("rect", x=x, y=y, width=side, height=high, rx=3, fill=SHEET, stroke=LINE_2)
    if tile.share is not None:
        level = (high - 1.4) * min(max(tile.share, 0.0), 1.0)
        body += element("rect", x=x + 0.7, y=y + high - 0.7 - level, width=side - 1.4, height=level,
                        fill="#f5e6c0", rx=2)  # fmt: skip
    body += element("rect", x=x, y=y, width=side, height=high, rx=3, fill="none", class_="halo")
    name, figure, small, indent = (14.5, 22, 12.5, 9) if side > 90 else (12.5, 15, 10.5, 4)
    x += indent
    body += words(
        named(tile.title, tile.invented), x, y + high * 0.26, name, fill=INK_2, class_="name"
    )
    body += words(f"{tile.value}{unit}", x, y + high * 0.6, figure, fill=INK, font_weight=600)
    found = lamp(tile.light)
    said = f"{found.symbol} {gettext(found.word)} {tile.note}".rstrip() if found else tile.note
    colour = COLOURS[found.colour] if found else INK_2
    weight = 600 if found else None
    body += words(said, x, y + high * 0.88, small, fill=colour, font_weight=weight) if said else ""
    return link(tile.url, body, _said(tile, unit))


def _said(tile: Tile, unit: str) -> str:
    found = lamp(tile.light)
    light = f" {gettext(found.word)}" if found else ""
    return f"{named(tile.title, tile.invented)} {tile.value}{unit}{light}" + (
        f" {tile.note}" if tile.note else ""
    )
