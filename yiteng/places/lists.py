"""Entering a district's own list of areas, from a file the district brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from yiteng.places.models import Area, AreaCode

_KINDS = {"town": "镇", "subdistrict": "街道", "village": "村", "community": "社区"}


@dataclass(frozen=True, slots=True)
class Listed:
    """One area of the list. code: 12 digits; kind: town, subdistrict, village, community."""

    code: str
    name: str
    kind: str


def load_list(code: str, name: str, listed: Sequence[Listed], *, source: str, since: date) -> Area:
    """Enter a county and the areas of its list that are not there yet; order as in the list.

    code: six digits of the county. source, since: where the codes come from and from which day.
    Returns the county. Raises KeyError for a village whose town is neither there nor before it.
    """
    with transaction.atomic():
        found = {c.code: c.area for c in _codes(code)}
        county = found.get(f"{code}000000") or _county(code, name, source, since)
        order = len(found)
        for row in (r for r in listed if r.code not in found):
            order += 1
            found[row.code] = _area(row, county, found, order)
            AreaCode.objects.create(
                area=found[row.code], system="nbs", code=row.code, valid_from=since, source=source
            )
    return county


def _codes(code: str) -> Sequence[AreaCode]:
    inside = AreaCode.objects.filter(system="nbs", code__startswith=code)
    return list(inside.select_related("area"))


def _county(code: str, name: str, source: str, since: date) -> Area:
    county = Area.objects.create(level="county", kind=name[-1:], name=name)
    county.county = county
    county.save(update_fields=["county"])
    AreaCode.objects.create(
        area=county, system="nbs", code=f"{code}000000", valid_from=since, source=source
    )
    return county


def _area(row: Listed, county: Area, found: dict[str, Area], order: int) -> Area:
    is_town = row.code.endswith("000")
    town = None if is_town else found[f"{row.code[:9]}000"]
    area = Area.objects.create(
        level="town" if is_town else "village",
        kind=_KINDS[row.kind],
        name=row.name,
        parent=town or county,
        county=county,
        town=town,
        order=order,
    )
    if is_town:
        area.town = area
        area.save(update_fields=["town"])
    return area
