"""Whole answers from files, one county or many: what the command prints, and what a worker computes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yiteng.reach.plain import choosing, reaching
from yiteng.reach.plain.choosing import Ground, Question
from yiteng.reach.plain.points import Points, Unreadable
from yiteng.reach.plain.reaching import Wanted
from yiteng.reach.plain.routes import Way


def access(places: Points, sites: Points, way: Way, wanted: Wanted) -> dict[str, Any]:
    """Who reaches what today."""
    return reaching.answer(places, sites, way, wanted)


def siting(places: Points, sites: Points, way: Way, question: Question) -> dict[str, Any]:
    """The siting with sites and places by their ids, rows of both, and the certificate."""
    ground = Ground.of(way.table(places, sites), places, sites, question)
    found = choosing.answer(ground, question)
    here, there = places.ids, sites.ids
    said = {key: value for key, value in found.items() if key not in _LISTED}
    said |= {
        "assumed": way.said(),
        "new": [there[j] for j in found["new"]],
        "uncovered": [here[k] for k in found["uncovered"]],
        "places": [
            {"id": row["id"], "name": row.get("name", ""),
             "site": there[found["assigned"][k]] if found["assigned"][k] >= 0 else None,
             "minutes": found["minutes"][k], "minutes_before": found["minutes_before"][k]}
            for k, row in enumerate(places.rows)
        ],
        "sites": [
            {"id": row["id"], "name": row.get("name", ""), "open": j in set(found["sites"]),
             "new": j in set(found["new"])}
            for j, row in enumerate(sites.rows)
        ],
    }  # fmt: skip
    for row in said.get("alternatives", ()):
        row["without"], row["instead"] = there[row["without"]], [there[j] for j in row["instead"]]
    return said


_LISTED = ("sites", "new", "assigned", "minutes", "minutes_before", "uncovered")


def by_county(places: Points, sites: Points) -> Iterator[tuple[str, Points, Points]]:
    """Places and sites of each county. Raises Unreadable where a row has none, or a county no site."""
    for points in (places, sites):
        if not all(points.text("county")):
            raise Unreadable(f"{points.source}: every row needs a county to be spread")
    for county in sorted(set(places.text("county"))):
        here = [k for k, name in enumerate(places.text("county")) if name == county]
        there = [k for k, name in enumerate(sites.text("county")) if name == county]
        if not there:
            raise Unreadable(f"{sites.source}: no site in county {county!r}")
        yield county, places.among(here), sites.among(there)
