"""My desk: what waits, in the order of what it costs others, each line one action away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from yiteng.commitments.models import StagePlan
from yiteng.rules.actor import Actor
from yiteng.rules.deadlines import end_of_day
from yiteng.rules.desk_order import Waiting, in_order
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.web import desks
from yiteng.web.desks import Line, Waits
from yiteng.web.steps import step_form
from yiteng.workflow.pages import Tried

#: How many rows of one task a desk shows; the number always counts all, up to a thousand.
SHOWN, MOST = 20, 1000
#: How many lines the desk itself shows; the numbers above it open the whole lists.
LINES = 30


@dataclass(frozen=True, slots=True)
class Task:
    """What waits of one kind: how many, the first few."""

    kind: Waits
    count: int
    rows: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the desk: its kind, and the form of its one action where it asks anything."""

    kind: Waits
    line: Line
    form: Any = None
    direct: bool = False
    tried: Tried | None = None


def tasks(actor: Actor, today: date) -> list[Task]:
    """What waits for the actor's post now; two queries a kind it may do at all."""
    found = []
    for kind in desks.waits():
        if not actor.may(kind.action):
            continue
        rows = kind.rows(actor, today)
        count = len(rows.order_by().values_list("pk")[:MOST])
        if count:
            found.append(Task(kind, count, _first(kind, rows)))
    return found


def _first(kind: Waits, rows: QuerySet[Any]) -> list[Line]:
    return [kind.line(row) for row in rows.order_by(*kind.by)[:SHOWN]]


def total(found: Iterable[Task]) -> int:
    """How many things wait in all."""
    return sum(task.count for task in found)


def items(
    found: Iterable[Task], now: datetime, tried: tuple[int, Tried] | None = None
) -> list[Item]:
    """The lines of all tasks in the order of the rule; one query for all stages.

    tried: the row whose step was refused; its line stands first, open, with the reasons.
    """
    pairs = [
        (Waiting(f"{task.kind.code}:{line.url}", task.kind.who, _moment(line), line.cliff_at),
         (task.kind, line))
        for task in found for line in task.rows
    ]  # fmt: skip
    ordered = in_order(pairs, now)
    if tried:
        ordered.sort(key=lambda pair: pair[1].pk != tried[0])
    ordered = ordered[:LINES]
    stages = _stages([line.pk for kind, line in ordered if kind.step == "progress"])
    return [_item(kind, line, stages.get(line.pk, []), tried) for kind, line in ordered]


def _moment(line: Line) -> datetime | None:
    """The moment of a line; a day counts until its midnight."""
    if line.due_at is None and isinstance(line.due, date):
        return end_of_day(line.due)
    return line.due_at


def _stages(ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    if ids:
        open_ones = StagePlan.objects.filter(commitment__in=ids, reached_at=None)
        for pk, code, title in open_ones.order_by("position").values_list(
            "commitment_id", "code", "title"
        ):
            found.setdefault(pk, [("", "—")]).append((code, title))
    return found


def _item(
    kind: Waits, line: Line, stages: list[tuple[str, str]], tried: tuple[int, Tried] | None
) -> Item:
    if not (kind.step and line.pk):
        return Item(kind, line)
    step = COMMITMENT.step(kind.step)
    mine = tried[1] if tried and tried[0] == line.pk and tried[1].step == kind.step else None
    typed = mine.typed if mine else None
    if not step.inputs:
        return Item(kind, line, direct=True, tried=mine)
    form = step_form(step, typed, choices={"stage": stages or [("", "—")]})
    form.auto_id = f"{line.pk}-%s"
    if mine:
        form.refuse(mine.refusals)
    return Item(kind, line, form, tried=mine)


def steps_here() -> frozenset[str]:
    """Steps that may be taken on the desk: those some kind of waiting names."""
    return frozenset(kind.step for kind in desks.waits() if kind.step)
