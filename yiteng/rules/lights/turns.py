"""The dates on which a light turns: amber_on, red_on, grey_on; they are columns of every row."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from yiteng.rules.deadlines import SHANGHAI
from yiteng.rules.lights.beside import AMBER, RED, Beside, first_late

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a light turns; settings of a district.

    amber_days: amber at most so many natural days before the last day.
    amber_share: and at most this share of the whole duration, one day at least.
    grey_days: grey so many days after a stage was missed without progress since.
    source: where the figures come from, shown beside the setting.
    """

    amber_days: int = 7
    amber_share: Decimal = Decimal("0.2")
    grey_days: int = 7
    source: str = "domain.md A3: common practice 5–7 days or 20–25 % of the duration; editable"


DEFAULTS = Thresholds()


@dataclass(frozen=True, slots=True)
class StagePlan:
    """A stage as planned: by when (None: never missed), and when it was reached (None: not yet)."""

    code: str
    planned_on: date | None
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class Turns:
    """First days on which a light is amber, red, grey; None where it never turns so.

    step_on: the first day on which a limit beside the promise is late. red_by, step_by: which
    limit it is, empty for the promise itself.
    """

    amber_on: date | None = None
    red_on: date | None = None
    grey_on: date | None = None
    step_on: date | None = None
    red_by: str = ""
    step_by: str = ""


def turn_dates(
    due: date | datetime | None,
    stages: Sequence[StagePlan] = (),
    progress: date | None = None,
    thresholds: Thresholds = DEFAULTS,
    *,
    start: date | None = None,
    beside: Sequence[Beside] = (),
) -> Turns:
    """The dates of a commitment; write them whenever one of the arguments changes.

    due: the last day, or the last moment (aware; midnight belongs to the day before).
    stages: in their order; progress: the day progress was last noted.
    start: the day it was assigned; without it only amber_days counts.
    Red is the day after the last one. Amber: the smaller of amber_days and amber_share.
    Grey: grey_days after the first stage missed since the last stage reached, unless
    progress was noted after that stage's day: then the next missed stage counts
    (product.md, Manners: grey counts from a missed stage, never from the last log-in).
    beside: the limits not met that run beside the promise; the first red one goes before it.

    >>> turn_dates(date(2023, 3, 31), start=date(2023, 3, 1)).amber_on
    datetime.date(2023, 3, 25)
    """
    grey = _grey(stages, progress, thresholds)
    amber, red = [], []
    if due is not None:
        last = _last_day(due)
        amber.append(last - _DAY * _amber_days(last, start, thresholds))
        red.append((last + _DAY, ""))
    amber += [
        one.last_on - _DAY * _amber_days(one.last_on, start, thresholds)
        for one in beside
        if one.ahead and one.severity == RED
    ]
    if (first := first_late(beside, RED)) is not None:
        red.append(first)
    red_on, red_by = min(red) if red else (None, "")
    step_on, step_by = first_late(beside, AMBER) or (None, "")
    return Turns(min(amber, default=None), red_on, grey, step_on, red_by, step_by)


def _last_day(due: date | datetime) -> date:
    if not isinstance(due, datetime):
        return due
    if due.tzinfo is None:
        raise ValueError("a moment with its zone is needed")
    return (due - _INSTANT).astimezone(SHANGHAI).date()


def _amber_days(last: date, start: date | None, thresholds: Thresholds) -> int:
    if start is None:
        return thresholds.amber_days
    duration = max((last - start).days, 0)
    share = max(1, math.ceil(duration * thresholds.amber_share))
    return min(thresholds.amber_days, share, duration)


def _grey(
    stages: Sequence[StagePlan], progress: date | None, thresholds: Thresholds
) -> date | None:
    reached = [i for i, stage in enumerate(stages) if stage.reached_on is not None]
    ahead = stages[reached[-1] + 1 :] if reached else stages
    planned = [stage.planned_on for stage in ahead if stage.planned_on is not None]
    missed = [day for day in planned if progress is None or progress <= day]
    return min(missed) + _DAY * thresholds.grey_days if missed else None
