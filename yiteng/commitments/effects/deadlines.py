"""A deadline is a row of events (law 7): set, changed, extended, suspended, resumed, reopened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from yiteng.commitments.models import DeadlineEvent, RunningClock, StagePlan
from yiteng.rules.deadlines import SHANGHAI, end_of_day
from yiteng.rules.giving_back import Given
from yiteng.workflow.columns import save_columns
from yiteng.workflow.flow import Change, Effect


def note(
    changes: Sequence[Change],
    event: str,
    *,
    reasons: Mapping[int, str] | None = None,
    given: Mapping[int, Given] | None = None,
    before: Mapping[int, Mapping[str, Any]] | None = None,
) -> None:
    """Write the event of each row with the date as it is now; one query for any number.

    reasons, given, before: by the row's key; without reasons what was said with the step.
    given: what a stopped clock gave back; before: the dates by which it is taken back.
    """
    DeadlineEvent.objects.bulk_create([
        DeadlineEvent(
            commitment=c.row, event=event, at=c.case.at, due_at=c.row.due_at,
            before=(before or {}).get(c.row.pk, {}), **_back((given or {}).get(c.row.pk)),
            reason=str((reasons or {}).get(c.row.pk) or c.case.inputs.get("reason") or "")[:500],
            post=c.case.actor.post_title)
        for c in changes
    ], batch_size=500)  # fmt: skip


def move_date(
    changes: Sequence[Change], dates: Mapping[int, datetime]
) -> dict[int, dict[str, Any]]:
    """Set the date of rows, and of the clock that sets it: day clocks end with the day.

    Returns the dates of the clocks before, for the event; two queries for any number of rows.
    """
    clocks = {
        clock.commitment_id: clock
        for clock in RunningClock.objects.filter(commitment__in=dates, main=True)
    }
    before: dict[int, dict[str, Any]] = {}
    for change in changes:
        row, new = change.row, dates[change.row.pk]
        clock = clocks.get(row.pk)
        if clock is not None:
            before[row.pk] = {"clocks": kept([clock])}
            if clock.kind != "hours":
                new = end_of_day(new.astimezone(SHANGHAI).date())
            clock.full_at = clock.due_at = new
        row.due_at = new
    save_columns(clocks.values(), ["full_at", "due_at"])
    return before


def kept(clocks: Iterable[RunningClock]) -> dict[str, list[str]]:
    """The ends of clocks as they are, by key: by counting alone, and as they bind."""
    return {str(c.pk): [c.full_at.isoformat(), c.due_at.isoformat()] for c in clocks}


def restore(changes: Sequence[Change], event: str) -> None:
    """Bring clocks and stages back to what the newest event of this name found."""
    found = DeadlineEvent.objects.filter(
        commitment__in=[c.row.pk for c in changes], event=event
    ).order_by("id")
    for newest in {one.commitment_id: one for one in found}.values():
        for pk, (full, due) in newest.before.get("clocks", {}).items():
            RunningClock.objects.filter(pk=pk).update(full_at=full, due_at=due)
        for pk, planned in newest.before.get("stages", {}).items():
            StagePlan.objects.filter(pk=pk).update(planned_on=planned)


def _back(given: Given | None) -> dict[str, Any]:
    if given is None:
        return {}
    days = 0 if given.kind == "hours" else given.amount
    return {"kind": given.kind, "given": given.amount, "days": days}


def unnote(event: str) -> Effect:
    """An effect that takes the newest event of this name back, row by row of one post's click."""

    def effect(changes: Sequence[Change]) -> None:
        for change in changes:
            last = DeadlineEvent.objects.filter(commitment=change.row).order_by("-id").first()
            if last is not None and last.event == event:
                last.delete()

    return effect
