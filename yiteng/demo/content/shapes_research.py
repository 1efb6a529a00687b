"""Visits, findings and problems of the demo. Pure data, no Django, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Visit:
    """A visit, symposium, suggestion or survey of the research register."""

    key: str
    form: str  # enterprise | site | community | village | symposium | suggestion | survey
    day: date
    area: str
    place: str
    by: str  # post key
    topic: str
    people: int
    hours: Decimal
    invented: bool
    source: str


@dataclass(frozen=True)
class Finding:
    """One thing learnt: statement, method, who told it (a role, not a person)."""

    key: str
    visit: str
    theme: str
    method: str  # interview | observation | document | count | survey
    teller: str
    statement: str
    invented: bool
    source: str


@dataclass(frozen=True)
class Problem:
    """A problem with its root cause, the findings that carry it and who agrees."""

    key: str
    theme: str
    title: str
    cause: str
    findings: tuple[str, ...]
    agreed_by: tuple[str, ...]  # post keys
    area: str
    invented: bool
    source: str
