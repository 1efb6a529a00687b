"""Limits that run beside the promise: the law's, the firm's own moment, the steps of the road."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from yiteng.rules.words import N_

#: What a limit beside the promise limits; other causes are titles of limits of a kind.
CAUSES: dict[str, str] = {
    "legal": N_("The legal limit"),
    "cliff": N_("The firm's own last moment"),
    "sign": N_("Signing for it"),
    "part": N_("Signing of a supporting unit, or deciding its objection"),
    "objection": N_("Deciding the objection"),
    "submit": N_("Putting the coordination before a leader"),
    "check": N_("Checking what was reported done"),
    "review": N_("The written conclusion of the review"),
    "resume": N_("Starting the clock again"),
}
#: What a late limit does to the light, by settings: nothing, amber, red.
NOTHING, AMBER, RED = 0, 1, 2
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Beside:
    """A limit that is not met yet. cause: a code of CAUSES or a title; last_on: its last day.

    severity: NOTHING, AMBER or RED once it is late; ahead: a red one warns before its last day.
    """

    cause: str
    last_on: date
    severity: int = AMBER
    ahead: bool = False


def first_late(limits: Iterable[Beside], severity: int) -> tuple[date, str] | None:
    """The first day on which a limit of this severity is late, and which; None where none is."""
    days = [(one.last_on + _DAY, one.cause) for one in limits if one.severity == severity]
    return min(days) if days else None
