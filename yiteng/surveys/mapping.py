"""From answers to findings by the mapping kept with the form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yiteng.surveys.answers import Lists, shown
from yiteng.surveys.expressions import Scope, names, truth
from yiteng.surveys.instances import Answers, times
from yiteng.surveys.questions import Question, by_name, walk

_SPOKEN = re.compile(r"\$\{\s*([^}]*?)\s*\}")


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding to be: key (unique in its submission), words, speaker, source, village, day.

    village: internal key, None where the answers name none; day: None for the submission's.
    """

    key: str
    statement: str
    said_by: str
    source: str
    village: int | None
    day: date | None
    against: bool


def drafts(
    mapping: Sequence[Mapping[str, Any]],
    questions: Sequence[Question],
    answers: Answers,
    lists: Lists,
    today: date,
) -> Iterator[Draft]:
    """The findings of one submission. A line whose answers were left empty makes none."""
    known = by_name(questions)
    for line in mapping:
        repeat = known.get(line.get("each", ""))
        numbers = [""] if repeat is None else [
            f".{n}" for n in range(1, times(repeat, answers) + 1)]  # fmt: skip
        for number in numbers:
            yield from _draft(line, number, repeat, known, answers, lists, today)


def _draft(
    line: Mapping[str, Any],
    number: str,
    repeat: Question | None,
    known: Mapping[str, Question],
    answers: Answers,
    lists: Lists,
    today: date,
) -> Iterator[Draft]:
    inside = {c.name for c in walk(repeat.children)} if repeat else set()

    def held(name: str) -> str:
        return answers.get(f"{name}{number}" if name in inside else name, "")

    def said(text: str) -> str:
        return _SPOKEN.sub(lambda m: shown(known[m[1]], held(m[1]), lists), text).strip()

    if any(not held(name) for name in names(line["statement"])):
        return
    if not truth(line["only_if"], Scope(held, today=today)):
        return
    place, day = _one(line["place"], held), _one(line["day"], held)
    yield Draft(
        key=f"{line['row']}{number}",
        statement=said(line["statement"]),
        said_by=said(line["said_by"]),
        source=said(line["source"]),
        village=int(place) if place.isdecimal() else None,
        day=date.fromisoformat(day[:10]) if day else None,
        against=bool(line["against"]),
    )


def _one(text: str, held: Callable[[str], str]) -> str:
    spoken = names(text)
    return held(spoken[0]) if spoken else ""


def sample(text: str, questions: Sequence[Question]) -> str:
    """A line of the mapping with the words of its questions in brackets, to look at beforehand."""
    known = by_name(questions)
    return _SPOKEN.sub(lambda m: f"〔{known[m[1]].title if m[1] in known else m[1]}〕", text)
