"""Thresholds of the rules: a value, so that a district can set its own.

Defaults, bounds and sources stand in `yiteng.rules.limits` under ``gate.<field>``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from yiteng.rules.limits import GATE, default, whole

#: The codes of the limits the four tests use.
CODES = tuple(limit.code for limit in GATE)
_DAYS_DISTRICT = default("gate.days_district")
_DAYS_OTHER = default("gate.days_other")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """independent: distinct sources a problem needs; finding_days: their age at most.

    towns: towns or places behind a claim about the whole district; places: behind one about a
    town. half_day: minutes in half a day. days_district, days_other: length of a meeting in days.
    people: above whom a district-wide meeting needs an approval record. paper_characters:
    length of a paper; paper_days: days before the meeting by which it is there.
    """

    independent: int = whole("gate.independent")
    places: int = whole("gate.places")
    half_day: int = whole("gate.half_day")
    finding_days: int = whole("gate.finding_days")
    towns: int = whole("gate.towns")
    days_district: Decimal = _DAYS_DISTRICT
    days_other: Decimal = _DAYS_OTHER
    people: int = whole("gate.people")
    paper_characters: int = whole("gate.paper_characters")
    paper_days: int = whole("gate.paper_days")

    @classmethod
    def of(cls, values: Mapping[str, Decimal]) -> Thresholds:
        """From limits by code; what is not given keeps its default.

        >>> Thresholds.of({"gate.independent": Decimal(3)}).independent
        3
        """
        given = {name.removeprefix("gate."): value for name, value in values.items()}
        held: dict[str, Any] = {
            one.name: given[one.name] if one.name.startswith("days_") else int(given[one.name])
            for one in fields(cls)
            if one.name in given
        }
        return cls(**held)

    def plain(self) -> dict[str, str]:
        """The values as kept beside a fixed verdict, by the codes of their limits."""
        return {f"gate.{one.name}": str(getattr(self, one.name)) for one in fields(self)}


DEFAULT = Thresholds()
