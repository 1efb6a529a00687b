"""Nodes and sections of roads from a workbook, beside those that are held."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from yiteng.reach.analysis.assumed import SPEEDS
from yiteng.reach.intake import values
from yiteng.reach.intake.values import Unread
from yiteng.reach.queries.roads import Roads, key
from yiteng.rules.words import N_

#: Words of the cells → classes of roads; the classes of OpenStreetMap are understood as they are.
CLASSES = {
    "高速": "motorway", "国道": "trunk", "省道": "primary", "县道": "secondary", "乡道": "tertiary",
    "村道": "unclassified", "街巷": "residential", "土路": "track", **{name: name for name in SPEEDS},
}  # fmt: skip
#: The sheet of the nodes.
NODES = "路网节点"
#: Written for minutes: the section can be travelled no more.
CLOSED = "封闭"


class Held:
    """What is held, in the form a comparison asks for."""

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)


def node(roads: Roads, name: str, point: dict[str, Any]) -> tuple[dict[str, Any], Held | None]:
    """A node's new position, and the one held."""
    at = roads.nodes.get(name)
    if at is None:
        return point, None
    lon, lat = (Decimal(str(c)).quantize(Decimal("0.000001")) for c in at)
    return point, Held(lon=lon, lat=lat)


def section(
    roads: Roads, named: set[str], cells: dict[str, str]
) -> tuple[str, dict[str, Any], Held | None]:
    """A section's key, its minutes (None: closed) and those held. Raises Unread.

    named: nodes of the file. Minutes as typed; else km over the speed of the class of road.
    """
    for end in ("start", "end"):
        if cells[end] not in named and cells[end] not in roads.nodes:
            raise Unread(
                N_("There is no node {name}: add it to the sheet {sheet}."),
                name=cells[end],
                sheet=NODES,
            )
    name = key(cells["start"], cells["end"])
    before = roads.edges.get(name)
    there = None if before is None else Held(minutes=Decimal(str(before)))
    return name, {"minutes": _minutes(cells)}, there


def _minutes(cells: dict[str, str]) -> Decimal | None:
    if cells["minutes"] == CLOSED:
        return None
    if cells["minutes"]:
        return values.number(cells["minutes"], "0.001", "999", 3)
    if not cells["km"]:
        raise Unread(N_("Write minutes, or km with the class of road."))
    if cells["road"] not in CLASSES:
        offered = "、".join(list(CLASSES)[:8])
        raise Unread(
            N_("“{given}” is unknown; write one of {offered}."),
            given=cells["road"],
            offered=offered,
        )
    km = values.number(cells["km"], "0.001", "999", 3)
    return (km * 60 / Decimal(SPEEDS[CLASSES[cells["road"]]])).quantize(Decimal("0.001"))
