"""What a county holds of what a workbook may change, read once."""

from __future__ import annotations

from typing import Any

from yiteng.people.visibility import visible
from yiteng.places.models import Area, Position
from yiteng.reach.models import (
    BedDays,
    DailyCost,
    Facility,
    MeasuredMinutes,
    Readmission,
    Service,
    TownTravel,
)
from yiteng.reach.queries import roads
from yiteng.rules.actor import Actor

Values = dict[str, Any]


class Held:
    """What the county holds, read once for the sheets that are there."""

    def __init__(self, actor: Actor, system: str, codes: set[str]) -> None:
        self.system = system
        self.named: set[str] = set()
        self._areas(actor.county)
        self.houses: dict[str, Facility | None] = {}
        for house in visible(Facility, actor):
            self.houses[house.name] = None if house.name in self.houses else house
        for code, load in (
            ("villages", self._points),
            ("factors", self._factors),
            ("minutes", self._measured),
        ):
            if code in codes:
                load(actor.county)
        if codes & {"nodes", "edges"}:
            self.roads = roads.held(actor)
        if "costs" in codes:
            rows = visible(DailyCost, actor).order_by("id")
            self.costs = {(c.kind, c.level, c.scheme, c.payment, c.as_of): c for c in rows}
        if "days" in codes:
            services = Service.objects.filter(facility__in=visible(Facility, actor))
            self.services = {(s.facility_id, s.kind): s for s in services}
            days = BedDays.objects.filter(service__in=services)
            self.days = {(d.service_id, d.month, d.scheme, d.payment): d for d in days}
        if "readmissions" in codes:
            self.stays = {(r.kind, r.until): r for r in visible(Readmission, actor)}

    def _areas(self, county: int) -> None:
        rows = Area.objects.filter(county=county, valid_to=None, level__in=("town", "village"))
        self.towns: dict[str, Area] = {}
        self.villages: dict[tuple[str, str], Area | None] = {}
        for area in rows.select_related("town"):
            if area.level == "town":
                self.towns[area.name] = area
            else:
                key = (area.town.name if area.town else "", area.name)
                self.villages[key] = None if key in self.villages else area

    def _points(self, county: int) -> None:
        rows = Position.objects.filter(area__county=county).order_by("id")
        self.points = {p.area_id: p for p in rows}

    def _factors(self, county: int) -> None:
        self.slow = {t.town_id: t for t in TownTravel.objects.filter(county=county)}

    def _measured(self, county: int) -> None:
        rows = MeasuredMinutes.objects.filter(county=county)
        self.measured = {(m.village_id, m.facility_id): m for m in rows}
