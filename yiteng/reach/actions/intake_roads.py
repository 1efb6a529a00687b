"""Roads taken in: what is held with the rows of the file; the roads that were stay in their own row."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from yiteng.reach.actions.intake_ways import said_of
from yiteng.reach.intake.comparing import Line
from yiteng.reach.models import Intake, RoadNetwork
from yiteng.reach.queries import roads
from yiteng.rules.actor import Actor
from yiteng.workflow.entrances import add_many


def take_roads(lines: list[Line], row: Intake, actor: Actor, at: datetime) -> None:
    """One new network from the one held and the rows of both sheets; nothing without such rows."""
    if not lines:
        return
    held = roads.held(actor)
    for line in lines:
        if line.sheet == "nodes":
            held.nodes[line.key[1]] = [float(line.new["lon"]), float(line.new["lat"])]
        elif line.new["minutes"] is None:
            held.edges.pop(line.key[1], None)
        else:
            held.edges[line.key[1]] = float(line.new["minutes"])
    content = held.plain()
    made = RoadNetwork(county_id=actor.county, content=content, digest=sha256(content).hexdigest(),
                       nodes=len(held.nodes), edges=len(held.edges), source=said_of(row), at=at)  # fmt: skip
    audited = ("digest", "nodes", "edges", "source")
    add_many([made], actor=actor, at=at, action="reach.write", audited=audited)
