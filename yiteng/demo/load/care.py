"""Zichuan's facilities, services, designations, costs a day and bed-days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from yiteng.demo.content import shapes_reach as shapes
from yiteng.demo.content import zichuan as content
from yiteng.demo.content import zichuan_nearby as nearby
from yiteng.demo.content.moments import on
from yiteng.demo.load import nearby as on_the_ground
from yiteng.demo.load.keys import ZICHUAN, Keys, words
from yiteng.places.actions import note_populations
from yiteng.places.models import Population
from yiteng.reach import actions
from yiteng.reach.models import (
    BedDays,
    CareCount,
    DailyCost,
    Designation,
    Facility,
    Readmission,
    Service,
)
from yiteng.rules.actor import Actor

_LEVELS = {1: "one", 2: "two", 3: "three"}
_COUNTS = {"psychiatric": "inpatients", "long_term_care": "beneficiaries"}


def load(keys: Keys) -> None:
    """All that the second report counts, and the invented rest marked so."""
    actor, at = keys.actors["insurance_clerk"], on("2023-03-24")
    facilities = actions.enter_facilities([
        Facility(**keys.place(f.area), name=f.name, level=_LEVELS[f.level],
                 unit=keys.units.get(f.unit or ""), source=f"{words(f.source)} {f.town_note}",
                 invented=f.invented, **_point(f))
        for f in content.FACILITIES
    ], actor=actor, at=at)  # fmt: skip
    houses = {f.key: row for f, row in zip(content.FACILITIES, facilities, strict=True)}
    dates = {d.service: d for d in content.designations()}
    services = actions.enter_services(
        [_service(houses, s, dates.get(s.key)) for s in content.SERVICES], actor=actor, at=at
    )
    made = {s.key: row for s, row in zip(content.SERVICES, services, strict=True)}
    actions.enter_designations([
        _designation(made[s.key], scheme, dates.get(s.key))
        for s in content.SERVICES for scheme in s.schemes
    ], actor=actor, at=at)  # fmt: skip
    actions.count_people([
        CareCount(service=made[s.key], what=_COUNTS[s.kind], value=s.people, word=s.word,
                  as_of=date(2023, 3, 26), source=words(s.source, s.invented), invented="people" in s.invented)
        for s in content.SERVICES if s.people
    ], actor=actor, at=at)  # fmt: skip
    actions.enter_costs([
        DailyCost(**keys.place(ZICHUAN), kind=c.kind, level=_LEVELS[c.level], scheme=c.scheme,
                  cost=c.cost, fund_share=c.pay_ratio, as_of=date(2023, 3, 26),
                  source=words(c.source, ("pay_ratio",)))
        for c in content.COSTS
    ], actor=actor, at=at)  # fmt: skip
    _people(keys, actor, at)
    _days({s.facility: made[s.key] for s in content.SERVICES if s.kind == "psychiatric"}, keys)
    on_the_ground.load(keys)


def _days(wards: dict[str, Service], keys: Keys) -> None:
    """Bed-days of the wards, and who was readmitted: both invented."""
    actor, at = keys.actors["insurance_clerk"], on("2023-03-24")
    actions.enter_bed_days([
        BedDays(service=wards[b.facility], month=b.month, days=b.days, scheme=b.scheme,
                payment=b.payment, source=words("invented"), invented=True)
        for b in content.bed_days()
    ], actor=actor, at=at)  # fmt: skip
    actions.count_quarters([
        Readmission(**keys.place(ZICHUAN), kind="psychiatric", until=until, discharged=out,
                    readmitted=back, source=words("invented"), invented=True)
        for until, out, back in content.READMITTED
    ], actor=actor, at=at)  # fmt: skip


def _point(f: shapes.Facility) -> dict[str, Any]:
    """An invented point of a facility of Zichuan; hospitals of the city stand outside the map."""
    found = nearby.house_point(f.key, f.area)
    if found is None:
        return {}
    lon, lat = found
    return {"lon": lon, "lat": lat, "position_source": words("invented"), "position_invented": True}


def _people(keys: Keys, actor: Actor, at: datetime) -> None:
    note_populations([
        Population(area=keys.areas[d.area], count=d.insured, scheme=d.scheme,
                   as_of=date(2023, 3, 26), source=words("invented"), invented=True)
        for d in content.DENSITY
    ], actor=actor, at=at)  # fmt: skip


def _service(
    houses: dict[str, Facility], s: shapes.Service, dates: shapes.Designation | None
) -> Service:
    return Service(
        facility=houses[s.facility], kind=s.kind, capacity=s.capacity, capacity_unit=s.unit,
        set_up_on=s.set_up, commissioned_on=getattr(dates, "commissioned", None),
        opened_on=getattr(dates, "opened", None),
        source=words(s.source, (*s.invented, *getattr(dates, "invented", ()))),
        note=f"合作医院：{houses[s.partner].name}" if s.partner else "")  # fmt: skip


def _designation(service: Service, scheme: str, dates: shapes.Designation | None) -> Designation:
    return Designation(
        service=service, scheme=scheme, applied_on=getattr(dates, "applied", None),
        approved_on=getattr(dates, "city_reviewed", None),
        document_number=getattr(dates, "city_number", ""),
        in_force_on=getattr(dates, "in_force", None), source=service.source)  # fmt: skip
