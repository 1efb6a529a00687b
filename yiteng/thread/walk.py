"""Walking the links back to what caused a node and forward to what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from yiteng.links import queries as links
from yiteng.links.models import Link
from yiteng.links.nodes import Key, load, readable
from yiteng.rules.actor import Actor
from yiteng.rules.node import STATIONS, Node
from yiteng.thread.needs import Need, needs_of

#: How far a walk goes and how many links of one node it follows; beyond that it counts.
DEPTH = 12
WIDTH = 60


@dataclass(frozen=True, slots=True)
class Stop:
    """One node on the walk.

    suspect: a direct link below it no longer agrees with its text; rests: it rests on such.
    """

    node: Node
    suspect: bool = False
    rests: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """The thread of one node: stops by station, the links walked, what was left out.

    hidden: nodes on the way the actor may not open; more: nodes beyond the walk's width;
    needs: what the stops need by now, met or not.
    """

    start: Node
    stops: tuple[Stop, ...]
    links: tuple[Link, ...]
    suspects: tuple[Link, ...]
    hidden: int
    more: int
    needs: tuple[Need, ...] = ()

    def at(self, station: str) -> tuple[Stop, ...]:
        """The stops of one station, earliest first."""
        found = [s for s in self.stops if s.node.station == station]
        return tuple(sorted(found, key=lambda s: (str(s.node.on or ""), s.node.id)))

    @property
    def lacks(self) -> tuple[Need, ...]:
        """The needs no link meets."""
        return tuple(need for need in self.needs if not need.met)

    def standing(self, station: str) -> str:
        """How a station stands: needed, missing, or where nothing is there, unneeded or ahead."""
        if any(need.stations[0] == station for need in self.lacks):
            return "missing"
        if self.at(station):
            return "needed" if any(station in need.stations for need in self.needs) else ""
        before = STATIONS.index(station) < STATIONS.index(self.start.station)
        return "unneeded" if before else "ahead"

    def stations(self) -> tuple[tuple[str, tuple[Stop, ...]], ...]:
        """Every station of the spine in its order with its stops, empty ones too."""
        return tuple((station, self.at(station)) for station in STATIONS)


def walk(key: Key, actor: Actor) -> Walk | None:
    """The whole thread of a node: back to the findings, forward to the public page.

    One query a level for links, one a type for nodes. Returns None where the node does not
    exist or the actor may not open it.
    """
    start = load([key]).get(key)
    if start is None or not readable(actor, [start]):
        return None
    back, more_back = _closure(key, links.ups, lambda link: (link.up_type, link.up_id))
    on, more_on = _closure(key, links.downs, lambda link: (link.down_type, link.down_id))
    walked = {link.pk: link for link in (*back, *on)}
    keys = {key} | {k for link in walked.values() for k in _ends(link)}
    nodes = load(keys)
    suspects = tuple(ln for ln in walked.values() if links.is_suspect(ln, nodes))
    open_keys = readable(actor, nodes.values())
    stops = _stops(nodes, open_keys, list(walked.values()), suspects)
    return Walk(
        start,
        stops,
        tuple(walked.values()),
        suspects,
        len(nodes) - len(open_keys),
        more_back + more_on,
        needs_of(stop.node for stop in stops),
    )


def _ends(link: Link) -> tuple[Key, Key]:
    return (link.up_type, link.up_id), (link.down_type, link.down_id)


def _closure(
    key: Key, step: Callable[[Iterable[Key]], Iterable[Link]], other: Callable[[Link], Key]
) -> tuple[list[Link], int]:
    """Every link reached from the key in one direction, and how many were beyond the width."""
    found: list[Link] = []
    seen, front, more = {key}, [key], 0
    for _ in range(DEPTH):
        if not front:
            break
        level = list(step(front))
        more += max(0, len(level) - WIDTH)
        level = level[:WIDTH]
        found += level
        front = [k for k in dict.fromkeys(map(other, level)) if k not in seen]
        seen |= set(front)
    return found, more


def _stops(
    nodes: dict[Key, Node], open_keys: set[Key], walked: list[Link], suspects: Iterable[Link]
) -> tuple[Stop, ...]:
    direct = {(ln.down_type, ln.down_id) for ln in suspects}
    rests = set(direct)
    for _ in range(DEPTH):
        below = {
            (ln.down_type, ln.down_id) for ln in walked if (ln.up_type, ln.up_id) in rests
        } - rests
        if not below:
            break
        rests |= below
    return tuple(
        Stop(node, key in direct, key in rests and key not in direct)
        for key, node in nodes.items()
        if key in open_keys
    )
