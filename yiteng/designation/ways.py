"""Ways to a facility as they are known: over the county's roads, measured; positions in WGS-84."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from yiteng.reach.analysis.coordinates import to_wgs84
from yiteng.reach.models import MeasuredMinutes
from yiteng.reach.queries import roads
from yiteng.rules.actor import software


def road(
    county: int, places: Sequence[Any], sites: Sequence[tuple[str, str]], travel: dict[str, float]
) -> tuple[str, list[str]]:
    """Minutes over the county's roads, packed, and their source; nothing where it has none."""
    held = roads.held(software(county))
    if not held.edges or not held.nodes:
        return "", []
    here = [{"lon": float(p.lon), "lat": float(p.lat)} for p in places]
    there = [{"lon": float(lon), "lat": float(lat)} for lon, lat in sites]
    return roads.packed(held, here, there, travel)["minutes"], [str(held.said["source"])]


def measured(
    county: int, places: Sequence[Any], numbers: Mapping[int, int]
) -> tuple[tuple[int, int, str], ...]:
    """Minutes somebody measured from a place to the facility or another, by their numbers."""
    at = {place.area: k for k, place in enumerate(places)}
    rows = MeasuredMinutes.objects.filter(county=county, facility__in=numbers)
    return tuple(
        (at[village], numbers[facility], str(minutes))
        for village, facility, minutes in rows.order_by("village", "facility").values_list(
            "village", "facility", "minutes")
        if village in at
    )  # fmt: skip


def plain(lon: Decimal, lat: Decimal, system: str) -> tuple[str, str]:
    """A position in WGS-84, whatever system it is stored in."""
    if system in ("WGS-84", "CGCS2000"):
        return str(lon), str(lat)
    x, y = to_wgs84([(float(lon), float(lat))], system)[0]
    return f"{float(x):.6f}", f"{float(y):.6f}"
