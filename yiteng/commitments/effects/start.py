"""Assigning, signing, merging."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from yiteng.commitments.effects.clocks import begin, unbegin
from yiteng.commitments.effects.deadlines import note, unnote
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment, StagePlan
from yiteng.rules.lifecycles.commitment.checks import enters_for
from yiteng.rules.lifecycles.commitment.checks_time import level_of
from yiteng.rules.lifecycles.commitment.states import OPEN
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.flow import Change

#: States of a commitment into which another one may be merged: assigned, and not ended.
_CARRY_ON = tuple(state for state in OPEN if state != "draft")


def issue(changes: Sequence[Change]) -> None:
    """Set the deadline for ever as the original one, and plan the kind's stages.

    What was assigned before (and came back by an objection) is planned anew, from today.
    """
    again = [c.row.pk for c in changes if c.row.original_due_at]
    if again:
        StagePlan.objects.filter(commitment__in=again).delete()
    begin(changes)
    stages: list[StagePlan] = []
    for change in changes:
        row: Commitment = change.row
        row.starts_on = change.case.today
        row.original_due_at = row.original_due_at or row.due_at
        row.date_level = level_of(row.origin, change.case.actor.roles)
        row.date_unit = change.case.actor.unit
        stages += planned(row)
    StagePlan.objects.bulk_create(stages, batch_size=500)
    note(changes, "set")


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
    unnote("set")(changes)
    unbegin(changes)
    StagePlan.objects.filter(commitment__in=[c.row.pk for c in changes]).delete()


def doer(changes: Sequence[Change]) -> None:
    """Remember who worked on it: they may never check it (law 6), nor may the town office that entered."""
    for change in changes:
        row: Commitment = change.row
        row.doers = sorted({*row.doers, change.case.actor.person})
        own = {row.lead_unit_id, *change.case.facts.get("support_units", ())}
        if change.case.actor.unit not in own and enters_for(change.case, own):
            row.entered_by = sorted({*row.entered_by, change.case.actor.unit})


def merge(changes: Sequence[Change]) -> None:
    """It goes on in another open commitment of the same county; that one is locked meanwhile.

    Raises Refused where there is none: itself, a draft, one that has ended, another county's.
    """
    merging = {c.row.pk for c in changes}
    wanted = {c.row.pk: str(c.case.inputs["into"]).strip() for c in changes}
    found = {
        (one.county_id, one.number): one.pk
        for one in Commitment.objects.select_for_update()
        .filter(number__in=set(wanted.values()), state__in=_CARRY_ON)
        .order_by("pk")
    }
    for change in changes:
        row, number = change.row, wanted[change.row.pk]
        if found.get((row.county_id, number)) in (None, *merging):
            raise Refused([_no_other(number)])
        row.merged_into_id = found[row.county_id, number]


def _no_other(number: str) -> Refusal:
    return Refusal(
        "commitment.no_other",
        N_("There is no other open commitment of this county with the number {number}."),
        {"number": number},
        field="into",
    )


ON = {
    "issue": issue,
    "merge": merge,
    "sign": doer,
}
UNDO = {
    "issue": unissue,
}
