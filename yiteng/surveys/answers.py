"""Judging answers on the server: what applies, what is missing, what does not fit.

The same judgement for every channel; what phones checked already is checked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from yiteng.rules.words import N_
from yiteng.surveys.expressions import Scope, truth, value
from yiteng.surveys.instances import Answers, times
from yiteng.surveys.kinds import KINDS, Unfitting
from yiteng.surveys.questions import FILLED, SILENT, Choice, Question, walk

Lists = Mapping[str, tuple[Choice, ...]]
#: The most times a repeat is taken.
MOST = 50


@dataclass(frozen=True, slots=True)
class Issue:
    """What is wrong with one answer: key of the answer, words of the question, sentence."""

    key: str
    question: str
    sentence: str
    params: dict[str, Any] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """As it is kept with the submission."""
        return {"key": self.key, "question": self.question, "sentence": self.sentence,
                "params": self.params}  # fmt: skip


@dataclass(slots=True)
class Judged:
    """The answers that hold (calculated ones with them), and what is wrong."""

    answers: Answers = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


def judge(
    questions: Iterable[Question], given: Mapping[str, str], lists: Lists, today: date
) -> Judged:
    """Judge the answers given. lists: the served lists by filename; today: for ``today()``.

    What does not apply is left out; what cannot be read stays as it was typed, with an issue.
    """
    form = tuple(questions)
    judging = _Judging(form, given, lists, today)
    judging.all(form, "")
    return Judged(judging.held, judging.issues)


def options(question: Question, lists: Lists) -> tuple[Choice, ...]:
    """What a question chooses from."""
    return lists.get(question.file, ()) if question.file else question.choices


def shown(question: Question, answer: str, lists: Lists) -> str:
    """An answer in the words of its choices."""
    if not question.kind.startswith("select_"):
        return answer
    words = {c.name: c.label for c in options(question, lists)}
    return "、".join(words.get(one, one) for one in answer.split())


class _Judging:
    """Goes through the tree in order; answers judged already are those that count."""

    def __init__(
        self, form: tuple[Question, ...], given: Mapping[str, str], lists: Lists, today: date
    ) -> None:
        self.given, self.lists, self.today = given, lists, today
        self.held: Answers = {}
        self.issues: list[Issue] = []
        self.repeats = {c.name: r.name for r in walk(form) if r.kind == "repeat"
                        for c in walk(r.children)}  # fmt: skip

    def scope(self, number: str, here: str = "", columns: Mapping[str, str] | None = None) -> Scope:
        return Scope(self.finder(number), here, self.today, columns or {})

    def finder(self, number: str) -> Callable[[str], str | list[str]]:
        def find(name: str) -> str | list[str]:
            if name not in self.repeats or number:
                return self.held.get(f"{name}{number}" if name in self.repeats else name, "")
            return [v for k, v in self.held.items() if k.partition(".")[0] == name]

        return find

    def all(self, questions: Iterable[Question], number: str) -> None:
        for one in questions:
            if not truth(one.relevant, self.scope(number)):
                continue
            if one.kind == "repeat":
                if times(one, self.given) > MOST:
                    self.wrong(one, one.name, N_("More than 50 turns were filled in. Those after the "
                                                 "50th stand only in what came in."))  # fmt: skip
                for count in range(1, min(MOST, times(one, self.given)) + 1):
                    self.all(one.children, f".{count}")
            elif one.kind == "group":
                self.all(one.children, number)
            elif one.kind == "calculate":
                self.keep(one, number, value(one.calculation, self.scope(number)))
            elif one.kind in FILLED:
                self.keep(one, number, self.given.get(f"{one.name}{number}", "") or self.own(one))
            elif one.kind not in SILENT:
                self.answer(one, number)

    def own(self, one: Question) -> str:
        return self.today.isoformat() if one.kind == "today" else one.default

    def keep(self, one: Question, number: str, text: str) -> None:
        if text:
            self.held[f"{one.name}{number}"] = text

    def answer(self, one: Question, number: str) -> None:
        key, typed = f"{one.name}{number}", self.given.get(f"{one.name}{number}", "").strip()
        if not typed:
            if truth(one.required, self.scope(number)) and one.required:
                self.wrong(one, key, one.required_message or N_("An answer is needed here."))
            return
        try:
            text = KINDS[one.kind](typed, options(one, self.lists))
        except Unfitting as unfit:
            self.held[key] = typed
            self.wrong(one, key, unfit.sentence, typed=typed)
            return
        self.held[key] = text
        self.fits(one, number, key, text)

    def fits(self, one: Question, number: str, key: str, text: str) -> None:
        if one.constraint and not truth(one.constraint, self.scope(number, text)):
            self.wrong(one, key, one.constraint_message or N_(
                "“{typed}” does not fit the condition of this question."), typed=text)  # fmt: skip
        if one.choice_filter:
            chosen = {c.name: c for c in options(one, self.lists)}
            for name in text.split():
                columns = {**chosen[name].more, "name": name, "label": chosen[name].label}
                if not truth(one.choice_filter, self.scope(number, text, columns)):
                    self.wrong(one, key, N_("“{typed}” does not go with the answers before it."),
                               typed=chosen[name].label)  # fmt: skip

    def wrong(self, one: Question, key: str, sentence: str, **params: Any) -> None:
        self.issues.append(Issue(key, one.title, sentence, params))
