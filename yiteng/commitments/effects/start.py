"""Assigning, signing, objecting, settling."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from yiteng.commitments.effects.requests import ask, settle, unask, unsettle
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment, DeadlineEvent, StagePlan
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.flow import Change


def issue(changes: Sequence[Change]) -> None:
    """Set the deadline for ever as the original one, and plan the kind's stages."""
    stages: list[StagePlan] = []
    events: list[DeadlineEvent] = []
    for change in changes:
        row: Commitment = change.row
        row.starts_on = row.starts_on or change.case.today
        row.original_due_at = row.original_due_at or row.due_at
        stages += planned(row)
        events.append(
            DeadlineEvent(
                commitment=row,
                event="set",
                at=change.case.at,
                due_at=row.due_at,
                post=change.case.actor.post_title,
            )
        )
    DeadlineEvent.objects.bulk_create(events, batch_size=500)
    ids = [c.row.pk for c in changes]
    have = set(StagePlan.objects.filter(commitment__in=ids).values_list("commitment_id", flat=True))
    StagePlan.objects.bulk_create(
        [s for s in stages if s.commitment_id not in have], batch_size=500
    )


def planned(row: Commitment) -> list[StagePlan]:
    """The stages of the kind between the row's start and its due date."""
    return [
        StagePlan(commitment=row, position=i, code=stage.code, title=stage.title,
                  planned_on=_between(row, stage.share))
        for i, stage in enumerate(kind_of(row.kind).stages)
    ]  # fmt: skip


def _between(row: Commitment, share: float) -> date | None:
    if row.starts_on is None or row.due_at is None:
        return None
    last = row.due_at.astimezone(SHANGHAI).date()
    return row.starts_on + timedelta(days=round((last - row.starts_on).days * share))


def unissue(changes: Sequence[Change]) -> None:
    """Take the assignment back: its deadline event and planned stages go with it."""
    ids = [c.row.pk for c in changes]
    DeadlineEvent.objects.filter(commitment__in=ids, event="set").delete()
    StagePlan.objects.filter(commitment__in=ids).delete()


def doer(changes: Sequence[Change]) -> None:
    """Remember who worked on it: they may never check it (law 6)."""
    for change in changes:
        row: Commitment = change.row
        row.doers = sorted({*row.doers, change.case.actor.person})


def reassign(changes: Sequence[Change]) -> None:
    """Another unit leads; the objection is settled as upheld."""
    for change in changes:
        change.row.lead_unit_id = int(change.case.inputs["new_lead"])
    settle("objection", "upheld")(changes)


ON = {
    "issue": issue,
    "sign": doer,
    "object": ask("objection"),
    "uphold": settle("objection", "upheld"),
    "reassign": reassign,
    "dismiss": settle("objection", "dismissed"),
}
UNDO = {
    "issue": unissue,
    "object": unask("objection"),
    "uphold": unsettle("objection", "upheld"),
    "reassign": unsettle("objection", "upheld"),
    "dismiss": unsettle("objection", "dismissed"),
}
