"""When a light turns: days, and moments within a day for limits in hours; columns of every row."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from yiteng.rules.lights.beside import AMBER, RED, Beside, Late, first_late, last_day, late_after

_DAY = timedelta(days=1)


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
    limit it is, empty for the promise itself. red_at, step_at: the first moment, where a limit
    in hours ends within the day before.
    """

    amber_on: date | None = None
    red_on: date | None = None
    grey_on: date | None = None
    step_on: date | None = None
    red_by: str = ""
    step_by: str = ""
    red_at: datetime | None = None
    step_at: datetime | None = None


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
    warning = [last_day(due)] if due is not None else []
    warning += [last_day(one.last) for one in beside if one.ahead and one.severity == RED]
    amber = [last - _DAY * _amber_days(last, start, thresholds) for last in warning]
    own = [late_after(due)] if due is not None else []
    red = _first(*own, first_late(beside, RED))
    step = first_late(beside, AMBER)
    return Turns(
        min(amber, default=None), red_on=red.on if red else None, red_at=red.at if red else None,
        red_by=red.cause if red else "", step_on=step.on if step else None,
        step_at=step.at if step else None, step_by=step.cause if step else "", grey_on=grey,
    )  # fmt: skip


def _first(*found: Late | None) -> Late | None:
    return min((one for one in found if one), key=lambda late: late.since, default=None)


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
