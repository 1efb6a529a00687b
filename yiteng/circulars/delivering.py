"""Issuing a circular: it is laid on the desk of each unit named, and the unit is told."""

from __future__ import annotations

from collections.abc import Sequence

from yiteng.circulars.models import Circular, Delivery
from yiteng.messaging.actions import tell
from yiteng.people.models import Unit
from yiteng.rules.circulars import presses
from yiteng.rules.messages import Notice, To
from yiteng.rules.words import N_
from yiteng.workflow import entrances
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.flow import Change

_NOTE = N_("A circular was sent to your unit.")
_ANSWER = N_("A circular asks your unit for an answer by {due}.")


def addressed(row: Circular) -> tuple[list[tuple[Unit, bool]], list[str]]:
    """The units named, each with whether it gets a copy only; and lines that name none here.

    The unit that sends it is left out. One query.
    """
    lines = [*((name, False) for name in row.to), *((name, True) for name in row.also_to)]
    named = Unit.objects.filter(county_id=row.county_id, name__in=dict(lines), valid_to=None)
    units = {unit.name: unit for unit in named}
    found: dict[int, tuple[Unit, bool]] = {}
    for name, copy in lines:
        if name in units and units[name].pk != row.unit_id:
            found.setdefault(units[name].pk, (units[name], copy))
    return list(found.values()), [name for name, _copy in lines if name not in units]


def deliver(changes: Sequence[Change]) -> None:
    """Lay each circular on the desks of its units and tell them; three statements a circular."""
    for change in changes:
        row, case = change.row, change.case
        made = [_delivery(row, unit, copy) for unit, copy in addressed(row)[0]]
        entrances.open_many(made, actor=case.actor, at=case.at, action="circulars.write")
        today = case.at.astimezone(SHANGHAI).date()
        urgent = presses(row.answer_by, today)
        tell([_notice(one, urgent=urgent) for one in made], county=row.county_id, at=case.at)


def _delivery(row: Circular, unit: Unit, copy: bool) -> Delivery:
    return Delivery(
        county_id=row.county_id, town_id=unit.town_id, village_id=unit.village_id, circular=row,
        unit=unit, copy=copy, asks="note" if copy else row.asks)  # fmt: skip


def _notice(one: Delivery, *, urgent: bool) -> Notice:
    answer = one.asks == "answer"
    return told(one, "sent", _ANSWER if answer else _NOTE, urgent=urgent and answer)


def told(one: Delivery, key: str, sentence: str, *, urgent: bool = False) -> Notice:
    """A notice about a circular for the unit it was sent to. key: told once under it."""
    row = one.circular
    due = row.answer_by if one.asks == "answer" else None
    return Notice(
        "circular", f"circular:{one.pk}:{key}", To("circulars.receive", unit=one.unit_id), sentence,
        {"due": due.isoformat()} if due else {}, row.title, one.url, due, urgent=urgent,
        invented=row.invented)  # fmt: skip
