"""Zichuan's villages on the ground, what slows its mountain towns, and two scenarios that are kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from yiteng.demo.content import zichuan_nearby as content
from yiteng.demo.content.moments import on
from yiteng.demo.load.keys import ZICHUAN, Keys, words
from yiteng.places.actions import note_populations
from yiteng.places.changes import note_positions
from yiteng.places.models import Population, Position
from yiteng.publication import care
from yiteng.publication.actions import take
from yiteng.reach import actions
from yiteng.reach.models import Designation, Facility, Service, TownTravel
from yiteng.reach.plain.question import Question
from yiteng.reach.queries.ground import inputs
from yiteng.rules.actor import Actor

#: Before the first report that counts them.
_PEOPLE_ON = date(2022, 12, 31)
_SCHEMES = ("employees", "residents")


def load(keys: Keys) -> None:
    """Points and insured people of 474 villages, all invented and marked so."""
    actor, at = keys.actors["insurance_clerk"], on("2023-03-25")
    codes = tuple(c for c in keys.areas if len(c) == 12 and c.startswith(ZICHUAN))
    rows = content.strewn(codes)
    note_positions([
        Position(area=keys.areas[r.code], lon=Decimal(str(r.lon)), lat=Decimal(str(r.lat)),
                 source=words("invented"), invented=True)
        for r in rows
    ], actor=actor, at=at)  # fmt: skip
    note_populations([
        Population(area=keys.areas[r.code], count=count, scheme=scheme, as_of=_PEOPLE_ON,
                   source=words("invented"), invented=True)
        for r in rows for scheme, count in zip(_SCHEMES, (r.employees, r.residents), strict=True)
    ], actor=actor, at=at)  # fmt: skip
    actions.set_travel([
        TownTravel(**keys.place(town), factor=Decimal(factor), source=words("invented"), invented=True)
        for town, factor in content.MOUNTAINS.items()
    ], actor=actor, at=at)  # fmt: skip
    _hospital(keys, actor)
    _scenarios(actor)
    _public(keys, actor)


def _hospital(keys: Keys, actor: Actor) -> None:
    """The district's own hospital: dialysis that everybody drove to before."""
    house, at = content.DISTRICT_HOSPITAL, on("2023-03-25")
    lon, lat = content.house_point(house.key, house.town) or (None, None)
    (row,) = actions.enter_facilities([
        Facility(**keys.place(house.town), name=house.name, level=house.level, lon=lon, lat=lat,
                 position_source=words("invented"), position_invented=True,
                 source=words("invented"), invented=True)
    ], actor=actor, at=at)  # fmt: skip
    (service,) = actions.enter_services([
        Service(facility=row, kind="dialysis", capacity=house.machines, capacity_unit="machine",
                opened_on=date(2015, 6, 1), source=words("invented"))
    ], actor=actor, at=at)  # fmt: skip
    actions.enter_designations([
        Designation(service=service, scheme=scheme, in_force_on=date(2015, 6, 1), source=words("invented"))
        for scheme in _SCHEMES
    ], actor=actor, at=at)  # fmt: skip


def _scenarios(actor: Actor) -> None:
    """The three next sites of dialysis, and what four million yuan would buy."""
    ground = inputs(actor, "dialysis", "middles", date(2023, 3, 31))
    for title, question in (
        (
            "再设三处透析点：总路程最短",
            Question(p=3, alternatives=True, curve=5, rate=ground["rate"]),
        ),
        (
            "四百万元预算内最优布点",
            Question("within_budget", budget=4_000_000, rate=ground["rate"]),
        ),
    ):
        actions.keep(title, ground, question, actor=actor, at=on("2023-03-30"))


def _public(keys: Keys, actor: Actor) -> None:
    """Care near home passes its two reviews and goes out."""
    row = care.propose(basis="政府信息公开条例第二十条", actor=actor, at=on("2023-03-27"))
    for step, post in (("pass_secrecy", "zichuan_secrecy"), ("pass_disclosure", "zichuan_openness"),
                       ("publish", "zichuan_office")):  # fmt: skip
        take(row, step, actor=keys.actors[post], at=on("2023-03-28"))
