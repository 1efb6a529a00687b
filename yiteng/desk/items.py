"""The lines of a desk, each with its one action: forms in the line, or the very form on its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from yiteng.commitments.models import Request, StagePlan
from yiteng.desk.tasks import Task, ordered
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.words import N_
from yiteng.web import desks
from yiteng.web.desks import Line, Waits
from yiteng.web.steps import step_form
from yiteng.workflow.pages import Tried

Stages = list[tuple[str, str]]
#: What a request says, in the order in which one reads it before deciding.
_WORDS = (
    ("new_due", N_("New date")),
    ("reason", N_("Reason")),
    ("done", N_("Work done so far")),
    ("affected", N_("Who is affected")),
    ("note", N_("What is asked of whom")),
)
_NOTHING: tuple[tuple[str, str], ...] = (("", "—"),)


@dataclass(frozen=True, slots=True)
class Act:
    """One step taken in the line: its word, and its form where it asks anything."""

    step: str
    verb: str
    form: Any = None


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the desk. acts: steps taken in it; url: the page with the very form, without any.

    said: what was asked, as (label, words); tried: a step refused here, open with its reasons.
    """

    kind: Waits
    line: Line
    url: str
    acts: Sequence[Act] = ()
    said: Sequence[tuple[str, Any]] = ()
    tried: Tried | None = None

    @property
    def direct(self) -> bool:
        """Whether a single click does it: one step that asks nothing."""
        return len(self.acts) == 1 and self.acts[0].form is None


def items(
    found: Sequence[Task], now: datetime, tried: tuple[int, Tried] | None = None
) -> list[Item]:
    """The lines of all tasks in the order of the rule; one query for all stages, one for requests.

    tried: the row whose step was refused; its line stands first, open, with the reasons.
    """
    pairs = ordered(found, now, tried[0] if tried else 0)
    stages = _stages([line.pk for kind, line in pairs if "progress" in (kind.step, *kind.also)])
    said = _said({line.pk: kind.asks for kind, line in pairs if kind.asks and line.pk})
    return [_item(kind, line, stages, said, tried) for kind, line in pairs]


def _stages(ids: Sequence[int]) -> dict[int, Stages]:
    found: dict[int, Stages] = {}
    if ids:
        open_ones = StagePlan.objects.filter(commitment__in=ids, reached_at=None)
        for pk, code, title in open_ones.order_by("position").values_list(
            "commitment_id", "code", "title"
        ):
            found.setdefault(pk, [*_NOTHING]).append((code, title))
    return found


def _said(asks: dict[int, tuple[str, ...]]) -> dict[int, list[tuple[str, Any]]]:
    """The words of the open requests of these rows; one query or none."""
    found: dict[int, list[tuple[str, Any]]] = {}
    if asks:
        for one in Request.objects.filter(commitment__in=asks, outcome="").order_by("id"):
            if one.kind in asks[one.commitment_id]:
                words = [(label, _word(name, one.words.get(name))) for name, label in _WORDS]
                found[one.commitment_id] = [(label, said) for label, said in words if said]
    return found


def _word(name: str, said: Any) -> Any:
    if name == "new_due" and isinstance(said, str):
        return parse_datetime(said) or said
    return said


def _item(
    kind: Waits, line: Line, stages: dict[int, Stages], said: dict[int, Any],
    tried: tuple[int, Tried] | None,
) -> Item:  # fmt: skip
    if not (kind.step and line.pk):
        return Item(kind, line, _opening(kind, line))
    steps = (kind.step, *kind.also)
    mine = tried[1] if tried and tried[0] == line.pk and tried[1].step in steps else None
    acts = [_act(kind, line, code, stages.get(line.pk, [*_NOTHING]), mine) for code in steps]
    return Item(kind, line, line.url, acts, said.get(line.pk, ()), mine)


def _opening(kind: Waits, line: Line) -> str:
    """The address of the action: with the forms of its steps open, where the page has them."""
    if line.act or not kind.opens:
        return line.act or line.url
    return f"{line.url}?do={','.join(kind.opens)}"


def _act(kind: Waits, line: Line, code: str, stages: Stages, mine: Tried | None) -> Act:
    step = COMMITMENT.step(code)
    verb = kind.verb if code == kind.step and not kind.also else step.title
    if not step.inputs:
        return Act(code, verb)
    refused = mine if mine and mine.step == code else None
    form = step_form(step, refused.typed if refused else None, choices={"stage": stages})
    form.auto_id = f"{line.pk}-{code}-%s"
    if refused:
        form.refuse(refused.refusals)
    return Act(code, verb, form)


def steps_here() -> frozenset[str]:
    """Steps that may be taken on the desk: those some kind of waiting names."""
    return frozenset(code for kind in desks.waits() for code in (kind.step, *kind.also) if code)
