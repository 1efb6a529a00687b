"""What the nodes of a walk need by now, above and below, and which of it no link meets.

What a node needs is data: its kind or room names the roles of links above it (``Node.needs``) and
the stations that must hold something below it as far as it has come (``Node.below``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yiteng.links import queries as links
from yiteng.links.nodes import Key
from yiteng.rules.node import Node

#: The station a link of this role leads up to.
ABOVE = {
    "found_in": "finding",
    "heard": "finding",
    "treats": "problem",
    "answers": "problem",
    "solves": "problem",
    "convened_from": "application",
    "decided_at": "meeting",
    "decided": "decision",
    "carries_out": "measure",
}
#: The role of the link by which something stands at a station below.
BELOW = {"proof": "proves", "verification": "checks", "answer": "confirms"}


@dataclass(frozen=True, slots=True)
class Need:
    """One need of a node: any of these stations meets it; met: whether a link does."""

    node: Node
    stations: tuple[str, ...]
    met: bool


def needs_of(nodes: Iterable[Node]) -> tuple[Need, ...]:
    """Every need of these nodes; two queries however many there are."""
    held = list(nodes)
    above = _roles(held, up=True) if any(node.needs for node in held) else {}
    below = _roles(held, up=False) if any(node.below for node in held) else {}
    found = []
    for node in held:
        key = (node.type, node.id)
        for need in node.needs:
            roles = need.split("|")
            met = bool(above.get(key, set()) & set(roles))
            found.append(Need(node, tuple(ABOVE[role] for role in roles), met))
        for station in node.below:
            found.append(Need(node, (station,), BELOW[station] in below.get(key, set())))
    return tuple(found)


def _roles(nodes: Iterable[Node], *, up: bool) -> Mapping[Key, set[str]]:
    """The roles of the links each node has on one side; one query."""
    side = "down" if up else "up"
    keys = [(n.type, n.id) for n in nodes if (n.needs if up else n.below)]
    rows = (links.ups if up else links.downs)(keys)
    found: dict[Key, set[str]] = {}
    for type_, id_, role in rows.values_list(f"{side}_type", f"{side}_id", "role"):
        found.setdefault((type_, id_), set()).add(role)
    return found
