"""Bars that lie, their values written at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.drawing.svg import INK, INK_2, LINE_2, STEM, element, link, picture, words
from yiteng.web.drawing.text import wide
from yiteng.web.words import plain

ROW = 34.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar. value: drawn; shown: its words where the plain number will not do; colour: a token."""

    title: str
    value: Decimal | int | float
    shown: str = ""
    url: str = ""
    colour: str = STEM

    def said(self, unit: str = "") -> str:
        """The value in words."""
        return self.shown or f"{plain(self.value)}{unit}"


def length(value: Decimal | int | float, most: Decimal | int | float, room: float) -> float:
    """Length of a bar: in proportion to the largest, from nought.

    >>> length(50, 200, 400)
    100.0
    """
    return max(0.0, float(value) / float(most) * room) if most else 0.0


def bars(
    rows: Sequence[Bar], *, title: str = "", unit: str = "", name: str = "bars", width: float = 580
) -> SafeString:
    """The bars, one a line; on a narrow picture the words stand above their bar."""
    narrow = width < 500
    indent = 0.0 if narrow else min(220.0, max((wide(r.title) for r in rows), default=0) + 14)
    step = ROW + 16 if narrow else ROW
    room = width - indent - max((wide(r.said(unit)) for r in rows), default=0) - 16
    most = max((float(r.value) for r in rows), default=0)
    inside = [
        _line(row, i * step, indent, length(row.value, most, room), unit, narrow)
        for i, row in enumerate(rows)
    ]
    axis = element("path", d=f"M{indent} 0V{len(rows) * step}", stroke=LINE_2, fill="none")
    told = gettext(". ").join(f"{r.title} {r.said(unit)}" for r in rows)
    return picture(
        width, max(len(rows) * step, 1), [*inside, "" if narrow else axis],
        name=name, title=title or gettext("Bars"), description=told,
    )  # fmt: skip


def table_of(rows: Sequence[Bar], unit: str = "") -> Table:
    """The same figures as a table."""
    return Table(
        caption="",
        columns=(Column("title", N_("Name"), "link"), Column("value", N_("Value"), "number")),
        rows=[Row(r.url, {"title": r.title, "value": r.said(unit)}) for r in rows],
    )


def _line(row: Bar, y: float, indent: float, long: float, unit: str, narrow: bool) -> str:
    level = y + (24 if narrow else 6)
    said = words(
        row.title,
        0 if narrow else indent - 10,
        y + 17 if narrow else y + 22,
        14,
        fill=INK_2,
        text_anchor="start" if narrow else "end",
        class_="name",
    )
    bar = element(
        "rect", x=indent, y=level, width=max(long, 1.0), height=20.0, fill=row.colour, rx=1
    )
    value = words(row.said(unit), indent + long + 8, level + 15, 14, fill=INK, font_weight=600)
    return link(row.url, said + bar + value, f"{row.title} {row.said(unit)}")
