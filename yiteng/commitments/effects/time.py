"""Extension and suspension: a deadline is a row of events; the original date stays for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from yiteng.commitments.effects.requests import ask, settle, unask, unsettle
from yiteng.commitments.models import Commitment, DeadlineEvent, Request, StagePlan
from yiteng.workflow.flow import Change


def extend(changes: Sequence[Change]) -> None:
    """Move the date to the one asked for."""
    for change in changes:
        row: Commitment = change.row
        asked = Request.objects.filter(commitment=row, kind="extension", outcome="").latest("id")
        row.due_at = datetime.fromisoformat(asked.words["new_due"])
        _event(change, "extended", asked.words.get("reason", ""))
    settle("extension", "granted")(changes)


def suspend(changes: Sequence[Change]) -> None:
    """Stop the clock from today."""
    for change in changes:
        change.row.suspended_on = change.case.today
        _event(change, "suspended", str(change.case.inputs.get("reason", "")))
    settle("suspension", "granted")(changes)


def resume(changes: Sequence[Change]) -> None:
    """Start the clock again and give the suspended days back, to the date and open stages."""
    for change in changes:
        row: Commitment = change.row
        days = (change.case.today - row.suspended_on).days if row.suspended_on else 0
        if row.due_at:
            row.due_at += timedelta(days=days)
        plans = list(StagePlan.objects.filter(commitment=row, reached_at=None))
        for plan in plans:
            plan.planned_on = plan.planned_on and plan.planned_on + timedelta(days=days)
        StagePlan.objects.bulk_update(plans, ["planned_on"])
        row.suspended_on = None
        _event(change, "resumed", str(change.case.inputs.get("reason", "")), days)


def _event(change: Change, event: str, reason: str, days: int = 0) -> None:
    DeadlineEvent.objects.create(
        commitment=change.row, event=event, at=change.case.at, due_at=change.row.due_at,
        days=days, reason=reason[:500], post=change.case.actor.post_title)  # fmt: skip


def unextend(changes: Sequence[Change]) -> None:
    """Take the extension back: its event goes, the request is open again."""
    for change in changes:
        DeadlineEvent.objects.filter(commitment=change.row, event="extended").latest("id").delete()
    unsettle("extension", "granted")(changes)


def unsuspend(changes: Sequence[Change]) -> None:
    """Take the suspension back."""
    for change in changes:
        DeadlineEvent.objects.filter(commitment=change.row, event="suspended").latest("id").delete()
    unsettle("suspension", "granted")(changes)


def unresume(changes: Sequence[Change]) -> None:
    """Take the resumption back: the days given to open stages go again."""
    for change in changes:
        event = DeadlineEvent.objects.filter(commitment=change.row, event="resumed").latest("id")
        plans = list(StagePlan.objects.filter(commitment=change.row, reached_at=None))
        for plan in plans:
            plan.planned_on = plan.planned_on and plan.planned_on - timedelta(days=event.days)
        StagePlan.objects.bulk_update(plans, ["planned_on"])
        event.delete()


ON = {
    "ask_extension": ask("extension"),
    "extend": extend,
    "refuse_extension": settle("extension", "refused"),
    "ask_suspension": ask("suspension"),
    "suspend": suspend,
    "resume": resume,
}
UNDO = {
    "ask_extension": unask("extension"),
    "extend": unextend,
    "refuse_extension": unsettle("extension", "refused"),
    "ask_suspension": unask("suspension"),
    "suspend": unsuspend,
    "resume": unresume,
}
