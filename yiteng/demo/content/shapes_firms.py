"""Firms, alliances and service points of the demo. Pure data, no Django, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Indicator:
    """A firm's own aim or result; relation as in facts (=, >=, <=). Never a supervised item."""

    code: str  # output_growth | revenue_growth | listing_within
    title: str
    status: str  # planned | actual
    relation: str
    value: Decimal
    unit: str
    period: str
    word: str = ""
    source: str = "invented"


@dataclass(frozen=True)
class Enterprise:
    """A firm. `region` and `serial` make its firm code; real firms carry none (not reported)."""

    key: str
    name: str
    trade: str
    role: str  # maker | supplier | service
    stage: str  # start | growth | leading | listing
    area: str
    region: str | None
    serial: int | None
    indicators: tuple[Indicator, ...] = ()
    services: tuple[str, ...] = ()
    invented: bool = True
    source: str = "invented"


@dataclass(frozen=True)
class Membership:
    """A firm in an alliance: joined, and left if it did."""

    enterprise: str
    role: str  # lead | maker | supplier | operator
    joined: date
    left: date | None = None


@dataclass(frozen=True)
class Alliance:
    """An industry alliance; `item` is the commitment that founded it."""

    key: str
    title: str
    trade: str
    announced: date
    founded: date
    legal_form: str
    item: str
    members: tuple[Membership, ...]
    invented: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class ServicePoint:
    """A desk that serves firms: errand team, life-cycle service centre."""

    key: str
    title: str
    kind: str  # errand_team | life_cycle_centre
    unit: str
    area: str
    opened: date
    first_of: str
    free: bool
    source: str
