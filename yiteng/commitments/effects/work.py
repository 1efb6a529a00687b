"""Progress by stages, coordination, reporting."""

from __future__ import annotations

from collections.abc import Sequence

from yiteng.commitments.effects.requests import ask, settle, unask, unsettle
from yiteng.commitments.effects.start import doer
from yiteng.commitments.models import StagePlan
from yiteng.workflow.columns import save_columns
from yiteng.workflow.flow import Change


def progress(changes: Sequence[Change]) -> None:
    """Note the day of progress and the stage reached, with all stages before it."""
    doer(changes)
    for change in changes:
        change.row.last_progress_on = change.case.today
        if change.case.inputs.get("stage"):
            change.row.stage = change.case.inputs["stage"]
    reach_stages([c for c in changes if c.case.inputs.get("stage")])


def reach_stages(changes: Sequence[Change]) -> None:
    """Mark the stage said and every earlier one as reached; three queries for any number.

    Where the step says when earlier stages were reached (``reached``: stage → moment), that
    moment is kept: people note it afterwards.
    """
    if not changes:
        return
    wanted = {c.row.pk: (c.row.stage, c.case.at) for c in changes}
    said = {c.row.pk: c.case.inputs.get("reached") or {} for c in changes}
    plans: dict[int, list[StagePlan]] = {}
    for plan in StagePlan.objects.filter(commitment__in=wanted).order_by("position"):
        plans.setdefault(plan.commitment_id, []).append(plan)
    reached = []
    for pk, (stage, at) in wanted.items():
        last = next((p.position for p in plans.get(pk, []) if p.code == stage), -1)
        for plan in plans.get(pk, []):
            if plan.position <= last and plan.reached_at is None:
                plan.reached_at = said[pk].get(plan.code, at)
                reached.append(plan)
    save_columns(reached, ["reached_at"])


def unprogress(changes: Sequence[Change]) -> None:
    """Take progress back: stages reached by it are open again."""
    for change in changes:
        after = change.row.stages.filter(code=change.row.stage).values_list("position", flat=True)
        position = after[0] if after else -1
        change.row.stages.filter(position__gt=position).update(reached_at=None)


def ask_coordination(changes: Sequence[Change]) -> None:
    """A leader is asked to coordinate; the days are counted from here."""
    ask("coordination")(changes)
    for change in changes:
        change.row.coordination_since = change.case.today


def submit_coordination(changes: Sequence[Change]) -> None:
    """It was put before the leader: the days of waiting are counted from here."""
    for change in changes:
        change.row.submitted_on = change.case.today


def coordinated(changes: Sequence[Change]) -> None:
    """The coordination is recorded; the count ends."""
    settle("coordination", "settled")(changes)
    for change in changes:
        change.row.coordination_since = change.row.submitted_on = None


def report(changes: Sequence[Change]) -> None:
    """Completion is reported: progress of today by its doer."""
    doer(changes)
    explain(changes)
    for change in changes:
        change.row.last_progress_on = change.case.today


def explain(changes: Sequence[Change]) -> None:
    """Keep why a promise that went further could not be kept."""
    for change in changes:
        said = str(change.case.inputs.get("missed_why") or "").strip()
        if said:
            change.row.missed_why = said[:500]


def back_to_work(changes: Sequence[Change]) -> None:
    """Returned: what was checked no longer counts."""
    for change in changes:
        change.row.checked = False


ON = {
    "progress": progress,
    "ask_coordination": ask_coordination,
    "submit_coordination": submit_coordination,
    "coordinated": coordinated,
    "report": report,
    "return": back_to_work,
}
UNDO = {
    "progress": unprogress,
    "ask_coordination": unask("coordination"),
    "coordinated": unsettle("coordination", "settled"),
}
