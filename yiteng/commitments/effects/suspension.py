"""A stopped clock gives back what it took: each clock in its own measure, and the open stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from yiteng.commitments.effects.deadlines import kept, note, restore, unnote
from yiteng.commitments.effects.requests import settle, unsettle
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment, DeadlineEvent, RunningClock, StagePlan
from yiteng.places.queries import workdays
from yiteng.rules.deadlines import SHANGHAI, Due, Suspension, end_of_day
from yiteng.rules.giving_back import EVERY_DAY, Given, give_back, shifted
from yiteng.rules.workdays import WorkdayTable
from yiteng.workflow.columns import save_columns
from yiteng.workflow.flow import Change

#: Dates as they were before: of clocks (by counting alone, as it binds) and of stages.
Kept = dict[str, dict[str, Any]]


def suspend(changes: Sequence[Change]) -> None:
    """Stop the clock from the moment said; a last day by which it runs again may be said too."""
    for change in changes:
        change.row.suspended_on = change.case.today
        change.row.resume_by = change.case.inputs.get("until") or None
    note(changes, "suspended", reasons={c.row.pk: _reason(c) for c in changes})
    settle("suspension", "granted")(changes)


def _reason(change: Change) -> str:
    """Why it stops, and the superior's document where one agrees."""
    said = change.case.inputs
    return "；".join(str(part) for part in (said.get("reason"), said.get("paper")) if part)


def unsuspend(changes: Sequence[Change]) -> None:
    """Take the suspension back."""
    unnote("suspended")(changes)
    unsettle("suspension", "granted")(changes)


@dataclass(frozen=True, slots=True)
class _Stopped:
    """What a stop of one row meets: its span, the clocks that run, the stages still open."""

    row: Commitment
    span: Suspension
    clocks: Sequence[RunningClock]
    stages: Sequence[StagePlan]


def resume(changes: Sequence[Change]) -> None:
    """Start the clock again: date, running clocks and open stages get back what the stop took.

    Hours are given back to the minute, workdays as workdays, days and months as days; what had
    run out before the stop gets nothing (rules.giving_back). Six queries for any number of rows.
    """
    table = workdays()
    given: dict[int, Given] = {}
    before: dict[int, Kept] = {}
    stopped = _stopped(changes)
    for one in stopped:
        before[one.row.pk] = _kept(one)
        given[one.row.pk] = _restart(one, table)
        one.row.suspended_on = one.row.resume_by = None
    save_columns([c for one in stopped for c in one.clocks], ["full_at", "due_at"])
    save_columns([s for one in stopped for s in one.stages], ["planned_on"])
    note(changes, "resumed", given=given, before=before)


def unresume(changes: Sequence[Change]) -> None:
    """Take the resumption back: clocks and stages stand where they stood."""
    restore(changes, "resumed")
    unnote("resumed")(changes)


def since(ids: Sequence[int]) -> dict[int, datetime]:
    """The moment since which the clocks of these rows stand; one query."""
    if not ids:
        return {}
    found = DeadlineEvent.objects.filter(commitment__in=ids, event="suspended").order_by("id")
    return dict(found.values_list("commitment_id", "at"))


def _stopped(changes: Sequence[Change]) -> list[_Stopped]:
    ids = [c.row.pk for c in changes]
    stood = since(ids)
    clocks: dict[int, list[RunningClock]] = {}
    for clock in RunningClock.objects.filter(commitment__in=ids, met_at=None).order_by("id"):
        clocks.setdefault(clock.commitment_id, []).append(clock)
    stages: dict[int, list[StagePlan]] = {}
    for plan in StagePlan.objects.filter(
        commitment__in=ids, reached_at=None, planned_on__isnull=False
    ).order_by("id"):
        stages.setdefault(plan.commitment_id, []).append(plan)
    return [
        _Stopped(c.row, Suspension(stood.get(c.row.pk, c.case.at), c.case.at),
                 clocks.get(c.row.pk, ()), stages.get(c.row.pk, ()))
        for c in changes
    ]  # fmt: skip


def _kept(one: _Stopped) -> Kept:
    return {
        "clocks": kept(one.clocks),
        "stages": {str(s.pk): s.planned_on.isoformat() for s in one.stages if s.planned_on},
    }


def _restart(one: _Stopped, table: WorkdayTable) -> Given:
    main = next((clock for clock in one.clocks if clock.main), None)
    given = _given_to_date(one, main, table)
    for clock in one.clocks:
        back = give_back(clock.kind, _full(clock), one.span, table, start=_day(clock.starts_at))
        clock.full_at, clock.due_at = _moment(back.full), back.due.at
    if one.row.due_at:
        one.row.due_at = given.due.at
    kind = "workdays" if given.kind == "workdays" else "days"
    for plan in one.stages:
        if plan.planned_on is not None:
            plan.planned_on = shifted(kind, plan.planned_on, one.span, table)
    return given


def _given_to_date(one: _Stopped, main: RunningClock | None, table: WorkdayTable) -> Given:
    """What the date of the commitment gets: by its clock, or as it was set by hand.

    A date set by hand is given back in days and keeps its hour; a kind with clocks in hours
    gets its minutes back. It is never moved to a workday.
    """
    if main is not None:
        return give_back(main.kind, _full(main), one.span, table, start=_day(main.starts_at))
    due = one.row.due_at or one.span.end
    assert isinstance(due, datetime)
    local = due.astimezone(SHANGHAI)
    if any(clock.kind == "hours" for clock in kind_of(one.row.kind).clocks):
        return give_back("hours", due, one.span)
    given = give_back("days", local.date(), one.span, EVERY_DAY)
    return replace(given, due=Due(given.due.on, datetime.combine(given.due.on, local.timetz())))


def _full(clock: RunningClock) -> date | datetime:
    return clock.full_at if clock.kind == "hours" else _day(clock.full_at)


def _day(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()


def _moment(full: date | datetime) -> datetime:
    return full if isinstance(full, datetime) else end_of_day(full)
