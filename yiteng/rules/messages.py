"""Who is told what and when: marks before and after a due date, what goes one level up, quiet hours.

A mark is told once: the last one that has passed, so that a missed night sends one notice the
next night, never two and never none. Source: product.md S9 (one digest a day, urgent ones at once).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from yiteng.rules.words import N_
from yiteng.rules.workdays import WorkdayTable

#: What a notice is about, in words; the code is kept with it.
KINDS = {
    "due": N_("Date near or past"),
    "up": N_("Told by rule, one level up"),
    "hours": N_("A clock in hours runs"),
    "cliff": N_("The firm's own last moment is near"),
    "no": N_("The people served said no"),
    "partly": N_("The people served said partly"),
    "objection": N_("Objections"),
    "support": N_("Supporting units"),
    "time": N_("Dates asked for and decided"),
    "step": N_("A limit of a step is near or past"),
    "mail": N_("Mail that stopped"),
    "moved": N_("A reorganisation could not be done"),
    "verdict": N_("What became of an application to meet"),
    "stage": N_("A designation moved on"),
    "supervision": N_("Supervision designated, concluded, reviewed"),
    "circular": N_("Circulars received"),
}
#: A verdict on a meeting wanted within so many days cannot wait for the digest.
MEETING_PRESSES = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class To:
    """Whom a notice is for: posts that may take ``action``.

    unit: those of this unit. role: those with this role in the county, or in the town if given.
    """

    action: str
    unit: int | None = None
    role: str = ""
    town: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be told. key: says the same notice twice is one, for each post it is for.

    sentence, params: a message id and its values, with no person's name and no title of a
    matter: this is what goes by mail. title: the matter, shown inside only. about_on: its date.
    urgent: mailed at once; night: also in the quiet hours.
    """

    kind: str
    key: str
    to: To
    sentence: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    title: str = ""
    url: str = ""
    about_on: date | None = None
    urgent: bool = False
    night: bool = False
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on which one is told, counted from the due date. days: a limit's code; after: behind it."""

    code: str
    days: str
    after: bool
    sentence: str


MARKS: tuple[Mark, ...] = (
    Mark("before", "messages.before", False, N_("{number} is due on {due}.")),
    Mark("eve", "messages.eve", False, N_("{number} is due on {due}: the last reminder before it.")),
    Mark("after", "messages.after", True, N_("{number} was due on {due} and is not reported done.")),
    Mark("again", "messages.again", True, N_("{number} was due on {due} and is still not reported done.")),
)  # fmt: skip


def day_of(mark: Mark, due: date, limits: Mapping[str, int]) -> date:
    """The day of a mark.

    >>> day_of(MARKS[0], date(2023, 4, 10), {"messages.before": 7})
    datetime.date(2023, 4, 3)
    """
    days = timedelta(days=limits[mark.days])
    return due + days if mark.after else due - days


def last_mark(
    due: date,
    today: date,
    limits: Mapping[str, int],
    *,
    since: date,
    marks: Sequence[Mark] = MARKS,
) -> Mark | None:
    """The last mark whose day has come, None before the first.

    since: the day from which the doer knows of it; marks before that day are not told afterwards.
    """
    passed = [(day_of(m, due, limits), n) for n, m in enumerate(marks)]
    passed = [(day, n) for day, n in passed if since <= day <= today]
    return marks[max(passed)[1]] if passed else None


#: Limits of steps are short: they are told on the eve, and twice when they are late.
STEP_MARKS: tuple[Mark, ...] = (
    Mark("eve", "messages.eve", False, N_("{number}: the limit ends on {due}: {limit}")),
    Mark("after", "messages.after", True, N_("{number}: the limit ended on {due}: {limit}")),
    Mark("again", "messages.again", True, N_("{number}: the limit ended on {due}, still open: {limit}")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Up:
    """A rule that informs one level up. light: which light; days: the limit that says after how many.

    to: level of the matter → the role that is told.
    """

    code: str
    light: str
    days: str
    to: Mapping[str, str]
    sentence: str


_LEVELS = {"village": "town_office", "town": "supervision", "district": "supervision"}
#: The only ways by which a superior hears of it; whoever is not named here is told nothing.
UP: tuple[Up, ...] = (
    Up("overdue", "overdue", "messages.up_overdue", _LEVELS,
       N_("{number}, led by {unit}, is overdue since {day}.")),
    Up("stale", "stale", "messages.up_stale", _LEVELS,
       N_("{number}, led by {unit}, has had no progress noted since {day}.")),
)  # fmt: skip
#: After a "no" of the people served: the same level, at once.
UP_NO = _LEVELS

#: Lines whose supervision is the Party committee's.
PARTY_LINES = frozenset({"party", "discipline"})


def role_up(level: str, line: str) -> str:
    """The role one level up from a matter's level and the line of its lead unit.

    >>> role_up("village", "village"), role_up("district", "party")
    ('town_office', 'party_supervision')
    """
    role = _LEVELS.get(level, "supervision")
    return f"party_{role}" if role == "supervision" and line in PARTY_LINES else role


@dataclass(frozen=True, slots=True)
class Hours:
    """When mail may go out. digest, until: from and to which hour; quiet_from, quiet_until: at night."""

    digest: int
    until: int
    quiet_from: int
    quiet_until: int

    def working(self, now: datetime, table: WorkdayTable) -> bool:
        """Whether a digest may go out now."""
        return table.is_workday(now.date()) and self.digest <= now.hour < self.until

    def quiet(self, now: datetime) -> bool:
        """Whether only what runs through the night may go out now."""
        return now.hour >= self.quiet_from or now.hour < self.quiet_until

    def not_before(self, now: datetime, *, night: bool) -> datetime:
        """The first moment from now on at which something urgent may go out.

        >>> from datetime import timezone
        >>> Hours(9, 18, 22, 7).not_before(datetime(2023, 4, 1, 23, tzinfo=timezone.utc), night=False).hour
        7
        """
        if night or not self.quiet(now):
            return now
        morning = datetime.combine(now.date(), time(self.quiet_until), now.tzinfo)
        return morning if morning > now else morning + timedelta(days=1)


#: The limits that rooms ask for together.
CODES: Sequence[str] = (
    "messages.hour", "messages.until", "messages.quiet_from", "messages.quiet_until",
    "messages.before", "messages.eve", "messages.after", "messages.again", "messages.cliff",
    "messages.up_overdue", "messages.up_stale",
)  # fmt: skip


def hours(limits: Mapping[str, int]) -> Hours:
    """The hours as a county set them."""
    return Hours(
        limits["messages.hour"],
        limits["messages.until"],
        limits["messages.quiet_from"],
        limits["messages.quiet_until"],
    )


def meeting_presses(wanted_on: date | None, today: date) -> bool:
    """Whether a verdict on a meeting wanted on a day goes out at once.

    >>> meeting_presses(date(2023, 4, 2), date(2023, 3, 31)), meeting_presses(None, date(2023, 3, 31))
    (True, False)
    """
    return wanted_on is not None and today <= wanted_on <= today + MEETING_PRESSES
