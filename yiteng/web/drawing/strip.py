"""A strip of villages: one small square each, by town, so that nobody is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.drawing.svg import (
    GOLD,
    INK,
    INK_3,
    LINE_2,
    SHEET,
    STEM,
    element,
    link,
    number,
    picture,
    words,
)
from yiteng.web.drawing.text import named

SQUARE, STEP, HEAD = 15.0, 18.0, 27.0
MANY = 5
KEY = (
    ("#dfe9c2", N_("one item")),
    ("#9ab96d", N_("two to four")),
    (GOLD, N_("five and more")),
    (SHEET, N_("crossed: nothing")),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A town and its villages. villages: (title, count, address), count 0 where there is nothing."""

    title: str
    villages: Sequence[tuple[str, int, str]]
    url: str = ""
    invented: bool = False

    @property
    def empty(self) -> int:
        """How many of its villages have nothing."""
        return sum(1 for _title, count, _url in self.villages if not count)


def strip(
    stretches: Sequence[Stretch], *, title: str = "", name: str = "strip", width: float = 1100
) -> SafeString:
    """Villages as squares: filled where there is something, hollow with a cross where nothing is."""
    indent = 0.0 if width < 500 else 170.0
    across = max(int((width - indent) // STEP), 1)
    inside, top = [], 0.0
    for stretch in stretches:
        inside.append(_town(stretch, top, indent, across))
        lines = -(-max(len(stretch.villages), 1) // across)
        top += lines * STEP + (HEAD if not indent else 8)
    told = gettext(". ").join(_said(s) for s in stretches)
    return picture(
        width,
        max(top, 1),
        inside,
        name=name,
        title=title or gettext("Strip of villages"),
        description=told,
    )


def table_of(stretches: Sequence[Stretch]) -> Table:
    """The same figures as a table: the villages with nothing by name."""
    listed = gettext(", ")
    return Table(
        caption="",
        columns=(
            Column("title", N_("Place"), "link"),
            Column("all", N_("Villages"), "number"),
            Column("empty", N_("With nothing"), "number"),
            Column("names", N_("Which")),
        ),
        rows=[
            Row(
                s.url,
                {
                    "title": named(s.title, s.invented),
                    "all": len(s.villages),
                    "empty": s.empty,
                    "names": listed.join(t for t, count, _url in s.villages if not count),
                },
            )
            for s in stretches
        ],
    )


def _town(stretch: Stretch, top: float, indent: float, across: int) -> str:
    title = named(stretch.title, stretch.invented)
    said = f"{title} {len(stretch.villages) - stretch.empty}/{len(stretch.villages)}"
    colour = INK if not stretch.empty else "#8a5300"
    name = words(said, 0, top + 13, 13.5, fill=colour, class_="name")
    drawn = link(stretch.url, name, _said(stretch))
    start = top if indent else top + HEAD - 7
    for i, (title, count, url) in enumerate(stretch.villages):
        x, y = indent + i % across * STEP, start + i // across * STEP
        drawn += link(url, _village(x, y, count), f"{title} {count}")
    return drawn


def _village(x: float, y: float, count: int) -> str:
    if not count:
        path = f"M{number(x + 4)} {number(y + 4)}l7 7m0 -7l-7 7"
        return element(
            "rect", x=x, y=y, width=SQUARE, height=SQUARE, rx=2, fill=SHEET, stroke=INK_3, stroke_width=1,
            class_="halo",
        ) + element("path", d=path, stroke="#8a5300", stroke_width=1.4, fill="none")  # fmt: skip
    fill = GOLD if count >= MANY else "#9ab96d" if count > 1 else "#dfe9c2"
    return element("rect", x=x, y=y, width=SQUARE, height=SQUARE, rx=2, fill=fill,
                   stroke=STEM if count > 1 else LINE_2, stroke_width=0.8, class_="halo")  # fmt: skip


def _said(stretch: Stretch) -> str:
    return gettext("%(title)s: %(all)s villages, %(empty)s with nothing") % {
        "title": named(stretch.title, stretch.invented),
        "all": len(stretch.villages),
        "empty": stretch.empty,
    }
