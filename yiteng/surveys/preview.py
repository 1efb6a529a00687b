"""A form looked at before it is opened: its questions, its mapping, what is worth knowing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from yiteng.rules.words import N_
from yiteng.surveys import queries
from yiteng.surveys.answers import Lists
from yiteng.surveys.asking import Line, lines
from yiteng.surveys.authoring.convert import Form
from yiteng.surveys.conditions import said
from yiteng.surveys.mapping import sample
from yiteng.surveys.models import FormVersion
from yiteng.surveys.questions import Question, by_name, from_json

#: What each kind of question is called.
KINDS = {
    "text": N_("Words to write"), "integer": N_("Whole number"), "decimal": N_("Number with decimals"),
    "date": N_("Date"), "time": N_("Time of day"), "dateTime": N_("Date and time"),
    "select_one": N_("One of a list"), "select_multiple": N_("Several of a list"),
    "note": N_("Note"), "image": N_("Photo"), "geopoint": N_("Point on the map"),
    "acknowledge": N_("To be ticked"), "group": N_("Group of questions"), "repeat": N_("Repeat"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the preview shows it; kind: message id; why: of a photo or a place."""

    line: Line
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Becomes:
    """A line of the mapping, its questions in brackets."""

    statement: str
    said_by: str
    place: str
    day: str
    only: str
    against: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """All of a form that a reader judges beforehand."""

    questions: list[Asked]
    findings: list[Becomes]
    warnings: list[str]


def preview(form: FormVersion) -> Preview:
    """A kept version."""
    questions = from_json(form.questions)
    return _made(questions, form.mapping, form.reasons, queries.served(form), ())


def of_draft(form: Form) -> Preview:
    """A form that is not kept yet."""
    return _made(form.questions, form.mapping, form.reasons, {}, form.warnings)


def _made(
    questions: tuple[Question, ...],
    mapping: Iterable[dict[str, Any]],
    reasons: dict[str, str],
    lists: Lists,
    warnings: Iterable[str],
) -> Preview:
    known = by_name(questions)
    asked = [
        Asked(line, KINDS[line.question.kind], reasons.get(line.question.name, ""))
        for line in lines(questions, lists, blocks=1)
    ]
    becomes = [
        Becomes(
            statement=sample(line["statement"], questions),
            said_by=sample(line["said_by"], questions),
            place=sample(line["place"], questions),
            day=sample(line["day"], questions),
            only=said(line["only_if"], known, lists),
            against=bool(line["against"]),
        )
        for line in mapping
    ]
    return Preview(asked, becomes, list(warnings))
