"""Extension and suspension: the original date stays for ever; a stopped clock gives its days back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from yiteng.commitments.effects.deadlines import note, unnote
from yiteng.commitments.effects.requests import ask, open_requests, settle, unask, unsettle
from yiteng.commitments.models import Commitment, DeadlineEvent, StagePlan
from yiteng.workflow.columns import save_columns
from yiteng.workflow.flow import Change


def extend(changes: Sequence[Change]) -> None:
    """Move the date to the one asked for."""
    asked = open_requests(changes, "extension")
    reasons = {}
    for change in changes:
        words = asked[change.row.pk].words
        change.row.due_at = datetime.fromisoformat(words["new_due"])
        reasons[change.row.pk] = str(words.get("reason", ""))
    note(changes, "extended", reasons=reasons)
    settle("extension", "granted")(changes)


def unextend(changes: Sequence[Change]) -> None:
    """Take the extension back: its event goes, the request is open again."""
    unnote("extended")(changes)
    unsettle("extension", "granted")(changes)


def suspend(changes: Sequence[Change]) -> None:
    """Stop the clock from today."""
    for change in changes:
        change.row.suspended_on = change.case.today
    note(changes, "suspended")
    settle("suspension", "granted")(changes)


def unsuspend(changes: Sequence[Change]) -> None:
    """Take the suspension back."""
    unnote("suspended")(changes)
    unsettle("suspension", "granted")(changes)


def resume(changes: Sequence[Change]) -> None:
    """Start the clock again and give the suspended days back, to the date and open stages.

    The day it stopped is given back, the day it runs again counts (rules.deadlines.Suspension).
    """
    days = {}
    for change in changes:
        row: Commitment = change.row
        stood = (change.case.today - row.suspended_on).days if row.suspended_on else 0
        days[row.pk] = stood
        if row.due_at:
            row.due_at += timedelta(days=stood)
        row.suspended_on = None
    _shift(days)
    note(changes, "resumed", days=days)


def unresume(changes: Sequence[Change]) -> None:
    """Take the resumption back: the days given to open stages go again."""
    found = DeadlineEvent.objects.filter(
        commitment__in=[c.row.pk for c in changes], event="resumed"
    ).order_by("id")
    _shift({event.commitment_id: -event.days for event in found})
    unnote("resumed")(changes)


def _shift(days: dict[int, int]) -> None:
    """Move the stages not yet reached by so many days; two queries for any number of rows."""
    plans = list(
        StagePlan.objects.filter(
            commitment__in=days, reached_at__isnull=True, planned_on__isnull=False
        )
    )
    for plan in plans:
        if plan.planned_on is not None:
            plan.planned_on += timedelta(days=days[plan.commitment_id])
    save_columns(plans, ["planned_on"])


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
