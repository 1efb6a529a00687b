"""What became of what was drawn: a check fills it in, a visit is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.commitments.actions import take
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.sampling.models import Lot
from yiteng.workflow.entrances import permit
from yiteng.workflow.flow import Change, Effect, Extension
from yiteng.workflow.trail import entry, values, write

AUDITED = ("outcome", "words", "result_at", "by_post", "by_unit")


def record_result(
    lot: Lot, outcome: str, words: str, *, actor: Actor, at: datetime, new_due: Any = None
) -> Lot:
    """Record what a visit found; what has come back is reopened where the post may do so.

    outcome: ``stands``, ``back`` after a close, ``fault`` of a report; new_due: the new date of what
    is reopened. Raises Refused.
    """
    permit(actor, "sampling.visit")
    with transaction.atomic():
        fresh = Lot.objects.select_for_update().select_related("commitment").get(pk=lot.pk)
        reasons = _against(fresh, outcome, words, actor)
        if reasons:
            raise Refused(reasons)
        before = values(fresh, AUDITED)
        _fill(fresh, outcome, words.strip(), actor, at)
        fresh.save()
        write([fresh], [entry(
            fresh, action="result", actor=actor, at=at, before=before,
            after=values(fresh, AUDITED), reason=words.strip(),
        )])  # fmt: skip
        if outcome == "back" and new_due is not None and actor.may("commitments.close"):
            said = {"reason": words.strip(), "new_due": new_due}
            take(fresh.commitment, "recur", actor=actor, at=at, inputs=said)
    return fresh


def _fill(lot: Lot, outcome: str, words: str, actor: Actor, at: datetime) -> None:
    lot.outcome, lot.words, lot.result_at = outcome, words, at
    lot.by_post, lot.by_unit, lot.by_person = actor.post_title, actor.unit, actor.person


def _against(lot: Lot, outcome: str, words: str, actor: Actor) -> list[Refusal]:
    row, found = lot.commitment, []
    doing = {row.lead_unit_id, *row.support.values_list("unit_id", flat=True)}
    if not lot.drawn or lot.closed_on is None:
        found.append(Refusal("sample.not_drawn", N_("The lot did not fall on it for a visit.")))
    if lot.outcome:
        found.append(Refusal("sample.recorded", N_("The result of this visit is recorded.")))
    if actor.unit in doing or actor.person in row.doers:
        found.append(
            Refusal("sample.own_work", N_("Your unit did this work; another unit visits it."))
        )
    if outcome not in ("stands", "fault" if lot.occasion == "report" else "back"):
        found.append(Refusal("sample.outcome", N_("Say what the visit found."), field="outcome"))
    if not words.strip():
        found.append(
            Refusal("sample.no_words", N_("Say what was seen, where and how."), field="words")
        )
    return found


def _checked(outcome: str) -> Effect:
    """An effect that writes the result of a drawn report's check into its lot."""

    def effect(changes: Sequence[Change]) -> None:
        open_ones = {
            lot.commitment_id: lot
            for lot in Lot.objects.filter(
                commitment__in=[c.row.pk for c in changes],
                occasion="report",
                drawn=True,
                outcome="",
            )
        }
        for change in changes:
            lot = open_ones.get(change.row.pk)
            if lot is not None:
                said = change.case.inputs
                words = str(said.get("note") or said.get("reason") or "")
                _fill(lot, outcome, words, change.case.actor, change.case.at)
                lot.save()

    return effect


def _unchecked(changes: Sequence[Change]) -> None:
    """A check taken back takes its result with it."""
    for change in changes:
        last = Lot.objects.filter(commitment=change.row, occasion="report", drawn=True)
        last.update(outcome="", words="", result_at=None, by_post="", by_unit=None, by_person=None)


EXTENSION = Extension(
    on={"verify": _checked("stands"), "return": _checked("fault")},
    undo={"verify": _unchecked, "return": _unchecked},
)
