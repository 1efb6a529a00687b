"""Questions and answers written down; a no is told to the doer and one level up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from yiteng.rules.lifecycles.commitment.states import DONE
from yiteng.verification.effects.checks import link, place, refused
from yiteng.verification.models import Answer, OwnChannel, Question
from yiteng.verification.told import upper_units
from yiteng.workflow.columns import save_columns
from yiteng.workflow.flow import Change, Effect

#: Answers that say it is not done as promised.
NOT_DONE = ("no", "partly")
More = Callable[[Sequence[Change]], None]


def ask(changes: Sequence[Change]) -> None:
    """Write the question down with the hashes of its link and code; an older open one ends."""
    _end_open(changes)
    Question.objects.bulk_create([
        Question(**place(c.row), commitment=c.row, asked_at=c.case.at, about=_about(c.row),
                 round=c.row.recur_count + 1, told=str(c.case.inputs.get("told") or ""),
                 asked_by_post=c.case.actor.post_title, served_name=c.row.served_name,
                 token_hash=c.case.inputs["token_hash"],
                 code_hash=c.case.inputs.get("code_hash", ""),
                 expires_at=c.case.inputs["expires_at"])
        for c in changes
    ], batch_size=500)  # fmt: skip


def _about(row: Any) -> str:
    if row.state in ("withdrawn", "merged"):
        return str(row.state)
    return str(row.close_reason) if row.state in DONE else "done"


def undo_ask(changes: Sequence[Change]) -> None:
    """Take a question back: its link ends at once."""
    _end_open(changes)


def come_back(changes: Sequence[Change]) -> None:
    """A matter came back: a question about the end it had ends, and is no silence of anybody."""
    _end_open(changes)


def _end_open(changes: Sequence[Change]) -> None:
    Question.objects.filter(commitment__in=[c.row.pk for c in changes], answered_at=None).update(
        expires_at=changes[0].case.at, replaced=True
    )


def answer(code: str, *more: More) -> Effect:
    """An effect that writes the answer down, closes the question, and links it."""

    def effect(changes: Sequence[Change]) -> None:
        _write([(c, code) for c in changes])
        if code in NOT_DONE:
            refused(changes)
        for one in more:
            one(changes)

    return effect


def answer_after(changes: Sequence[Change]) -> None:
    """What they say about an end nobody confirmed; a late yes is the word that was missing."""
    _write([(c, str(c.case.inputs["answer"])) for c in changes])
    for change in changes:
        row = change.row
        if row.close_reason == "silence" and change.case.inputs["answer"] == "yes":
            row.close_reason, row.confirmed = "yes", True


def outside(code: str, *more: More) -> Effect:
    """An effect that writes down the answer given in a case's own channel, as a question of it."""

    def effect(changes: Sequence[Change]) -> None:
        Question.objects.bulk_create([
            Question(**place(c.row), commitment=c.row, asked_at=c.case.at, round=c.row.recur_count + 1,
                     asked_by_post=c.case.actor.post_title, served_name=c.row.served_name,
                     token_hash=f"{_channels(changes)[c.row.pk]}:{c.row.pk}:{c.row.version}",
                     expires_at=c.case.at)
            for c in changes
        ])  # fmt: skip
        _write([(c, code) for c in changes], _channels(changes))
        if code in NOT_DONE:
            refused(changes)
        for one in more:
            one(changes)

    return effect


def _channels(changes: Sequence[Change]) -> dict[int, str]:
    rows = OwnChannel.objects.filter(commitment__in=[c.row.pk for c in changes])
    return dict(rows.values_list("commitment_id", "channel"))


def _write(said: Sequence[tuple[Change, str]], channels: dict[int, str] | None = None) -> None:
    changes = [c for c, _ in said]
    asked = {
        q.commitment_id: q
        for q in Question.objects.filter(
            commitment__in=[c.row.pk for c in changes], answered_at=None, replaced=False
        ).order_by("id")
    }
    upper = upper_units([c.row for c, code in said if code in NOT_DONE])
    rows = Answer.objects.bulk_create([
        Answer(**place(c.row), commitment=c.row, question=asked[c.row.pk], answer=code,
               words=str(c.case.inputs.get("words") or ""), answered_at=c.case.at,
               channel=(channels or {}).get(c.row.pk) or channel_of(c),
               speaker=str(c.case.inputs.get("speaker") or ""),
               upper_unit_id=upper.get(c.row.pk),
               recorded_by_post="" if c.case.actor.person == 0 else c.case.actor.post_title,
               invented=c.row.invented)
        for c, code in said
    ], batch_size=500)  # fmt: skip
    done = [asked[c.row.pk] for c, code in said if code != "not_yet"]
    for question, at in zip(
        done, [c.case.at for c, code in said if code != "not_yet"], strict=True
    ):
        question.answered_at = at
    save_columns(done, ["answered_at"])
    link("answer", "confirms", rows, changes)


def channel_of(change: Change) -> str:
    """How an answer came: by link or code, or as the post says it heard it (a visit, unless said)."""
    said = str(change.case.inputs.get("channel") or "")
    if change.case.actor.person == 0:
        return said if said == "code" else "link"
    return said or "visit"
