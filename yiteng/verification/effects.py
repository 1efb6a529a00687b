"""What verification adds to the steps of commitments: proofs known, checks, questions, answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from yiteng.commitments.kinds import kind_of
from yiteng.links.actions import link_each
from yiteng.rules.actor import Actor
from yiteng.rules.proof import missing, required
from yiteng.verification.models import Answer, Check, Proof, Question, Review
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.columns import save_columns
from yiteng.workflow.flow import Change, Effect, Extension


def facts(rows: Sequence[Any], actor: Actor, today: date) -> list[dict[str, Any]]:
    """Which required proofs are missing for rows at work; since when asked ones are asked.

    One query for each of the two states that is there.
    """
    given = _given([r.pk for r in rows if r.state == "active"])
    asked = _asked_on([r.pk for r in rows if r.state == "asked"])
    return [
        {"missing_proof": _missing(row, given.get(row.pk, ())), "asked_on": asked.get(row.pk)}
        for row in rows
    ]


def _missing(row: Any, given: Collection[str]) -> list[object]:
    if row.state != "active":
        return []
    wanted = required(kind_of(row.kind).proof, row.risk)
    return [refusal.params["title"] for refusal in missing(wanted, given)]


def _given(at_work: Sequence[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    if at_work:
        rows = Proof.objects.filter(commitment__in=at_work).values_list("commitment_id", "kind")
        for pk, kind in rows:
            found.setdefault(pk, set()).add(kind)
    return found


def _asked_on(asked: Sequence[int]) -> dict[int, date]:
    if not asked:
        return {}
    rows = Question.objects.filter(commitment__in=asked, answered_at=None).order_by("asked_at")
    return {
        pk: at.astimezone(SHANGHAI).date()
        for pk, at in rows.values_list("commitment_id", "asked_at")
    }


def place(row: Any) -> dict[str, Any]:
    """The area keys of a commitment, for the rows beside it."""
    return {"county_id": row.county_id, "town_id": row.town_id, "village_id": row.village_id}


def check(result: str) -> Effect:
    """An effect that writes the check down and links it."""

    def effect(changes: Sequence[Change]) -> None:
        rows = Check.objects.bulk_create([
            Check(**place(c.row), commitment=c.row, result=result, checked_at=c.case.at,
                  words=str(c.case.inputs.get("note") or c.case.inputs.get("reason") or ""),
                  method=str(c.case.inputs.get("method", "")),
                  by_post=c.case.actor.post_title, by_unit=c.case.actor.unit,
                  by_person=c.case.actor.person, invented=c.row.invented)
            for c in changes
        ], batch_size=500)  # fmt: skip
        for change in changes:
            change.row.checked = result == "passed"
        _link("check", "checks", rows, changes)

    return effect


def ask(changes: Sequence[Change]) -> None:
    """Write the question down with the hash of its link; an older open one ends."""
    Question.objects.filter(commitment__in=[c.row.pk for c in changes], answered_at=None).update(
        expires_at=changes[0].case.at
    )
    Question.objects.bulk_create([
        Question(**place(c.row), commitment=c.row, asked_at=c.case.at,
                 asked_by_post=c.case.actor.post_title, served_name=c.row.served_name,
                 token_hash=c.case.inputs["token_hash"], expires_at=c.case.inputs["expires_at"])
        for c in changes
    ], batch_size=500)  # fmt: skip


def answer(code: str, more: Callable[[Sequence[Change]], None] | None = None) -> Effect:
    """An effect that writes the answer down, closes the question, and links it."""

    def effect(changes: Sequence[Change]) -> None:
        asked = {
            q.commitment_id: q
            for q in Question.objects.filter(
                commitment__in=[c.row.pk for c in changes], answered_at=None
            ).order_by("id")
        }
        rows = Answer.objects.bulk_create([
            Answer(**place(c.row), commitment=c.row, question=asked[c.row.pk], answer=code,
                   words=str(c.case.inputs.get("words") or ""), answered_at=c.case.at,
                   channel=channel_of(c),
                   recorded_by_post="" if c.case.actor.person == 0 else c.case.actor.post_title,
                   invented=c.row.invented)
            for c in changes
        ], batch_size=500)  # fmt: skip
        if code != "not_yet":
            for c in changes:
                asked[c.row.pk].answered_at = c.case.at
            save_columns(asked.values(), ["answered_at"])
        _link("answer", "confirms", rows, changes)
        if more is not None:
            more(changes)

    return effect


def channel_of(change: Change) -> str:
    """How an answer came: by the link, or as the post says it heard it (a visit, unless said)."""
    if change.case.actor.person == 0:
        return "link"
    return str(change.case.inputs.get("channel") or "visit")


def open_review(changes: Sequence[Change]) -> None:
    """A second no opens a review."""
    Review.objects.bulk_create([
        Review(**place(c.row), commitment=c.row, opened_at=c.case.at, invented=c.row.invented)
        for c in changes
    ])  # fmt: skip


def conclude(changes: Sequence[Change]) -> None:
    """The written conclusion ends the review and stands beside the no for ever."""
    for change in changes:
        said = change.case.inputs
        Review.objects.filter(commitment=change.row, concluded_at=None).update(
            concluded_at=change.case.at,
            by_post=change.case.actor.post_title,
            conclusion=str(said.get("conclusion") or said.get("reason") or ""),
        )


def undo_check(changes: Sequence[Change]) -> None:
    """Take a check back: its row stays, marked as no longer counting."""
    for change in changes:
        last = Check.objects.filter(commitment=change.row, voided_at=None).order_by("-id").first()
        if last is not None:
            last.voided_at = change.case.at
            last.save(update_fields=["voided_at"])


def undo_ask(changes: Sequence[Change]) -> None:
    """Take a question back: its link ends at once."""
    Question.objects.filter(commitment__in=[c.row.pk for c in changes], answered_at=None).update(
        expires_at=changes[0].case.at
    )


def undo_conclude(changes: Sequence[Change]) -> None:
    """Open the review again."""
    for change in changes:
        last = Review.objects.filter(commitment=change.row).order_by("-id").first()
        if last is not None:
            last.concluded_at, last.conclusion = None, ""
            last.save(update_fields=["concluded_at", "conclusion"])


def _link(type_: str, role: str, rows: Sequence[Any], changes: Sequence[Change]) -> None:
    link_each(
        [
            (("commitment", r.commitment_id), (type_, r.pk), role, c.case.actor, c.case.at)
            for r, c in zip(rows, changes, strict=True)
        ]
    )


EXTENSION = Extension(
    facts=facts,
    on={
        "verify": check("passed"),
        "return": check("returned"),
        "ask": ask,
        "ask_again": ask,
        "answer_yes": answer("yes"),
        "answer_partly": answer("partly"),
        "answer_partly_again": answer("partly", open_review),
        "answer_no": answer("no"),
        "answer_no_again": answer("no", open_review),
        "answer_not_yet": answer("not_yet"),
        "conclude": conclude,
        "send_back": conclude,
    },
    undo={"verify": undo_check, "return": undo_check, "ask": undo_ask,
          "conclude": undo_conclude, "send_back": undo_conclude},
)  # fmt: skip
