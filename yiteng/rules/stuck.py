"""Stuck is one rule: the first line of the table that holds says why, and who must move."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from yiteng.rules.words import N_

Who = Literal["office", "supervision", "staffing", "checker", "lead_unit", "part_unit"]

#: Who must move, as said in a sentence.
WHO: dict[Who, str] = {
    "office": N_("Office that puts it before a leader"),
    "supervision": N_("Supervision office"),
    "staffing": N_("Staffing office"),
    "checker": N_("Checking unit"),
    "lead_unit": N_("Lead unit"),
    "part_unit": N_("Supporting unit"),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long is too long, in natural days; settings of a district.

    overdue_days: past the date; grey_days: grey already; review_days: after a second no.
    source: where the figures come from, shown beside the setting.
    """

    overdue_days: int = 10
    grey_days: int = 14
    review_days: int = 15
    source: str = "own defaults; no rule names them; editable"


DEFAULTS = Limits()


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rule looks at: plain values of one commitment.

    today: the business date; red_on, grey_on: its columns.
    coordination_since: a leader's coordination asked for and still open; submit_by: the last day
    to put it before the leader, submitted_on: when that was done.
    objection_due_on, sign_by, check_due_on: last days to settle an objection, to sign, to check.
    review_since: since when a second “no” or “partly” is under review.
    resume_by: the day until which the clock was stopped.
    part: what a supporting unit owes (``sign``, ``answer``, ``objection``: a decision on its own),
    part_unit: its name, part_due_on: its last day, part_held: whether anybody acts for the unit.
    """

    state: str
    today: date
    red_on: date | None = None
    grey_on: date | None = None
    coordination_since: date | None = None
    objection_due_on: date | None = None
    sign_by: date | None = None
    check_due_on: date | None = None
    review_since: date | None = None
    resume_by: date | None = None
    submit_by: date | None = None
    submitted_on: date | None = None
    staffing_waits: bool = False
    part: str = ""
    part_unit: str = ""
    part_due_on: date | None = None
    part_held: bool = True


@dataclass(frozen=True, slots=True)
class Stuck:
    """Why a commitment does not move: code, sentence with params, who must move, since when."""

    code: str
    sentence: str
    who: Who
    since: date
    params: Mapping[str, object] = field(default_factory=dict)

    def english(self) -> str:
        """The sentence in English with its values; pages translate the sentence first."""
        return self.sentence.format(**self.params)


Rule = Callable[[Situation, Limits], Stuck | None]
_WORKING = frozenset({"issued", "active"})
_WAITING = frozenset({"reported", "verified", "asked"})
_DAY = timedelta(days=1)
_PARTS = {
    "sign": N_("{unit} should have signed for its part {days} day(s) ago."),
    "answer": N_("{unit} should have answered for its part {days} day(s) ago."),
    "objection": N_("The objection of {unit} should have been decided {days} day(s) ago."),
}


def stuck(situation: Situation, limits: Limits = DEFAULTS) -> Stuck | None:
    """Why it is stuck, None where it moves: the first of RULES that holds.

    What waits for somebody above stands before what waits for the doer: the clock also runs
    upward (domain.md G). Drafts and what has ended are never stuck.

    >>> late = Situation("active", date(2023, 3, 31), red_on=date(2023, 3, 1))
    >>> stuck(late).english(), stuck(late).who
    ('Overdue by 31 day(s).', 'lead_unit')
    """
    for rule in RULES:
        found = rule(situation, limits)
        if found is not None:
            return found
    return None


def coordination_waits(s: Situation, limits: Limits) -> Stuck | None:
    """Coordination is asked for: the clock runs on the office that submits, never on a leader."""
    if s.state != "active" or s.coordination_since is None:
        return None
    if s.submitted_on is not None:
        days, since = (s.today - s.submitted_on).days + 1, s.submitted_on
        sentence = N_("Awaiting a district leader's coordination, submitted: day {days}.")
    elif s.submit_by is not None and s.today > s.submit_by:
        days, since = (s.today - s.submit_by).days, s.coordination_since
        sentence = N_("It should have been put before a leader {days} day(s) ago.")
    else:
        days, since = (s.today - s.coordination_since).days, s.coordination_since
        sentence = N_("Coordination was asked for {days} day(s) ago; not yet put before a leader.")
    return Stuck("stuck.coordination", sentence, "office", since, {"days": days})


def objection_waits(s: Situation, limits: Limits) -> Stuck | None:
    """An objection is undecided after its last day; the staffing office moves where its word lacks."""
    return _past(
        s,
        s.state == "objected",
        s.objection_due_on,
        "stuck.objection",
        N_("The objection should have been decided {days} day(s) ago."),
        "staffing" if s.staffing_waits else "supervision",
    )


def second_no(s: Situation, limits: Limits) -> Stuck | None:
    """People were not content a second time and the written conclusion is outstanding."""
    if s.review_since is None or s.state not in {*_WAITING, "active"}:
        return None
    days = limits.review_days - (s.today - s.review_since).days
    if days < 0:
        sentence, days = N_("A second no: the written conclusion is {days} day(s) late."), -days
    else:
        sentence = N_("A second no: the written conclusion is due in {days} day(s).")
    return Stuck("stuck.second_no", sentence, "supervision", s.review_since, {"days": days})


def check_waits(s: Situation, limits: Limits) -> Stuck | None:
    """Reported as done and not checked by the last day of the check."""
    return _past(
        s,
        s.state == "reported",
        s.check_due_on,
        "stuck.check",
        N_("It was reported done; the check is {days} day(s) late."),
        "checker",
    )


def never_resumed(s: Situation, limits: Limits) -> Stuck | None:
    """The clock stands longer than was granted."""
    return _past(
        s,
        s.state == "suspended",
        s.resume_by,
        "stuck.suspended",
        N_("The clock should have started again {days} day(s) ago."),
        "supervision",
    )


def not_signed(s: Situation, limits: Limits) -> Stuck | None:
    """Assigned and not signed for in time."""
    return _past(
        s,
        s.state == "issued",
        s.sign_by,
        "stuck.unsigned",
        N_("It should have been signed for {days} day(s) ago."),
        "lead_unit",
    )


def part_waits(s: Situation, limits: Limits) -> Stuck | None:
    """A supporting unit has not signed or answered, or its objection is undecided, in time.

    Where nobody holds a post of the unit, the supervision office must see to it.
    """
    sentence = _PARTS.get(s.part, "")
    who: Who = "supervision" if s.part == "objection" or not s.part_held else "part_unit"
    if not s.part_held and s.part in ("sign", "answer"):
        sentence = N_("{unit} owes its part for {days} day(s), and nobody holds a post there.")
    holds = s.state in _WORKING and bool(sentence)
    return _past(s, holds, s.part_due_on, "stuck.part", sentence, who, unit=s.part_unit)


def long_overdue(s: Situation, limits: Limits) -> Stuck | None:
    """Overdue beyond the limit: by the doer, or by those who check and ask."""
    if s.red_on is None or s.state not in _WORKING | _WAITING | {"objected"}:
        return None
    days = (s.today - s.red_on).days + 1
    if days <= limits.overdue_days:
        return None
    who: Who = "lead_unit" if s.state in _WORKING else "supervision"
    return Stuck("stuck.overdue", N_("Overdue by {days} day(s)."), who, s.red_on, {"days": days})


def long_grey(s: Situation, limits: Limits) -> Stuck | None:
    """Grey for longer than the limit: a stage was missed and nothing has been said since."""
    if s.grey_on is None or s.state not in _WORKING:
        return None
    days = (s.today - s.grey_on).days
    if days <= limits.grey_days:
        return None
    return Stuck(
        "stuck.stale",
        N_("A stage was missed; no progress has been noted for long."),
        "lead_unit",
        s.grey_on,
        {"days": days},
    )


RULES: tuple[Rule, ...] = (
    coordination_waits,
    objection_waits,
    second_no,
    check_waits,
    never_resumed,
    not_signed,
    part_waits,
    long_overdue,
    long_grey,
)


def _past(
    s: Situation,
    holds: bool,
    last_day: date | None,
    code: str,
    sentence: str,
    who: Who,
    **params: object,
) -> Stuck | None:
    if not holds or last_day is None or s.today <= last_day:
        return None
    days = (s.today - last_day).days
    return Stuck(code, sentence, who, last_day + _DAY, {"days": days, **params})
