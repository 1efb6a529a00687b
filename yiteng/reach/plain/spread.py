"""Counties spread over a Dask cluster that somebody else runs: one task each, nothing shared.

A worker that dies loses only what it was at; Dask gives that county to another, and the same inputs
give the same answer. `distributed` is an extra.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from yiteng.reach.plain.points import Points, Unreadable
from yiteng.reach.plain.work import by_county

Work = Callable[[Points, Points, Any, Any], dict[str, Any]]
#: How often a county is begun again where its worker died.
TRIES = 5


def spread(
    work: Work, places: Points, sites: Points, way: Any, asked: Any, cluster: str | None
) -> dict[str, Any]:
    """Each county's answer by its name. Raises Unreadable without the extra or a scheduler.

    What lies across the border is read along (`work.by_county`), so that answers are those of one
    machine.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise Unreadable(
            "--engine dask needs the package distributed (pip install yiteng[dask])"
        ) from error
    counties, part = list(by_county(places, sites, way, asked)), replace(way, part=True)
    try:
        client = Client(cluster, timeout=10)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise Unreadable(f"no Dask scheduler answers at {cluster}") from error
    with client:
        tasks = {
            county: client.submit(work, here, there, part, asked, retries=TRIES, pure=False)
            for county, here, there in counties
        }
        return {county: task.result() for county, task in tasks.items()}


def each(work: Work, places: Points, sites: Points, way: Any, asked: Any) -> dict[str, Any]:
    """The same on this machine, one county after the other."""
    return {
        county: work(here, there, replace(way, part=True), asked)
        for county, here, there in by_county(places, sites, way, asked)
    }
