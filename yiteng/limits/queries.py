"""Reading limits: what holds in a county today, and who changed it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from yiteng.audit.queries import Happening, history
from yiteng.limits.models import Limit
from yiteng.people.visibility import visible
from yiteng.rules import limits as rules
from yiteng.rules.actor import Actor
from yiteng.rules.gate.thresholds import CODES, Thresholds
from yiteng.workflow.trail import subject_type


@dataclass(frozen=True, slots=True)
class Held:
    """A limit with what holds in a county: its own value where it set one, else the default."""

    limit: rules.Limit
    value: Decimal
    row: Limit | None = None


def values(county: int, codes: Collection[str]) -> dict[str, Decimal]:
    """What holds in a county for these codes; one query. Raises KeyError for an unknown code."""
    return _values([county], codes)[county]


def of_counties(counties: Collection[int], codes: Collection[str]) -> dict[int, dict[str, Decimal]]:
    """What holds in each county for these codes; one query. Raises KeyError for an unknown code."""
    return _values(counties, codes)


def thresholds(counties: Collection[int]) -> dict[int, Thresholds]:
    """The thresholds of the four tests in each county; one query, asked anew each time."""
    found = _values(counties, CODES) if counties else {}
    return {county: Thresholds.of(held) for county, held in found.items()}


def held(actor: Actor) -> list[Held]:
    """Every limit with what holds in the actor's county, in the order of the rules; one query."""
    rows = {row.code: row for row in visible(Limit, actor)}
    return [_held(limit, rows.get(limit.code)) for limit in rules.LIMITS]


def one(actor: Actor, code: str) -> Held:
    """One limit with what holds in the actor's county. Raises KeyError for an unknown code."""
    return _held(rules.BY_CODE[code], visible(Limit, actor).filter(code=code).first())


def changes(held: Held) -> list[Happening]:
    """Who changed it when and why, the latest first; one query."""
    return history(subject_type(held.row), held.row.pk) if held.row else []


def _held(limit: rules.Limit, row: Limit | None) -> Held:
    return Held(limit, rules.trimmed(row.value) if row else limit.default, row)


def _values(counties: Collection[int], codes: Collection[str]) -> dict[int, dict[str, Decimal]]:
    held = {county: {code: rules.default(code) for code in codes} for county in counties}
    rows = Limit.objects.filter(county__in=counties, code__in=codes)
    for county, code, value in rows.values_list("county_id", "code", "value"):
        held[county][code] = rules.trimmed(value)
    return held
