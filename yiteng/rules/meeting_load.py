"""The burden of meetings on those who must come: warnings to the sender, never to the invited.

Nothing here blocks a meeting; each warning asks the sender for a reason, and names its source
(若干规定 2024; examples of districts that set a plan, a quota and days without meetings).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from yiteng.rules.limits import whole
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_
from yiteng.rules.workdays import WorkdayTable

#: The limits a county may set for itself.
CODES = ("load.notice", "load.per_unit")
_DAY = timedelta(days=1)
#: Warnings a sender answers with a reason before submitting; the quota is shown to the reviewer.
NEEDS_REASON = ("load.notice", "load.quiet", "load.unplanned")
#: A working day has eight hours.
HOURS = Decimal(8)


@dataclass(frozen=True, slots=True)
class LoadLimits:
    """notice: full workdays between notice and meeting; per_unit: district-wide meetings a year."""

    notice: int = whole("load.notice")
    per_unit: int = whole("load.per_unit")

    @classmethod
    def of(cls, held: Mapping[str, Decimal]) -> LoadLimits:
        """From what holds in a county, by the codes of `rules.limits`."""
        return cls(int(held["load.notice"]), int(held["load.per_unit"]))


@dataclass(frozen=True, slots=True)
class Quiet:
    """Days without meetings: a weekday, a week of the month, or a span of dates.

    weekday: 0 is Monday; week: first to fifth seven days of a month; either alone, or both
    together for one day of that week. starts_on, ends_on: bounds, both included.
    """

    title: str
    weekday: int | None = None
    week: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day is one of them.

        >>> Quiet("无会周", week=1).holds(date(2023, 3, 7)), Quiet("无会周", week=1).holds(date(2023, 3, 8))
        (True, False)
        """
        if self.starts_on and day < self.starts_on:
            return False
        if self.ends_on and day > self.ends_on:
            return False
        if self.weekday is not None and day.weekday() != self.weekday:
            return False
        return self.week is None or (day.day - 1) // 7 + 1 == self.week


@dataclass(frozen=True, slots=True)
class Sending:
    """What a sender is about to ask: from the day it is told to the day it is wanted on.

    planned: whether it is in the yearly plan, None where the county has no plan of that year.
    unit: who asks; earlier: how many other district-wide meetings of its are approved or held in
    that year. A meeting that was entered after its day is not warned about its notice.
    """

    told_on: date
    wanted_on: date | None
    scale: str
    unit: str
    planned: bool | None = None
    earlier: int = 0


def warnings(
    sending: Sending,
    limits: LoadLimits,
    workdays: WorkdayTable,
    quiet: Iterable[Quiet] = (),
) -> list[Refusal]:
    """Every warning on the sender's form, all of them amber; none where no day is wanted yet."""
    return [*_notice(sending, limits, workdays), *_quiet(sending, quiet), *_plan(sending, limits)]


def workdays_left(told_on: date, wanted_on: date, workdays: WorkdayTable) -> int:
    """Full workdays strictly between the notice and the meeting.

    >>> workdays_left(date(2023, 3, 3), date(2023, 3, 6), WorkdayTable())  # Friday to Monday
    0
    """
    return workdays.workdays_between(told_on + _DAY, wanted_on - _DAY)


def _notice(sending: Sending, limits: LoadLimits, workdays: WorkdayTable) -> Iterator[Refusal]:
    """Source: 若干规定 and districts' rules: no notice on Friday evening for Monday morning."""
    if sending.wanted_on is None or sending.told_on > sending.wanted_on:
        return
    left = workdays_left(sending.told_on, sending.wanted_on, workdays)
    if left >= limits.notice:
        return
    said = {"told": sending.told_on, "day": sending.wanted_on, "least": limits.notice, "n": left}
    apart = (sending.wanted_on - sending.told_on).days
    if left == 0 and apart > 1:
        sentence = N_(
            "Told on {told} for {day}: only days off lie between; {least} full workdays are due."
        )
    else:
        sentence = N_("Told on {told} for {day}: {n} full workdays lie between; {least} are due.")
    yield Refusal("load.notice", sentence, said, "amber", "wanted_on")


def _quiet(sending: Sending, quiet: Iterable[Quiet]) -> Iterator[Refusal]:
    """Source: districts' examples (no-meeting days and weeks)."""
    if sending.wanted_on is None:
        return
    for one in quiet:
        if one.holds(sending.wanted_on):
            yield Refusal(
                "load.quiet",
                N_("{day} is a day without meetings ({title})."),
                {"day": sending.wanted_on, "title": one.title},
                "amber",
                "wanted_on",
            )


def _plan(sending: Sending, limits: LoadLimits) -> Iterator[Refusal]:
    """Source: 若干规定 2024: one general meeting of a system a year; districts' yearly plans."""
    if sending.planned is False:
        yield Refusal(
            "load.unplanned", N_("The meeting is not in the plan of the year."), {}, "amber", "plan"
        )
    if sending.scale == "district" and sending.earlier >= limits.per_unit:
        yield Refusal(
            "load.quota",
            N_("{unit} has {n} other district-wide meetings in that year; the quota is {most}."),
            {"unit": sending.unit, "n": sending.earlier, "most": limits.per_unit},
            "amber",
            "plan",
        )


@dataclass(frozen=True, slots=True)
class Shares:
    """Hours of people: before the meeting, in it, after it. None where nothing is recorded."""

    research: Decimal | None
    meeting: Decimal
    delivery: Decimal | None

    @property
    def ratio(self) -> str:
        """research : meeting : delivery, the meeting as 1; a dash where nothing is recorded.

        >>> Shares(Decimal(30), Decimal(10), None).ratio
        '3 : 1 : —'
        """
        if not self.meeting:
            return "—"
        return " : ".join(
            _share(one, self.meeting) for one in (self.research, self.meeting, self.delivery)
        )


def _share(value: Decimal | None, whole: Decimal) -> str:
    if value is None:
        return "—"
    return f"{(value / whole).quantize(Decimal('0.01')).normalize():f}"


def seat_hours(people: int, days: Decimal) -> Decimal:
    """Hours people sit in a meeting: people × days × 8.

    >>> seat_hours(20, Decimal("0.5"))
    Decimal('80.0')
    """
    return people * days * HOURS


def town_hours(rows: Sequence[tuple[int, int, Decimal]]) -> dict[int, Decimal]:
    """Hours each town's people sit in meetings; rows: (town, people who came, days)."""
    found: dict[int, Decimal] = {}
    for town, people, days in rows:
        found[town] = found.get(town, Decimal(0)) + seat_hours(people, days)
    return found
