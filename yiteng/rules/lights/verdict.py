"""Which light burns today, why, and when it next turns by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from yiteng.rules.deadlines import SHANGHAI, moment_of
from yiteng.rules.lights.beside import CAUSES
from yiteng.rules.lights.table import LIGHTS, PRECEDENCE, Light, Row
from yiteng.rules.lights.turns import Turns
from yiteng.rules.words import N_

_WHY: Mapping[str, str] = {
    "awaiting.reported": N_("Reported as done; nobody has confirmed it yet."),
    "awaiting.verified": N_("Checked; the people served have not confirmed it yet."),
    "awaiting.asked": N_("The people served are asked and have not answered yet."),
    "stale": N_("No progress since a stage was missed."),
    "on_plan": N_("Nothing is late."),
    "suspended": N_("The clock is stopped; no date runs."),
    "confirmed": N_("The people served, or the named acceptor, confirmed it."),
    "contested": N_("Closed with a written conclusion beside their objection."),
    "silence": N_("Closed without an answer: silence is shown as silence."),
    "none.draft": N_("It is not assigned yet."),
    "none.merged": N_("It goes on in another commitment."),
    "none.withdrawn": N_("It was withdrawn."),
}


def light(
    state: str,
    turns: Turns,
    at: date | datetime,
    *,
    confirmed: bool = False,
    answer: str = "",
) -> Light:
    """The light of a commitment at a moment: the first row of PRECEDENCE that holds.

    state: one of the commitment's states; turns: its dates and moments; at: the business moment,
    by which a limit in hours turns at its minute; a bare date is its first moment.
    confirmed: the served party (or acceptor) said yes, counted only once closed.
    answer: the last answer.
    Raises ValueError for an unknown state.

    >>> light("active", Turns(red_on=date(2023, 3, 4)), date(2023, 3, 5)).symbol
    '■'
    """
    now = moment_of(at)
    for row in PRECEDENCE:
        if state in row.states and _holds(row, turns, now, confirmed, answer):
            why, params = _why(row.light, state, turns, now.date())
            return replace(LIGHTS[row.light], why=why, params=params)
    raise ValueError(f"unknown state {state!r}")


def next_turn_at(
    state: str,
    turns: Turns,
    at: date | datetime,
    *,
    confirmed: bool = False,
    answer: str = "",
) -> datetime | None:
    """The next moment at which the light changes though nobody writes; None where it never does.

    Between the two the light stays what it is, so that neither a midnight nor an hour needs a write.
    """

    def code_at(moment: datetime) -> str:
        return light(state, turns, moment, confirmed=confirmed, answer=answer).code

    now = moment_of(at)
    days = (turns.amber_on, turns.red_on, turns.grey_on, turns.step_on)
    moments = {moment_of(day) for day in (*days, turns.red_at, turns.step_at) if day is not None}
    present = code_at(now)
    ahead = sorted(moment for moment in moments if moment > now)
    return next((moment for moment in ahead if code_at(moment) != present), None)


@lru_cache(8192)
def of_moment(
    state: str, turns: Turns, at: datetime, confirmed: bool, answer: str
) -> tuple[str, datetime | None]:
    """Code of the light, and `next_turn_at`; kept, for many rows share their dates and moment."""
    code = light(state, turns, at, confirmed=confirmed, answer=answer).code
    return code, next_turn_at(state, turns, at, confirmed=confirmed, answer=answer)


#: Days and the moments that may come before them.
MOMENTS = {"red_on": "red_at", "step_on": "step_at"}


def _holds(row: Row, turns: Turns, now: datetime, confirmed: bool, answer: str) -> bool:
    if row.confirmed and not confirmed:
        return False
    if row.answers and answer not in row.answers:
        return False
    if not row.turn:
        return True
    turns_on: date | None = getattr(turns, row.turn)
    turns_at: datetime | None = getattr(turns, MOMENTS.get(row.turn, ""), None)
    if turns_at is not None and now >= turns_at:
        return True
    return turns_on is not None and now.date() >= turns_on


def _why(code: str, state: str, turns: Turns, today: date) -> tuple[str, dict[str, object]]:
    if code == "overdue" and turns.red_by:
        return _beside(turns.red_by, turns.red_on, today)
    if code == "overdue":
        return _overdue(turns, today)
    if code == "step_late":
        return _beside(turns.step_by, turns.step_on, today)
    if code == "due_soon":
        days = (turns.red_on - today).days - 1 if turns.red_on else 0
        if turns.red_by:
            return N_("{limit}: days left: {days}."), {"limit": _title(turns.red_by), "days": days}
        if days < 1:
            return N_("Due today."), {}
        if days == 1:
            return N_("1 day left."), {}
        return N_("{days} days left."), {"days": days}
    return _WHY.get(f"{code}.{state}") or _WHY[code], {}


def _overdue(turns: Turns, today: date) -> tuple[str, dict[str, object]]:
    days = (today - turns.red_on).days + 1 if turns.red_on else 0
    if days < 1 and turns.red_at is not None:
        return N_("Overdue since {time} today."), {
            "time": turns.red_at.astimezone(SHANGHAI).strftime("%H:%M")
        }
    if days == 1:
        return N_("Overdue by 1 day."), {}
    return N_("Overdue by {days} days."), {"days": days}


def _title(cause: str) -> str:
    return CAUSES.get(cause, cause)


def _beside(cause: str, since: date | None, today: date) -> tuple[str, dict[str, object]]:
    """A limit beside the promise is late: which, and for how long."""
    days = (today - since).days + 1 if since else 0
    if days < 1:
        return N_("{limit}: it ended today and is not met."), {"limit": _title(cause)}
    return N_("{limit}: late, days: {days}."), {"limit": _title(cause), "days": days}
