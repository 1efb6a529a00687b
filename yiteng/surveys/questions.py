"""The questions of a form as a tree: kept as JSON with the form, read by every channel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

#: Kinds without an answer of their own.
SILENT = frozenset({"note"})
#: Kinds that hold other questions.
NESTS = frozenset({"group", "repeat"})
#: Kinds the device or the server fills in.
FILLED = frozenset({"start", "end", "today", "calculate", "hidden"})
#: Kinds whose answer names a file.
BINARY = frozenset({"image"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: its code, its words, and further columns for choice filters."""

    name: str
    label: str
    more: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """One question, group or repeat; expressions as the workbook writes them, '' where none.

    kind: text, integer, decimal, date, time, dateTime, select_one, select_multiple, note, image,
    geopoint, calculate, acknowledge, hidden, start, end, today, group, repeat. file: the served list a
    choice comes from (villages.csv). place: "yes" where a photo keeps its position. row: where it
    stands in the workbook.
    """

    name: str
    kind: str
    label: str = ""
    hint: str = ""
    required: str = ""
    required_message: str = ""
    relevant: str = ""
    constraint: str = ""
    constraint_message: str = ""
    calculation: str = ""
    default: str = ""
    choice_filter: str = ""
    choices: tuple[Choice, ...] = ()
    file: str = ""
    children: tuple[Question, ...] = ()
    place: str = ""
    row: int = 0

    @property
    def asks(self) -> bool:
        """Whether somebody answers it."""
        return self.kind not in SILENT | NESTS | FILLED

    @property
    def title(self) -> str:
        """Its words, else its name."""
        return self.label or self.name


def walk(questions: Iterable[Question]) -> Iterator[Question]:
    """Every question of the tree, groups before what they hold."""
    for one in questions:
        yield one
        yield from walk(one.children)


def by_name(questions: Iterable[Question]) -> dict[str, Question]:
    """The questions by name; names are unique in a form."""
    return {one.name: one for one in walk(questions)}


def to_json(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """The tree as plain values, what is empty left out."""
    return [_plain(asdict(one)) for one in questions]


def from_json(rows: Iterable[Mapping[str, Any]]) -> tuple[Question, ...]:
    """The tree from plain values."""
    return tuple(
        Question(**{**row, "choices": tuple(Choice(**c) for c in row.get("choices", ())),
                    "children": from_json(row.get("children", ()))})
        for row in rows
    )  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if v not in ("", (), [], {}, 0)}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
