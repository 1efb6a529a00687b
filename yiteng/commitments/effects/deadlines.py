"""A deadline is a row of events (law 7): set, extended, suspended, resumed, reopened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from yiteng.commitments.models import DeadlineEvent
from yiteng.workflow.flow import Change, Effect


def note(
    changes: Sequence[Change],
    event: str,
    *,
    reasons: Mapping[int, str] | None = None,
    days: Mapping[int, int] | None = None,
) -> None:
    """Write the event of each row with the date as it is now; one query for any number.

    reasons, days: by the row's key; without reasons what was said with the step.
    """
    DeadlineEvent.objects.bulk_create([
        DeadlineEvent(
            commitment=c.row, event=event, at=c.case.at, due_at=c.row.due_at,
            days=(days or {}).get(c.row.pk, 0),
            reason=str((reasons or {}).get(c.row.pk) or c.case.inputs.get("reason") or "")[:500],
            post=c.case.actor.post_title)
        for c in changes
    ], batch_size=500)  # fmt: skip


def unnote(event: str) -> Effect:
    """An effect that takes the newest event of this name back, row by row of one post's click."""

    def effect(changes: Sequence[Change]) -> None:
        for change in changes:
            last = DeadlineEvent.objects.filter(commitment=change.row).order_by("-id").first()
            if last is not None and last.event == event:
                last.delete()

    return effect
