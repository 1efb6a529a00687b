"""What the pages of a dossier show of its parts, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from yiteng.files.models import Attachment
from yiteng.gate.models import Goal, Item, Paper, Prescription
from yiteng.rules.gate.dossier import Dossier, Past
from yiteng.rules.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal with its figure."""

    row: Goal
    figure: Quantity | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """The latest version of a paper with its files; older: the versions before it."""

    paper: Paper
    files: list[Attachment]
    older: list[tuple[Paper, list[Attachment]]]


@dataclass(frozen=True, slots=True)
class Point:
    """An agenda item with its papers."""

    row: Item
    papers: list[Leaf]


@dataclass(frozen=True, slots=True)
class Cure:
    """A prescription with the similar measures of the past."""

    row: Prescription
    past: Sequence[Past]


def goals(rows: Iterable[Goal]) -> list[Aim]:
    """Goals with their figures as planned quantities."""
    return [
        Aim(row, None if row.value is None else Quantity(
            row.value, row.unit, row.word, row.due_on, "planned", ""))
        for row in rows
    ]  # fmt: skip


def agenda(
    items: Iterable[Item], papers: Iterable[Paper], files: Mapping[int, list[Attachment]]
) -> list[Point]:
    """The items in their order, each with its papers, the latest version of each first."""
    held: dict[tuple[int, str], list[Paper]] = {}
    for paper in sorted(papers, key=lambda one: -one.version):
        held.setdefault((paper.item_id, paper.title), []).append(paper)
    return [
        Point(item, [_leaf(found, files) for (of, _title), found in held.items() if of == item.pk])
        for item in items
    ]


def cures(rows: Iterable[Prescription], dossier: Dossier) -> list[Cure]:
    """The prescriptions in their order, each with its past."""
    past = {one.key: one.past for one in dossier.prescriptions}
    return [Cure(row, past[str(row.pk)]) for row in rows]


def _leaf(found: Sequence[Paper], files: Mapping[int, list[Attachment]]) -> Leaf:
    last, *older = found
    return Leaf(last, files.get(last.pk, []), [(one, files.get(one.pk, [])) for one in older])
