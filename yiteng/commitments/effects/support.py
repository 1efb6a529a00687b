"""Supporting units sign, object, answer; their objections are spoken to and decided like the lead's."""

from __future__ import annotations

from collections.abc import Sequence

from yiteng.commitments.effects.objections import last_days
from yiteng.commitments.effects.requests import plain
from yiteng.commitments.effects.start import doer
from yiteng.commitments.models import ObjectionWord, Request, Support
from yiteng.rules.lifecycles.commitment.checks_support import chosen_unit, own_unit
from yiteng.workflow.columns import save_columns
from yiteng.workflow.flow import Change, Effect

_SIGNED = ("signed_at", "signed_by_post")
_ANSWERED = ("answer", "answered_at", "answered_by_post")


def sign(changes: Sequence[Change]) -> None:
    """A unit signs for its part; whoever signs worked on it and never checks it (law 6)."""
    doer(changes)
    rows = []
    for change, row in _own(changes):
        row.signed_at, row.signed_by_post = change.case.at, change.case.actor.post_title
        rows.append(row)
    save_columns(rows, _SIGNED)


def answer(changes: Sequence[Change]) -> None:
    """A unit answers for its part."""
    doer(changes)
    rows = []
    for change, row in _own(changes):
        row.answer = str(change.case.inputs["note"])[:500]
        row.answered_at, row.answered_by_post = change.case.at, change.case.actor.post_title
        rows.append(row)
    save_columns(rows, _ANSWERED)


def clear(names: Sequence[str]) -> Effect:
    """An effect that takes a signature or an answer of the actor's unit back."""

    def effect(changes: Sequence[Change]) -> None:
        empty = {name: None if name.endswith("_at") else "" for name in names}
        for change in changes:
            newest = (
                Support.objects.filter(
                    commitment=change.row, **{f"{names[-1]}": change.case.actor.post_title}
                )
                .order_by(f"-{names[0] if names[0].endswith('_at') else names[1]}")
                .first()
            )
            if newest is not None:
                Support.objects.filter(pk=newest.pk).update(**empty)

    return effect


def raise_objection(changes: Sequence[Change]) -> None:
    """A unit objects to its part; its clock is that of the ground."""
    days = last_days(changes)
    Request.objects.bulk_create([
        Request(commitment=c.row, kind="support", round=c.row.recur_count + 1,
                asked_at=c.case.at,
                asked_by_post=c.case.actor.post_title, words=plain(c.case.inputs),
                ground=c.case.inputs["ground"], unit=own_unit(c.case), due_on=day)
        for c, day in zip(changes, days, strict=True)
    ])  # fmt: skip


def unraise(changes: Sequence[Change]) -> None:
    """Take the objection to a part back."""
    for change in changes:
        Request.objects.filter(
            commitment=change.row, kind="support", outcome="",
            asked_by_post=change.case.actor.post_title,
        ).delete()  # fmt: skip


def speak(changes: Sequence[Change]) -> None:
    """An office gives its word on a supporting unit's objection."""
    for change in changes:
        actor, said = change.case.actor, change.case.inputs
        ObjectionWord.objects.create(
            request=_open(change), county_id=change.row.county_id, at=change.case.at,
            post=actor.post_title, unit=actor.unit, unit_name=actor.unit_name,
            person=actor.person, staffing="staffing" in actor.roles, stance=said["stance"],
            words=str(said["reason"])[:500])  # fmt: skip


def unspeak(changes: Sequence[Change]) -> None:
    """Take the newest word on a supporting unit's objection back."""
    for change in changes:
        words = ObjectionWord.objects.filter(
            request__commitment=change.row, request__kind="support", request__outcome="",
            unit=change.case.actor.unit,
        ).order_by("-id")  # fmt: skip
        words[:1].get().delete()


def decide(outcome: str) -> Effect:
    """An effect that decides a supporting unit's objection; upheld, its duty changes or ends."""

    def effect(changes: Sequence[Change]) -> None:
        for change in changes:
            request, said = _open(change), change.case.inputs
            request.outcome, request.settled_at = outcome, change.case.at
            request.settled_by_post = change.case.actor.post_title
            request.settled_words = str(said["reason"])[:500]
            if outcome == "upheld":
                part = Support.objects.get(commitment=change.row, unit=request.unit)
                request.words = {**request.words, "duty_before": part.duty}
                duty = str(said.get("duty") or "").strip()
                if duty:
                    part.duty = duty[:300]
                else:
                    part.released_at = change.case.at
                part.save()
            request.save()

    return effect


def undecide(outcome: str) -> Effect:
    """An effect that takes such a decision back: the objection is open again, the part as it was."""

    def effect(changes: Sequence[Change]) -> None:
        for change in changes:
            request = Request.objects.filter(
                commitment=change.row, kind="support", outcome=outcome
            ).latest("settled_at", "id")
            request.outcome, request.settled_at = "", None
            request.settled_by_post = request.settled_words = ""
            duty = request.words.pop("duty_before", None)
            request.save()
            if duty is not None:
                part = Support.objects.filter(commitment=change.row, unit=request.unit)
                part.update(duty=duty, released_at=None)

    return effect


def _own(changes: Sequence[Change]) -> list[tuple[Change, Support]]:
    found = {
        (row.commitment_id, row.unit_id): row
        for row in Support.objects.filter(commitment__in=[c.row.pk for c in changes])
    }
    return [(c, found[c.row.pk, own_unit(c.case) or 0]) for c in changes]


def _open(change: Change) -> Request:
    unit = chosen_unit(change.case)
    asked = Request.objects.filter(commitment=change.row, kind="support", outcome="", unit=unit)
    return asked.order_by("-id")[:1].get()


ON = {
    "support_sign": sign,
    "support_object": raise_objection,
    "support_answer": answer,
    "support_speak": speak,
    "support_uphold": decide("upheld"),
    "support_dismiss": decide("dismissed"),
}
UNDO = {
    "support_sign": clear(_SIGNED),
    "support_object": unraise,
    "support_answer": clear(_ANSWERED),
    "support_speak": unspeak,
    "support_uphold": undecide("upheld"),
    "support_dismiss": undecide("dismissed"),
}
