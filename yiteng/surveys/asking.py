"""A form's questions as lines of a page: the web form, the printed form and the answers shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yiteng.surveys.answers import Lists, options, shown
from yiteng.surveys.conditions import said
from yiteng.surveys.instances import times
from yiteng.surveys.questions import NESTS, Choice, Question, by_name

#: How many empty blocks of a repeat are shown at least.
BLOCKS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a heading (group, repeat with its number), a note, or a question.

    key: of the answer; number: of the block of a repeat, 0 outside; only: when it applies, in
    words; options: what is chosen from; answer: in words, where there is one.
    """

    question: Question
    key: str
    number: int = 0
    only: str = ""
    options: tuple[Choice, ...] = ()
    answer: str = ""

    @property
    def heading(self) -> bool:
        """Whether it is the head of a group or of a block."""
        return self.question.kind in NESTS


def lines(
    questions: Sequence[Question],
    lists: Lists,
    answers: Mapping[str, str] | None = None,
    *,
    blocks: int = BLOCKS,
) -> Iterator[Line]:
    """The lines in their order. blocks: of a repeat at least; answers: those there are."""
    return _Lining(questions, lists, answers or {}, blocks).of(questions, 0)


class _Lining:
    def __init__(
        self, form: Sequence[Question], lists: Lists, answers: Mapping[str, str], blocks: int
    ) -> None:
        self.known, self.lists = by_name(form), lists
        self.answers, self.blocks = answers, blocks

    def of(self, questions: Sequence[Question], number: int) -> Iterator[Line]:
        for one in questions:
            only = said(one.relevant, self.known, self.lists)
            if one.kind == "repeat":
                for count in range(1, max(self.blocks, times(one, self.answers)) + 1):
                    yield Line(one, "", count, only if count == 1 else "")
                    yield from self.of(one.children, count)
            elif one.kind == "group":
                if one.label:
                    yield Line(one, "", number, only)
                yield from self.of(one.children, number)
            elif one.asks or one.kind == "note":
                yield self.line(one, number, only)

    def line(self, one: Question, number: int, only: str) -> Line:
        key = f"{one.name}.{number}" if number else one.name
        answer = shown(one, self.answers.get(key, ""), self.lists)
        return Line(one, key, number, only, options(one, self.lists), answer)


def answered(questions: Sequence[Question], lists: Lists, answers: Mapping[str, str]) -> list[Line]:
    """The lines that hold an answer, with what was calculated; headings only above some."""
    found: list[Any] = []
    for line in lines(questions, lists, answers, blocks=0):
        if line.heading or line.answer:
            if line.heading and found and found[-1].heading and found[-1].question.kind == "group":
                found.pop()
            found.append(line)
    while found and found[-1].heading:
        found.pop()
    return found
