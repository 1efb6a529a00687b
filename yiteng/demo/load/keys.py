"""What the chapters of the demo know of each other: rows by the content's keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from yiteng.demo.content.moments import start_of
from yiteng.demo.content.sources import FIELDS, INVENTED, SOURCES
from yiteng.enterprises.models import Enterprise
from yiteng.people.models import Post, Unit
from yiteng.places.models import Area, Theme
from yiteng.research.models import Finding, Problem
from yiteng.rules.actor import Actor

BOSHAN, ZICHUAN = "370304", "370302"


@dataclass
class Keys:
    """Rows by the keys of the content; filled chapter by chapter."""

    areas: dict[str, Area] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    doers: dict[str, Actor] = field(default_factory=dict)
    firms: dict[str, Enterprise] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)
    planned: dict[str, Any] = field(default_factory=dict)
    applications: dict[str, Any] = field(default_factory=dict)
    applicants: dict[str, Actor] = field(default_factory=dict)
    meetings: dict[str, Any] = field(default_factory=dict)
    decisions: dict[str, Any] = field(default_factory=dict)
    measures: dict[str, Any] = field(default_factory=dict)
    commitments: dict[str, int] = field(default_factory=dict)
    logins: list[dict[str, Any]] = field(default_factory=list)

    def place(self, code: str) -> dict[str, int | None]:
        """The keys a row at this area carries; the city's own rows stand in Zichuan."""
        area = self.areas[code if len(code) > 4 else ZICHUAN]
        village = area.pk if area.level == "village" else None
        return {"county_id": area.county_id, "town_id": area.town_id, "village_id": village}

    def doer_of(self, unit: str) -> Actor:
        """The post of a unit that works its commitments."""
        return self.doers[unit]


def words(source: str, invented: Iterable[str] = ()) -> str:
    """The source as printed; invented: the fields of the row that are not from it."""
    found = SOURCES.get(source, source)
    if not invented or source == INVENTED:
        return found
    names = dict.fromkeys(FIELDS[name] for name in invented)
    return f"{found}；其中{'、'.join(names)}为虚构"


def morning(day: date) -> datetime:
    """Nine in the morning of a day."""
    return start_of(day)
