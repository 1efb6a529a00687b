"""The columns of the answer sheet: one a question, several for a repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yiteng.surveys.answers import Lists
from yiteng.surveys.asking import lines
from yiteng.surveys.questions import Choice, Question

#: How many blocks of a repeat have columns.
BLOCKS = 5
#: The column that numbers the rows; the row of keys, the row of titles, the first of answers.
NUMBER, KEYS, TITLES, FIRST = "#", 0, 1, 2


@dataclass(frozen=True, slots=True)
class Column:
    """key: of the answers; title: as people read it; options: what may be chosen."""

    key: str
    title: str
    kind: str
    options: tuple[Choice, ...] = ()
    hint: str = ""


def columns(questions: Sequence[Question], lists: Lists) -> list[Column]:
    """The columns after the number; photos come by the web or by phone only."""
    return [
        Column(line.key, f"{line.question.title} {line.number or ''}".strip(),
               line.question.kind, line.options, " ".join(filter(None, (line.question.hint,
                                                                         line.only))))
        for line in lines(questions, lists, blocks=BLOCKS)
        if line.question.asks and line.question.kind != "image"
    ]  # fmt: skip
