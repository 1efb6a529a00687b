"""By which rule set and limits a verdict was fixed, where those of today are others."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from yiteng.gate.models import Application
from yiteng.rules.gate.rule import Verdict
from yiteng.rules.limits import BY_CODE, Limit, trimmed


@dataclass(frozen=True, slots=True)
class Moved:
    """A limit that held when the verdict was fixed, and what holds today."""

    limit: Limit
    then: Decimal
    now: Decimal


def moved(application: Application, verdict: Verdict) -> list[Moved]:
    """The limits that have moved since the verdict was fixed; none while nothing is fixed."""
    now = verdict.thresholds.plain()
    return [
        Moved(BY_CODE[code], trimmed(Decimal(then)), trimmed(Decimal(now[code])))
        for code, then in application.verdict_thresholds.items()
        if code in now and Decimal(now[code]) != Decimal(then)
    ]
