"""Which limits run beside the promises of rows and are not met: of the law, the firm, the steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache

from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment, Request, RunningClock, Support
from yiteng.places.queries import workdays
from yiteng.rules.deadlines import SHANGHAI, Clock, due
from yiteng.rules.lights import AMBER, Beside
from yiteng.rules.workdays import WorkdayTable

#: Limits of a county by which steps are late, and what being late does to the light.
CODES = ("commitments.sign", "commitments.submit", "commitments.check", "commitments.review",
         "lights.legal", "lights.cliff", "lights.step")  # fmt: skip
_WORKING = ("issued", "objected", "active")
_WAITING = ("reported", "verified", "asked")
Held = Mapping[str, Decimal]
Until = Callable[[str, date | datetime | None], date | None]


@dataclass(slots=True)
class _Known:
    """What stands beside one row: clocks not met, the last objection, what supporting units owe."""

    clocks: list[RunningClock]
    objections: list[Request]
    unsigned: bool = False


def beside(rows: Sequence[Commitment], held: Mapping[int, Held]) -> dict[int, list[Beside]]:
    """The limits of each row, by its key; at most four queries, none where nobody is at work.

    held: what holds in each county for CODES.
    """
    running = [r for r in rows if r.state in (*_WORKING, *_WAITING, "suspended")]
    if not running:
        return {}
    table = cache(workdays)  # asked for only where a step counts in workdays
    known = _known(running)
    return {row.pk: _of(row, known[row.pk], held[row.county_id], table) for row in running}


def _known(rows: Sequence[Commitment]) -> dict[int, _Known]:
    known = {row.pk: _Known([], []) for row in rows}
    clocked = [r.pk for r in rows if r.state != "suspended" and kind_of(r.kind).clocks]
    if clocked:
        for clock in RunningClock.objects.filter(
            commitment__in=clocked, met_at=None, basis__in=("legal", "step")
        ):
            known[clock.commitment_id].clocks.append(clock)
    rounds = {r.pk: r.recur_count + 1 for r in rows if r.state in _WORKING}
    if rounds:
        asked = Request.objects.filter(commitment__in=rounds, kind__in=("objection", "support"))
        for one in asked.order_by("id").defer("words"):
            if one.round == rounds[one.commitment_id]:
                known[one.commitment_id].objections.append(one)
        unsigned = Support.objects.filter(commitment__in=rounds, signed_at=None, released_at=None)
        for pk in set(unsigned.values_list("commitment_id", flat=True)):
            known[pk].unsigned = True
    return known


def _of(
    row: Commitment, known: _Known, held: Held, table: Callable[[], WorkdayTable]
) -> list[Beside]:
    severity = {name: int(held[f"lights.{name}"]) for name in ("legal", "cliff", "step")}
    if row.state == "suspended":
        kept = min(severity["step"], AMBER)
        return [Beside("resume", row.resume_by, kept)] if row.resume_by else []
    found = [
        Beside("legal" if clock.basis == "legal" else clock.title, clock.due_at,
               severity[clock.basis], clock.basis == "legal")
        for clock in known.clocks
    ]  # fmt: skip
    if _cliff_counts(row):
        assert row.cliff_at is not None
        found.append(Beside("cliff", row.cliff_at, severity["cliff"], ahead=True))
    steps = _steps(row, known, held, table)
    return found + [Beside(cause, last, severity["step"]) for cause, last in steps.items()]


def _cliff_counts(row: Commitment) -> bool:
    """The firm's own moment counts until it is reported done; reported after it, it was missed."""
    if row.cliff_at is None:
        return False
    late = row.last_progress_on is not None and row.last_progress_on > _day(row.cliff_at)
    return row.state in _WORKING or (row.state in _WAITING and late)


def _steps(
    row: Commitment, known: _Known, held: Held, table: Callable[[], WorkdayTable]
) -> dict[str, date]:
    """Step → its last day, of the steps that are somebody's turn."""

    def until(code: str, start: date | datetime | None) -> date | None:
        days = Clock("workdays", int(held[f"commitments.{code}"]))
        return due(days, start, table()).on if start else None

    lead = [one for one in known.objections if one.kind == "objection"]
    wanted: dict[str, date | None] = {}
    if row.state == "issued":
        wanted["sign"] = until("sign", _latest(lead, row.starts_on))
    if row.state == "objected":
        wanted["objection"] = lead[-1].due_on if lead else None
    if row.state in ("issued", "active"):
        wanted["part"] = _part(row, known, until)
    if row.state == "active" and row.submitted_on is None:
        wanted["submit"] = until("submit", row.coordination_since)
    if row.state == "reported":
        wanted["check"] = until("check", row.last_progress_on)
    if row.under_review and row.review_since:
        wanted["review"] = row.review_since + timedelta(days=int(held["commitments.review"]))
    return {step: last for step, last in wanted.items() if last is not None}


def _part(row: Commitment, known: _Known, until: Until) -> date | None:
    """The last day for a supporting unit to sign, or for its objection to be decided."""
    parts = [one for one in known.objections if one.kind == "support"]
    waiting = [one.due_on for one in parts if not one.outcome and one.due_on]
    if waiting:
        return min(waiting)
    return until("sign", _latest(parts, row.starts_on)) if known.unsigned else None


def _latest(objections: Sequence[Request], start: date | None) -> date | None:
    """From which day a unit may sign: the assignment, or the last decision on an objection."""
    days = [_day(one.settled_at) for one in objections if one.settled_at]
    return max((day for day in (*days, start) if day), default=None)


def _day(moment: datetime) -> date:
    return moment.astimezone(SHANGHAI).date()
