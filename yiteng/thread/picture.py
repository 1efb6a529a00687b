"""From a walk to the stations the drawing of the thread takes."""

from __future__ import annotations

from django.utils.translation import gettext

from yiteng.rules.node import STATIONS
from yiteng.thread.stations import TITLES
from yiteng.thread.walk import Walk
from yiteng.web.drawing import Station


def picture(walk: Walk) -> list[Station]:
    """The stations of the spine with what stands at each; empty ones stay, pale."""
    return [_station(walk, station) for station in STATIONS]


def _station(walk: Walk, station: str) -> Station:
    stops = walk.at(station)
    label = gettext(TITLES[station])
    if not stops:
        return Station(label, missing=walk.standing(station) == "missing")
    own = [s for s in stops if (s.node.type, s.node.id) == (walk.start.type, walk.start.id)]
    stop = own[0] if own else stops[0]
    return Station(
        label=label,
        title=stop.node.title,
        on=stop.node.on,
        post=stop.node.post,
        state=stop.node.state,
        suspect=any(s.suspect for s in stops),
        here=bool(own),
        url=stop.node.url,
        count=len(stops),
    )
