"""The roads of a county as they are held, and minutes over them."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import Any

from yiteng.people.visibility import visible
from yiteng.reach.models import RoadNetwork
from yiteng.rules.actor import Actor

#: Tables of minutes that are remembered, and how many.
_KNOWN: dict[tuple[Any, ...], str] = {}
MOST = 16
#: Between the two nodes of a section in its key.
TO = "→"


@dataclass
class Roads:
    """Nodes by name with longitude and latitude, sections by their two nodes with minutes; both ways."""

    nodes: dict[str, list[float]] = field(default_factory=dict)
    edges: dict[str, float] = field(default_factory=dict)
    said: dict[str, Any] = field(default_factory=dict)

    def plain(self) -> bytes:
        """As compressed JSON, the same bytes for the same roads."""
        rows = {"nodes": self.nodes, "edges": self.edges}
        return zlib.compress(json.dumps(rows, sort_keys=True, ensure_ascii=False).encode(), 6)


def held(actor: Actor) -> Roads:
    """The roads that count today; empty where none were taken in. One query."""
    row = visible(RoadNetwork, actor).order_by("-id").first()
    if row is None:
        return Roads()
    rows = json.loads(zlib.decompress(bytes(row.content)))
    said = {"digest": row.digest, "nodes": row.nodes, "edges": row.edges, "source": row.source,
            "on": row.at.date().isoformat(), "invented": row.invented}  # fmt: skip
    return Roads(rows["nodes"], rows["edges"], said)


def packed(
    roads: Roads,
    places: list[dict[str, Any]],
    sites: list[dict[str, Any]],
    travel: dict[str, float],
) -> dict[str, Any]:
    """What a scenario keeps of the roads: which they are, and the minutes between its places and sites.

    Computed once for the same roads, places and sites.
    """
    from yiteng.reach.plain.road_table import table

    here, there = (tuple((p["lon"], p["lat"]) for p in rows) for rows in (places, sites))
    asked = (roads.said["digest"], here, there, travel["detour"], travel["speed"])
    if asked not in _KNOWN:
        edges = {_ends(name): cost for name, cost in roads.edges.items()}
        if len(_KNOWN) >= MOST:
            _KNOWN.pop(next(iter(_KNOWN)))
        _KNOWN[asked] = table(roads.nodes, edges, here, there, travel)
    return {**roads.said, "minutes": _KNOWN[asked]}


def _ends(name: str) -> tuple[str, str]:
    """The two nodes of a section."""
    start, _, end = name.partition(TO)
    return start, end


def key(start: str, end: str) -> str:
    """A section by its two nodes, in either direction."""
    return TO.join(sorted((start, end)))
