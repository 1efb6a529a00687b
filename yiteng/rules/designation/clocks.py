"""The clocks of a designation: what each counts from, when it ends, by which article, how sure.

Their lengths are limits (``rules.limits``, codes ``designation.…``). Counting is the Civil Code's
(``rules.deadlines``); time in which the hospital completes its papers is not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from yiteng.rules.deadlines import Clock, Suspension, add_months, due
from yiteng.rules.words import N_
from yiteng.rules.workdays import WorkdayTable

_DAY = timedelta(days=1)
Limits = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Preset:
    """A clock: its limit's code, words, article, how sure; who has to move before it ends.

    wait: it has to run out before one may go on; its end is nobody's lateness.
    """

    code: str
    title: str
    article: str
    sure: str
    mover: str
    wait: bool = False


_BRANCH, _CITY, _HOSPITAL = N_("insurance branch"), N_("city"), N_("hospital")
PRESETS = {
    one.code: one
    for one in (
        Preset("missing", N_("say once what is missing"), N_("order no. 2, art. 8"), "S", _BRANCH),
        Preset("evaluation", N_("evaluation, time for supplements not counted"),
               N_("order no. 2, art. 9"), "S", _CITY),
        Preset("notice", N_("public notice of the proposed list"),
               N_("local rules; order no. 2 names no length"), "V", _CITY, True),
        Preset("renewal", N_("ask for renewal"), N_("order no. 2, art. 41"), "S", _HOSPITAL),
        Preset("agreement", N_("agreement"), N_("order no. 2, art. 10"), "S", _CITY),
        Preset("assessment", N_("yearly assessment"), N_("practice of agreements"), "F", _BRANCH),
        Preset("suspension", N_("suspension at most"), N_("practice of agreements"), "F", _BRANCH),
        Preset("change", N_("tell a change of important facts"), N_("order no. 2, art. 40"), "S",
               _HOSPITAL),
        Preset("again", N_("before it is evaluated again"), N_("order no. 2, art. 9"), "S",
               _HOSPITAL, True),
    )
}  # fmt: skip
CODES = tuple(f"designation.{code}" for code in (
    "missing", "evaluation", "notice", "agreement", "renewal", "change", "suspension", "again",
    "barred", "operating",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dates:
    """The days a case knows; None where something has not happened.

    change_on: the day of the earliest change that has not been told yet.
    """

    applied_on: date | None = None
    asked_on: date | None = None
    supplied_on: date | None = None
    accepted_on: date | None = None
    reported_on: date | None = None
    listed_on: date | None = None
    reviewed_on: date | None = None
    agreed_on: date | None = None
    agreement_from: date | None = None
    agreement_until: date | None = None
    renewal_asked_on: date | None = None
    in_force_on: date | None = None
    assessed_on: date | None = None
    suspended_on: date | None = None
    failed_on: date | None = None
    failures: int = 0
    change_on: date | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """A clock of a case. done: the day on which what it waits for happened, None while it runs.

    standing: it stands still now (papers are being completed), so ``ends`` is provisional.
    """

    preset: Preset
    starts: date
    ends: date
    done: date | None = None
    standing: bool = False

    def passed(self, today: date) -> bool:
        """Whether it ended before what it waits for happened; never for one that has to run out."""
        return not self.preset.wait and (self.done or today) > self.ends

    def soon(self, today: date, days: int = 7) -> bool:
        """Whether it still runs and ends within days."""
        return self.done is None and today <= self.ends <= today + days * _DAY


def missing_due(received: date, limits: Limits, table: WorkdayTable) -> date:
    """The last day to say once what is missing; afterwards the papers count as complete.

    >>> from yiteng.rules.workdays import WEEK_ONLY
    >>> missing_due(date(2023, 3, 24), {"designation.missing": Decimal(5)}, WEEK_ONLY)
    datetime.date(2023, 3, 31)
    """
    return due(Clock("workdays", int(limits["designation.missing"])), received, table).on


def evaluation_due(dates: Dates, limits: Limits, table: WorkdayTable, today: date) -> date:
    """Three months from the day of receipt, supplement time given back (until today if open)."""
    assert dates.applied_on is not None
    spans = []
    if dates.asked_on:
        spans = [Suspension(dates.asked_on, dates.supplied_on or max(today, dates.asked_on))]
    clock = Clock("months", int(limits["designation.evaluation"]))
    return due(clock, dates.applied_on, table, spans).on


def notice_ends(listed: date, limits: Limits, table: WorkdayTable) -> date:
    """The last day of the public notice."""
    return due(Clock("days", int(limits["designation.notice"])), listed, table).on


def agreement_until(start: date, limits: Limits) -> date:
    """The last day of an agreement that holds for a year from ``start``.

    >>> agreement_until(date(2023, 3, 20), {"designation.agreement": Decimal(12)})
    datetime.date(2024, 3, 19)
    """
    return add_months(start, int(limits["designation.agreement"])) - _DAY


def renewal_by(until: date, limits: Limits) -> date:
    """The last day to ask for renewal: three months before the agreement ends."""
    return add_months(until, -int(limits["designation.renewal"]))


def change_due(happened: date, limits: Limits, table: WorkdayTable) -> date:
    """The last day to tell a change."""
    return due(Clock("workdays", int(limits["designation.change"])), happened, table).on


def change_from(today: date, limits: Limits, table: WorkdayTable) -> date:
    """The earliest day of a change that is still told in time today.

    >>> from yiteng.rules.workdays import WEEK_ONLY
    >>> change_from(date(2023, 3, 31), {"designation.change": Decimal(5)}, WEEK_ONLY)
    datetime.date(2023, 3, 24)
    """
    left, day = int(limits["designation.change"]), today
    while left:
        day -= _DAY
        left -= table.is_workday(day)
    return day


def suspension_ends(start: date, limits: Limits) -> date:
    """The last day of a suspension."""
    return start + (int(limits["designation.suspension"]) - 1) * _DAY


def again_from(dates: Dates, limits: Limits) -> date | None:
    """From when a case that failed may be evaluated again: months after the first failure,
    the bar after the second."""
    if dates.failed_on is None:
        return None
    code = "again" if dates.failures < 2 else "barred"
    return add_months(dates.failed_on, int(limits[f"designation.{code}"]))


def assessed_since(dates: Dates) -> date | None:
    """From when the year of the next assessment counts: the last one, or the agreement's year."""
    if dates.in_force_on is None:
        return None
    known = (dates.in_force_on, dates.assessed_on, dates.agreement_from)
    return max(day for day in known if day)


def running(dates: Dates, limits: Limits, table: WorkdayTable, today: date) -> list[Running]:
    """Every clock that has begun, in the order of the road; those that are done too."""
    return [*_before(dates, limits, table, today), *_after(dates, limits, table)]


def pressing(found: Iterable[Running]) -> Running | None:
    """The clock that ends first among those that run; one that stands only where no other runs."""
    open_ = [clock for clock in found if clock.done is None]
    return min(open_, key=lambda clock: (clock.standing, clock.ends), default=None)


def _before(dates: Dates, limits: Limits, table: WorkdayTable, today: date) -> Iterator[Running]:
    applied = dates.applied_on
    if applied:
        yield Running(PRESETS["missing"], applied, missing_due(applied, limits, table),
                      dates.asked_on or dates.accepted_on)  # fmt: skip
        standing = dates.asked_on is not None and dates.supplied_on is None
        yield Running(PRESETS["evaluation"], applied, evaluation_due(dates, limits, table, today),
                      dates.reviewed_on or dates.failed_on, standing)  # fmt: skip
    if dates.failed_on:
        ends = again_from(dates, limits)
        assert ends is not None
        yield Running(PRESETS["again"], dates.failed_on, ends)
    if dates.listed_on:
        yield Running(PRESETS["notice"], dates.listed_on,
                      notice_ends(dates.listed_on, limits, table), dates.agreed_on)  # fmt: skip


def _after(dates: Dates, limits: Limits, table: WorkdayTable) -> Iterator[Running]:
    if dates.change_on:
        yield Running(PRESETS["change"], dates.change_on,
                      change_due(dates.change_on, limits, table))  # fmt: skip
    start, until = dates.agreement_from, dates.agreement_until
    if start and until:
        yield Running(PRESETS["renewal"], start, renewal_by(until, limits), dates.renewal_asked_on)
        yield Running(PRESETS["agreement"], start, until)
    since = assessed_since(dates)
    if since:
        yield Running(PRESETS["assessment"], since, add_months(since, 12))
    if dates.suspended_on:
        ends = suspension_ends(dates.suspended_on, limits)
        yield Running(PRESETS["suspension"], dates.suspended_on, ends)
