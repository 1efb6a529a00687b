"""Whole answers from files, one county or many: what the command prints, and what a worker computes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.plain import choosing, reaching
from yiteng.reach.plain.choosing import Ground
from yiteng.reach.plain.points import Points, Unreadable
from yiteng.reach.plain.question import Question
from yiteng.reach.plain.reaching import BEYOND, Wanted
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


def by_county(
    places: Points, sites: Points, way: Way, asked: Wanted | Question
) -> Iterator[tuple[str, Points, Points]]:
    """Places and sites of each county, and across its border whatever has a part in its answer.

    Who reaches what: every site within the last minute of a place of the county, and every place
    within it of any of these sites. A siting: the neighbours' existing sites within ``halo`` minutes.
    Rows of neighbours carry the column `beyond`. Raises Unreadable where a row has no county, or a
    county no site.
    """
    for points in (places, sites):
        if not all(points.text("county")):
            raise Unreadable(f"{points.source}: every row needs a county to be spread")
    siting = isinstance(asked, Question)
    pairs = way.around(places, sites, asked.halo if isinstance(asked, Question) else asked.limit)
    place = np.repeat(np.arange(pairs.places), np.diff(pairs.indptr))
    standing = np.array([given == "existing" or not siting for given in sites.text("state")])
    home, host = np.array(places.text("county")), np.array(sites.text("county"))
    for county in sorted(set(places.text("county"))):
        here, there = home == county, host == county
        reached = np.zeros(len(sites), np.bool_)
        reached[pairs.index[here[place]]] = True
        open_ = there | (reached & standing)
        if not open_.any():
            raise Unreadable(f"{sites.source}: no site in county {county!r}")
        around = here.copy()
        if not siting:
            around[place[open_[pairs.index]]] = True
        yield county, _beyond(places, around, here), _beyond(sites, open_, there)


def _beyond(points: Points, kept: NDArray[np.bool_], own: NDArray[np.bool_]) -> Points:
    """The rows that are kept, those of neighbours marked."""
    found = points.among(np.flatnonzero(kept).tolist())
    marked = [
        row if mine else {**row, BEYOND: "1"}
        for row, mine in zip(found.rows, own[kept], strict=True)
    ]
    return replace(found, rows=tuple(marked))
