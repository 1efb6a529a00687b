"""Who changed which answer from what to what, as the trail has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from yiteng.audit.queries import Happening
from yiteng.surveys.answers import Lists, shown
from yiteng.surveys.questions import Question, by_name


@dataclass(frozen=True, slots=True)
class Edit:
    """One answer changed: by which post, when, why, from what, to what."""

    at: datetime
    post: str
    reason: str
    question: str
    before: str
    after: str


def edits(events: Iterable[Happening], questions: Sequence[Question], lists: Lists) -> list[Edit]:
    """Every change of an answer, newest first, in words."""
    known = by_name(questions)
    return [one for event in events if event.action == "edit"
            for one in _of(event, known, lists)]  # fmt: skip


def _of(event: Happening, known: dict[str, Question], lists: Lists) -> Iterable[Edit]:
    before = event.before.get("answers") or {}
    after = event.after.get("answers") or {}
    for key in dict.fromkeys([*before, *after]):
        if before.get(key) == after.get(key):
            continue
        question = known.get(key.partition(".")[0])
        words = [shown(question, held.get(key, ""), lists) if question else held.get(key, "")
                 for held in (before, after)]  # fmt: skip
        number = key.partition(".")[2]
        title = f"{question.title if question else key} {number}".strip()
        yield Edit(event.said_at, event.post_title, event.reason, title, *words)
