"""Clocks begin with the assignment, are met by their step, and run again when work comes back."""

from __future__ import annotations

from collections.abc import Sequence

from yiteng.audit.queries import event_of
from yiteng.commitments.clocks import planned
from yiteng.commitments.kinds import kinds
from yiteng.commitments.models import RunningClock
from yiteng.workflow.columns import save_columns
from yiteng.workflow.flow import Change, Effect


def begin(changes: Sequence[Change]) -> None:
    """Start the clocks of the assignment; a promised one sets the date where none was set by hand.

    What was assigned before (and came back by an objection) starts anew.
    """
    again = {c.row.pk: c.row.due_at for c in changes if c.row.original_due_at}
    if again:
        RunningClock.objects.filter(commitment__in=again).delete()
        for change in changes:
            if change.row.clock and change.row.pk in again:
                change.row.due_at = None
    found = planned([(c.row, c.case.at) for c in changes], "issue")
    for change in changes:
        main = next((clock for clock in found.get(change.row.pk, ()) if clock.main), None)
        if main is not None:
            change.row.due_at = main.due_at
        elif change.row.due_at is None:  # the county has turned the limit off meanwhile
            change.row.due_at = again.get(change.row.pk)
    RunningClock.objects.bulk_create([c for one in found.values() for c in one], batch_size=500)


def unbegin(changes: Sequence[Change]) -> None:
    """Take the clocks of an assignment back."""
    RunningClock.objects.filter(commitment__in=[c.row.pk for c in changes]).delete()


def begin_again(changes: Sequence[Change]) -> None:
    """People were not content: the clock of putting right begins, and what was met runs again."""
    run_again(changes)
    found = planned([(c.row, c.case.at) for c in changes], "unmet")
    clocks = [clock for one in found.values() for clock in one]
    for code in {clock.code for clock in clocks}:
        RunningClock.objects.filter(commitment__in=found, code=code, basis="step").delete()
    RunningClock.objects.bulk_create(clocks, batch_size=500)


def run_again(changes: Sequence[Change]) -> None:
    """Reported, and come back: what the report had met is not met."""
    ids = [c.row.pk for c in changes]
    RunningClock.objects.filter(commitment__in=ids, ends="report").update(met_at=None)


def meet(step: str) -> Effect:
    """An effect that meets the clocks which end with this step, or with a stage it reached."""

    def effect(changes: Sequence[Change]) -> None:
        ids = {c.row.pk: c.case for c in changes if step in _ends(c.row.kind)}
        open_ones = RunningClock.objects.filter(commitment__in=ids, met_at=None) if ids else ()
        met = []
        for clock in open_ones:
            case = ids[clock.commitment_id]
            stage = str(case.inputs.get("stage") or "")
            if clock.ends == f"stage:{stage}":
                clock.met_at = (case.inputs.get("reached") or {}).get(stage, case.at)
            elif clock.ends == step:
                clock.met_at = case.at
            if clock.met_at is not None:
                met.append(clock)
        save_columns(met, ["met_at"])

    return effect


def meet_by_hand(changes: Sequence[Change]) -> None:
    """Note a limit as met whose end no step of the road says."""
    for change in changes:
        RunningClock.objects.filter(
            commitment=change.row, pk=change.case.inputs["clock"], met_at=None
        ).update(met_at=change.case.at)


def unmeet(changes: Sequence[Change]) -> None:
    """Take back that clocks were met: those met at the moment of the step that is taken back."""
    for change in changes:
        event = event_of(change.row.last_event)
        if event is not None:
            RunningClock.objects.filter(commitment=change.row, met_at=event.said_at).update(
                met_at=None
            )


def _ends(kind: str) -> set[str]:
    """The steps that may meet a clock of a kind; a stage is reached with ``progress``."""
    presets = kinds()[kind].clocks
    steps = {"progress" if p.ends.startswith("stage:") else p.ends for p in presets}
    return steps - {""}


def then(*effects: Effect) -> Effect:
    """Several effects of one step, one after the other."""

    def effect(changes: Sequence[Change]) -> None:
        for one in effects:
            one(changes)

    return effect


STEPS = ("sign", "progress", "report")
"""Steps that meet clocks; `meet_clock` does it by hand."""
