"""Limits that run beside the promise: the law's, the firm's own moment, the steps of the road."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yiteng.rules.deadlines import SHANGHAI, end_of_day, moment_of
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
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Beside:
    """A limit that is not met yet. cause: a code of CAUSES or a title; last: its last day or moment.

    severity: NOTHING, AMBER or RED once it is late; ahead: a red one warns before its last day.
    """

    cause: str
    last: date | datetime
    severity: int = AMBER
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Late:
    """From when a limit is late: the first whole day, and the first moment where that is earlier.

    cause: which limit; empty for the promise itself.
    """

    on: date
    at: datetime | None = None
    cause: str = ""

    @property
    def since(self) -> datetime:
        """The first moment at which it is late."""
        return self.at or moment_of(self.on)


def last_day(last: date | datetime) -> date:
    """The last day of a limit; midnight belongs to the day before. Raises ValueError without a zone."""
    if not isinstance(last, datetime):
        return last
    if last.tzinfo is None:
        raise ValueError("a moment with its zone is needed")
    return (last - _INSTANT).astimezone(SHANGHAI).date()


def late_after(last: date | datetime, cause: str = "") -> Late:
    """From when a limit is late that ends with this day or moment: a limit in hours at its minute."""
    day = last_day(last)
    within = isinstance(last, datetime) and last < end_of_day(day)
    return Late(day + _DAY, last + _INSTANT if within else None, cause)  # type: ignore[arg-type]


def first_late(limits: Iterable[Beside], severity: int) -> Late | None:
    """From when the first limit of this severity is late, and which; None where none is."""
    found = [late_after(one.last, one.cause) for one in limits if one.severity == severity]
    return min(found, key=lambda late: (late.since, late.cause), default=None)
