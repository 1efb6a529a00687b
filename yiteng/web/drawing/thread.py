"""The thread: the stations of the spine from the finding to the answer, as one path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.drawing.svg import (
    GOLD,
    INK,
    INK_2,
    INK_3,
    LINE_2,
    SEAL,
    SHEET,
    STEM,
    STEM_DARK,
    Spot,
    element,
    link,
    number,
    picture,
    smooth,
    words,
)
from yiteng.web.drawing.text import lines, wide
from yiteng.web.words import in_table

WIDTH, LEVEL, TEXT, SLOT, LEAST, GAP = 980.0, 60.0, 102.0, 132.0, 104.0, 14.0


@dataclass(frozen=True, slots=True)
class Station:
    """One station. label: what it is (finding, meeting …); title: which; on, post, state: when,
    who, how it stands; suspect: upstream has changed since; missing: nothing here where something
    ought to be; here: where the reader stands; count: how many stand here, the title names one.
    """

    label: str
    title: str = ""
    on: date | None = None
    post: str = ""
    state: str = ""
    suspect: bool = False
    missing: bool = False
    here: bool = False
    url: str = ""
    count: int = 1

    @property
    def ahead(self) -> bool:
        """Whether the way has not come here yet."""
        return not (self.title or self.on or self.missing)


def thread(
    stations: Sequence[Station], *, name: str = "thread", title: str = "", room: float = WIDTH
) -> SafeString:
    """The path across a desk screen, in the order of the spine; what is ahead takes little room.

    room: a thread longer than this goes on in a second line, so that its words stay readable.
    """
    slots = _slots(stations, room)
    line: list[Spot] = []
    top, across = 0.0, 1.0
    for start, end in _rows(slots, room):
        left = 0.0
        for i in range(start, end):
            line.append((left + slots[i] / 2, top + LEVEL + (5 if i % 2 else -5)))
            left += slots[i]
        row = zip(stations[start:end], slots[start:end], strict=True)
        top += TEXT + 17.5 * max((len(_below(s, w)) for s, w in row), default=0) + GAP
        across = max(across, left + (14 if end < len(slots) else 0))
    inside = [_path(stations, line)]
    for i, (station, spot, slot) in enumerate(zip(stations, line, slots, strict=True)):
        drawn = _across(station, spot, slot, odd=bool(i % 2))
        inside.append(link(station.url, drawn, _said(station)))
    return picture(across, max(top - GAP, 1), inside, name=name, title=title or gettext("The thread"),
                   description=gettext(". ").join(_said(s) for s in stations))  # fmt: skip


def _slots(stations: Sequence[Station], room: float) -> list[float]:
    """How wide each station is: its label where it is ahead; the others share what one line has."""
    found = [wide(gettext(s.label), 12.5) + 14 if s.ahead else 0.0 for s in stations]
    full = found.count(0.0)
    share = (room - sum(found)) / full if full else SLOT
    return [slot or (min(share, SLOT) if share >= LEAST else SLOT) for slot in found]


def _rows(slots: Sequence[float], room: float) -> list[tuple[int, int]]:
    """From and to of each line: one where all fits, else two of about the same length."""
    total = sum(slots)
    if total <= room + 1:
        return [(0, len(slots))]
    held, cut = 0.0, 0
    while held + slots[cut] / 2 < total / 2:
        held += slots[cut]
        cut += 1
    return [(0, cut), (cut, len(slots))]


def thread_down(
    stations: Sequence[Station], *, name: str = "thread-down", title: str = ""
) -> SafeString:
    """The path down a phone, one station a row."""
    line, top = [], 30.0
    for i, station in enumerate(stations):
        line.append((22.0 + (4 if i % 2 else -4), top))
        top += 36 if station.ahead else 84
    inside = [_path(stations, line)]
    for station, spot in zip(stations, line, strict=True):
        inside.append(link(station.url, _beside(station, spot), _said(station)))
    return picture(360, top, inside, name=name, title=title or gettext("The thread"),
                   description=gettext(". ").join(_said(s) for s in stations))  # fmt: skip


def table_of(stations: Sequence[Station]) -> Table:
    """The same as a table."""
    return Table(
        caption="",
        columns=(
            Column("label", N_("Station")),
            Column("title", N_("What"), "link"),
            Column("on", N_("Date"), "date"),
            Column("post", N_("Post")),
            Column("state", N_("State"), "state"),
            Column("mark", N_("Mark")),
        ),
        rows=[
            Row(
                s.url,
                {
                    "label": gettext(s.label),
                    "title": s.title,
                    "on": s.on,
                    "post": s.post,
                    "state": s.state,
                    "mark": _mark(s),
                },
            )
            for s in stations
        ],
    )


def _path(stations: Sequence[Station], line: Sequence[Spot]) -> str:
    """Full where the thread holds, dashed in vermilion where it is broken or in doubt."""
    drawn = ""
    for i in range(1, len(stations)):
        one, two = stations[i - 1], stations[i]
        middle = ((line[i - 1][0] + line[i][0]) / 2, (line[i - 1][1] + line[i][1]) / 2)
        path = smooth([line[i - 1], middle, line[i]])
        if line[i - 1][0] - line[i][0] > LEVEL and line[i][1] - line[i - 1][1] > GAP:
            path = _turn_back(line[i - 1], line[i])
        if one.ahead or two.ahead:
            drawn += element("path", d=path, fill="none", stroke=LINE_2, stroke_width=2)
            continue
        broken = one.missing or two.missing
        doubt = broken or two.suspect
        drawn += element("path", d=path, fill="none", stroke=SEAL if doubt else STEM,
                         stroke_width=2 if broken else 3.4, stroke_linecap="round",
                         stroke_dasharray="1 7" if broken else "9 6" if doubt else None)  # fmt: skip
    return drawn


def _turn_back(one: Spot, two: Spot) -> str:
    """From the end of a line to the beginning of the next, between their words."""
    level = two[1] - LEVEL - 2
    return (
        f"M{number(one[0])} {number(one[1])}h58q14 0 14 14V{number(level - 14)}q0 14 -14 14"
        f"H{number(two[0] - 46)}q-14 0 -14 14v{number(two[1] - level - 28)}q0 14 14 14h46"
    )


def _knot(station: Station, spot: Spot) -> str:
    x, y = spot
    if station.missing:
        cross = f"M{number(x - 5)} {number(y - 5)}l10 10m0 -10l-10 10"
        ring = element("circle", cx=x, cy=y, r=10, fill=SHEET, stroke=SEAL, stroke_width=1.6,
                       stroke_dasharray="3 3", class_="halo")  # fmt: skip
        return ring + element("path", d=cross, stroke=SEAL, stroke_width=1.8, fill="none")
    if station.ahead:
        return element(
            "circle", cx=x, cy=y, r=6, fill=SHEET, stroke=LINE_2, stroke_width=2, class_="halo"
        )
    fill = GOLD if station.here else SHEET
    drawn = element("circle", cx=x, cy=y, r=11 if station.here else 9, fill=fill,
                    stroke=SEAL if station.suspect else STEM_DARK, stroke_width=2.4, class_="halo")  # fmt: skip
    if station.suspect:
        drawn += words("?", x, y + 4.6, 13, fill=SEAL, font_weight=700, text_anchor="middle")
    return drawn


def _across(station: Station, spot: Spot, slot: float, *, odd: bool) -> str:
    x, wave = spot[0], 5 if odd else -5
    top = spot[1] - wave - LEVEL
    size, colour = (12.5, INK_3) if station.ahead else (14, INK)
    drawn = _knot(station, spot) + words(
        gettext(station.label), x, top + 26, size, fill=colour, text_anchor="middle", class_="name",
        font_weight=None if station.ahead else 600,
    )  # fmt: skip
    for index, (text, tint, size) in enumerate(_below(station, slot)):
        drawn += words(text, x, top + TEXT + 17.5 * index, size, fill=tint, text_anchor="middle")
    return drawn


def _below(station: Station, slot: float) -> list[tuple[str, str, float]]:
    """The lines under a station: text, colour, size."""
    said = [(text, INK, 13.0) for text in lines(station.title, slot - 10, 3) if text]
    for text, tint in _facts(station):
        said += [(part, tint, 12.5) for part in lines(text, slot - 8, 2, 12.5)]
    return said


def _beside(station: Station, spot: Spot) -> str:
    drawn = _knot(station, spot)
    if station.ahead:
        return drawn + words(gettext(station.label), 52, spot[1] + 4, 12.5, fill=INK_3)
    y = spot[1] - 8
    drawn += words(gettext(station.label), 52, y, 12.5, fill=INK_3)
    for text in lines(station.title, 300, 2):
        y += 19
        drawn += words(text, 52, y, 14, fill=INK, font_weight=600, class_="name")
    facts = " · ".join(
        text
        for text, _colour in sorted(_facts(station), key=lambda fact: fact[0] != _mark(station))
    )
    colour = SEAL if station.suspect or station.missing else INK_2
    return drawn + words(lines(facts, 304, 1)[0], 52, y + 20, 12.5, fill=colour) if facts else drawn


def _facts(station: Station) -> list[tuple[str, str]]:
    if station.missing:
        return [(_mark(station), SEAL)]
    day = in_table(station.on) if station.on else ""
    many = gettext("%(n)s of them") % {"n": station.count} if station.count > 1 else ""
    facts = [
        (many, INK_2),
        (day, INK_2),
        (station.post, INK_2),
        (gettext(station.state) if station.state else "", INK_3),
    ]
    if station.suspect:
        facts.append((_mark(station), SEAL))
    return [(text, colour) for text, colour in facts if text]


def _mark(station: Station) -> str:
    if station.missing:
        return gettext("broken here")
    return gettext("in doubt: changed upstream") if station.suspect else ""


def _said(station: Station) -> str:
    parts = [gettext(station.label), station.title, *(text for text, _colour in _facts(station))]
    return " ".join(part for part in parts if part)
