"""Facilities, services, designations and their figures. Pure data, no Django, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Facility:
    """A health facility; `town` is today's town, which its name may not tell."""

    key: str
    name: str
    level: int  # 1 | 2 | 3
    area: str
    unit: str | None
    town_note: str
    invented: bool
    source: str


@dataclass(frozen=True)
class Service:
    """A service at a facility: dialysis, psychiatric, long_term_care."""

    key: str
    facility: str
    kind: str
    capacity: int
    unit: str  # machine | bed | person
    set_up: date | None
    people: int | None  # patients or beneficiaries served
    word: str
    schemes: tuple[str, ...]
    partner: str
    invented: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class SiteVisit:
    """A visit on site by two or more people, with its checklist's outcome."""

    day: date
    people: int
    topic: str
    result: str


@dataclass(frozen=True)
class Designation:
    """A designation with its several dates, which are never the same thing."""

    key: str
    service: str
    form: str  # added_service | long_term_care
    intention: date | None
    coaching: date | None
    applied: date | None
    complete: date | None
    visits: tuple[SiteVisit, ...]
    reported: date | None
    city_reviewed: date | None
    city_number: str
    agreement: date | None
    commissioned: date | None
    in_force: date | None
    opened: date | None
    assessment_due: date | None
    invented: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class DayCost:
    """Average cost of a day (yuan a person) by level; `pay_ratio` by scheme is invented."""

    level: int
    kind: str
    scheme: str
    cost: Decimal
    pay_ratio: Decimal
    source: str


@dataclass(frozen=True)
class BedDays:
    """Bed-days of one month at a facility, by scheme and way of paying."""

    facility: str
    month: date
    scheme: str
    payment: str
    days: int


@dataclass(frozen=True)
class InsuredDensity:
    """Insured people of a town by scheme, and those on the chronic benefit for dialysis."""

    area: str
    scheme: str
    insured: int
    dialysis: int
