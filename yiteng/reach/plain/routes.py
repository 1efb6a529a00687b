"""Minutes between places and sites: great circles, a typed table, or roads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from yiteng.reach.analysis import access, costs
from yiteng.reach.analysis.pairs import Pairs
from yiteng.reach.plain.points import Points, Unreadable, table

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Way:
    """How minutes are found. minutes: a table of them; roads: edges (with nodes: their positions), or an
    .osm.pbf; without either great circle × detour at speed. mountain: factor of each town; part: the
    places and sites are some of many, so that a typed table may name others."""

    detour: float = 1.3
    speed: float = 40.0
    minutes: Path | None = None
    roads: Path | None = None
    nodes: Path | None = None
    mountain: Mapping[str, float] = field(default_factory=dict)
    part: bool = False

    def said(self) -> str:
        """The assumption in one sentence."""
        if self.minutes:
            return f"minutes as typed in {self.minutes.name}"
        if self.roads:
            return f"least minutes over the roads of {self.roads.name}"
        return f"great-circle km × {self.detour:g} at {self.speed:g} km/h"

    def factors(self, places: Points) -> Floats:
        """The mountain factor of each place: its own, else its town's, else 1."""
        found = places.numbers("mountain", default=1.0)
        towns = places.text("town")
        for k, town in enumerate(towns):
            if found[k] == 1.0 and town in self.mountain:
                found[k] = self.mountain[town]
        if (found < 1).any():
            raise Unreadable(f"{places.source}: a mountain factor is below 1")
        return found

    def pairs(self, places: Points, sites: Points, limit: float) -> Pairs:
        """Pairs within ``limit`` minutes; sparse for great circles."""
        if self.minutes or self.roads:
            return access.from_matrix(self.table(places, sites), limit)
        found = access.pairs_within(places.places(), sites.places(), limit, self.detour, self.speed)
        return found.slowed(self.factors(places))

    def around(self, places: Points, sites: Points, limit: float) -> Pairs:
        """At least the pairs within ``limit`` minutes, without going over the roads."""
        if self.minutes:
            return access.from_matrix(typed(self.minutes, places, sites, part=True), limit)
        fast = max(costs.SPEEDS.values()) if self.roads else self.speed
        detour = 1.0 if self.roads else self.detour
        return access.pairs_within(places.places(), sites.places(), limit, detour, fast)

    def table(self, places: Points, sites: Points) -> Floats:
        """Minutes from every place to every site, (n, m); inf where there is no way."""
        if self.minutes:
            return typed(self.minutes, places, sites, part=self.part)
        factors = self.factors(places)[:, None]
        if self.roads:
            return by_road(self, places, sites) * factors
        km = costs.great_circle(places.places(), sites.places(), self.detour)
        return costs.minutes(km, self.speed, factors)


def typed(path: Path, places: Points, sites: Points, *, part: bool = False) -> Floats:
    """A table of rows place, site, minutes, or one with a column for each site; missing pairs are inf.

    part: ids that are not among the places and sites are passed over; else they are an error.
    Raises Unreadable for such an id, or minutes that are none.
    """
    rows = table(path)
    row_of = {name: k for k, name in enumerate(places.ids)}
    column_of = {name: k for k, name in enumerate(sites.ids)}
    found = np.full((len(places), len(sites)), np.inf)
    for number, row in enumerate(rows, 2):
        place = row.get("place", "")
        if place not in row_of:
            if part:
                continue
            raise Unreadable(f"{path.name}: line {number}: no place {place!r}")
        if "site" in row:
            cells = [(row["site"], row.get("minutes", ""))]
        else:
            cells = [(name, value) for name, value in row.items() if name != "place" and value]
        for site, value in cells:
            if site not in column_of:
                if part:
                    continue
                raise Unreadable(f"{path.name}: line {number}: no site {site!r}")
            found[row_of[place], column_of[site]] = _minutes(path, number, value)
    return found


def _minutes(path: Path, number: int, value: str) -> float:
    try:
        found = float(value)
    except ValueError:
        found = -1.0
    if not found >= 0:
        raise Unreadable(f"{path.name}: line {number}: minutes are {value!r}; write a number")
    return found


def by_road(way: Way, places: Points, sites: Points) -> Floats:
    """Least minutes over the roads; the way to the nearest node is driven at the speed given."""
    assert way.roads is not None
    edges, lonlat, numbers = _edges(way)
    count = len(lonlat) if lonlat is not None else len(numbers)
    from_place, off_place = _joined(way, places, lonlat, numbers, edges)
    from_site, off_site = _joined(way, sites, lonlat, numbers, edges)
    found = costs.network(
        edges, count, from_place, from_site, directed=way.roads.suffix.lower() == ".pbf"
    )
    return found + off_place[:, None] + off_site[None, :]


def _edges(way: Way) -> tuple[Floats, Floats | None, dict[str, int]]:
    """Edges of a CSV with from, to and minutes (or km and road); positions of nodes where given."""
    assert way.roads is not None
    if way.roads.suffix.lower() == ".pbf":
        from yiteng.reach.plain.pbf import roads

        return *roads(way.roads), {}
    rows, numbers = table(way.roads), dict[str, int]()
    lonlat: Floats | None = None
    if way.nodes:
        nodes = table(way.nodes)
        numbers = {row["id"]: k for k, row in enumerate(nodes)}
        lonlat = np.array([(float(row["lon"]), float(row["lat"])) for row in nodes])
    found = np.empty((len(rows), 3))
    for k, row in enumerate(rows):
        for end in ("from", "to"):
            name = row.get(end, "")
            if way.nodes and name not in numbers:
                raise Unreadable(f"{way.roads.name}: line {k + 2}: no node {name!r}")
            numbers.setdefault(name, len(numbers))
        if row.get("minutes"):
            cost = _minutes(way.roads, k + 2, row["minutes"])
        else:
            km = _minutes(way.roads, k + 2, row.get("km", ""))
            try:
                cost = float(costs.edge_minutes([km], [row.get("road", "")])[0])
            except ValueError as error:
                raise Unreadable(f"{way.roads.name}: line {k + 2}: {error}") from error
        found[k] = numbers[row["from"]], numbers[row["to"]], cost
    return found, lonlat, numbers


def _joined(
    way: Way, points: Points, lonlat: Floats | None, numbers: dict[str, int], edges: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """The node of each point, and the minutes to get there."""
    if any(points.text("node")):
        missing = [name for name in points.text("node") if name not in numbers]
        if missing:
            raise Unreadable(f"{points.source}: the roads have no node {missing[0]!r}")
        return np.array([numbers[name] for name in points.text("node")]), np.zeros(len(points))
    if lonlat is None:
        raise Unreadable(f"{points.source}: no column node, and the nodes have no positions")
    size = len(lonlat)
    graph = coo_array((np.ones(len(edges)), edges[:, :2].astype(np.int64).T), shape=(size, size))
    _, part = connected_components(graph, directed=False)
    main = np.flatnonzero(part == np.bincount(part).argmax())
    km, found = access.nearest(points.places(), lonlat[main])
    off = costs.minutes(km[:, 0] * way.detour, way.speed)
    return main[found[:, 0]], off
