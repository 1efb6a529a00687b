"""Taking answers: by the link, or recorded by a post that says how it heard them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from yiteng.commitments.actions import take, take_many
from yiteng.commitments.models import Commitment
from yiteng.rules.actor import Actor, software
from yiteng.rules.lifecycles.commitment.states import DONE
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.verification.models import Question


def step_of(answer: str, row: Commitment) -> str:
    """The step an answer takes: a second no or partly is another step than the first."""
    again = answer in ("no", "partly") and row.no_count + row.partly_count > 0
    return f"answer_{answer}_again" if again else f"answer_{answer}"


def answer_many(
    rows: Sequence[Commitment],
    answer: str,
    *,
    actor: Actor,
    at: datetime,
    words: Mapping[int, str] | None = None,
    channel: str = "visit",
) -> list[Commitment]:
    """Record the same answer for many commitments, each with its own words; all or none.

    channel: slip, phone, visit or proxy; who recorded it is named. Raises Refused.
    """

    def inputs(row: Commitment) -> Mapping[str, Any]:
        return {"words": (words or {}).get(row.pk, ""), "channel": channel}

    steps: dict[str, list[Commitment]] = {}
    for row in rows:
        steps.setdefault(step_of(answer, row), []).append(row)
    found: list[Commitment] = []
    for step, some in steps.items():
        found += take_many(some, step, actor=actor, at=at, inputs=inputs)
    return found


def answer_by_token(
    hash_: str, answer: str, words: str, *, at: datetime, real: datetime, channel: str = "link"
) -> Commitment:
    """Take the answer that came by a link or its code; both are good for one answer.

    hash_: hash of the token; at: business time; real: the real clock's time, for the expiry.
    channel: ``link``, or ``code`` where the code was typed on the public page.
    Raises Refused for an unknown, used or expired link.
    """
    question = Question.objects.select_related("commitment").filter(token_hash=hash_).first()
    if question is None:
        raise Refused([Refusal("answer.unknown_link", N_("This link is not known here."))])
    row = question.commitment
    if question.answered_at is not None or not _open(question, row):
        raise Refused([Refusal("answer.used", N_("This question has been answered already."))])
    if question.expires_at <= real:
        raise Refused([Refusal("answer.expired", N_("This link has expired; ask for a new one."))])
    return take(
        row,
        _step(question, row, answer),
        actor=software(row.county_id),
        at=at,
        inputs={"words": words, "channel": channel, "answer": answer},
    )


def hear(question: Question, said: Mapping[str, Any], *, actor: Actor, at: datetime) -> Commitment:
    """Record what a post heard on the telephone or on a visit.

    said: answer, words, channel, speaker (who spoke, by role). Raises Refused.
    """
    row = question.commitment
    answer = str(said.get("answer") or "")
    return take(row, _step(question, row, answer), actor=actor, at=at, inputs=said)


def _step(question: Question, row: Commitment, answer: str) -> str:
    """The step an answer to a question takes; late, after a close in silence, it is about that end."""
    if question.about != "done" or row.state in DONE:
        return "answer_after"
    return step_of(answer, row)


def _open(question: Question, row: Commitment) -> bool:
    """Whether a question still waits: asked about the work, or about an end that stands.

    Closed in silence before the link expired, the work is still answered for: the word was late.
    """
    if question.replaced or question.round != row.recur_count + 1:
        return False
    if question.about == "done":
        return row.state == "asked" or (row.state in DONE and row.close_reason == "silence")
    return row.state in ("withdrawn", "merged", *DONE)
