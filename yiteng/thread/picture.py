"""From a walk to the values the drawing of the thread takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from yiteng.rules.node import STATIONS
from yiteng.thread.stations import TITLES
from yiteng.thread.walk import Walk


@dataclass(frozen=True, slots=True)
class Pearl:
    """One station as drawn: how many records, the first of them, its mark.

    mark: ``here`` the node itself, ``done`` something is there, ``suspect``, ``empty``.
    """

    station: str
    label: str
    title: str
    count: int
    on: date | None
    post: str
    state: str
    url: str
    mark: str
    suspect: bool


def picture(walk: Walk) -> list[Pearl]:
    """The stations of the spine with what stands at each."""
    return [_pearl(walk, station) for station in STATIONS]


def _pearl(walk: Walk, station: str) -> Pearl:
    stops = walk.at(station)
    label = gettext(TITLES[station])
    if not stops:
        return Pearl(station, label, "", 0, None, "", "", "", "empty", False)
    own = [s for s in stops if (s.node.type, s.node.id) == (walk.start.type, walk.start.id)]
    stop = own[0] if own else stops[0]
    suspect = any(s.suspect for s in stops)
    mark = "here" if own else "suspect" if suspect else "done"
    return Pearl(station, label, stop.node.title, len(stops), stop.node.on, stop.node.post,
                 gettext(stop.node.state) if stop.node.state else "", stop.node.url, mark, suspect)
