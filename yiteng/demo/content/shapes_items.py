"""Commitments of the demo and what stands beside them. Pure data, no Django, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from yiteng.demo.content.shapes_meetings import Step


@dataclass(frozen=True)
class Quantity:
    """A figure with its habits: status planned|actual|expected|estimated, word 近/余/…"""

    code: str
    status: str
    value: Decimal
    unit: str
    as_of: date
    word: str = ""
    source: str = "invented"


@dataclass(frozen=True)
class Stage:
    """A stage of a commitment: planned and, when reached, actual day."""

    code: str
    planned: date
    reached: date | None = None


@dataclass(frozen=True)
class Served:
    """Who is served: kind firm|village|residents|unit|acceptor, or an inner acceptor (`acceptor`)."""

    kind: str
    label: str
    ref: str = ""  # enterprise key, area code or unit key
    acceptor: str = ""  # post key, inner matters only


@dataclass(frozen=True)
class Item:
    """A commitment of any kind, with everything its kind declares."""

    key: str
    kind: str
    theme: str
    title: str
    content: str
    area: str
    level: str  # district | town | village
    lead: str
    support: tuple[tuple[str, str], ...]  # unit key, its own duty
    origin: str  # meeting | superior | instruction | request | complaint | audit
    origin_ref: str
    measure: str
    issued: datetime
    due: datetime
    served: Served
    proof: str
    state: str
    stages: tuple[Stage, ...]
    quantities: tuple[Quantity, ...]
    fields: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...] = ()
    public: bool = True
    invented: bool = True
    source: str = "invented"
    campaign: str = ""

    def amount(self, code: str, status: str) -> Decimal:
        """Sum of one quantity of one status; never planned and actual together."""
        return sum(
            (q.value for q in self.quantities if q.code == code and q.status == status),
            Decimal(0),
        )


@dataclass(frozen=True)
class Trip:
    """An investment trip: city, day, who led it, what it brought."""

    key: str
    city: str
    day: date
    leader: str  # post key
    topic: str
    leads: int
    invented: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Promise:
    """A lawful promise of the government to a firm; outlives a change of leaders."""

    key: str
    project: str  # item key
    text: str
    basis: str
    unit: str
    due: date
    kept: date | None


@dataclass(frozen=True)
class MapPlace:
    """A place on a tourist map, checked on a day by a post."""

    name: str
    kind: str
    area: str
    note: str
    checked: date
    by: str


@dataclass(frozen=True)
class TouristMap:
    """A tourist map with its places."""

    key: str
    title: str
    item: str
    published: date
    places: tuple[MapPlace, ...]
    invented: tuple[str, ...]
    source: str
