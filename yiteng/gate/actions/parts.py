"""Writing the parts of a dossier: goals, items, papers, prescriptions, opinions.

Rows are given unsaved, as model instances; ``application`` is saved already. All raise `Refused`
as in `dossier`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max

from yiteng.gate.actions.dossier import in_hand, link_problems
from yiteng.gate.models import Application, Goal, Item, Opinion, Paper, Part, Prescription
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.application import (
    APPLICATION,
    closed_dossier,
    foreign_dossier,
)
from yiteng.rules.refusal import Refused
from yiteng.workflow import entrances
from yiteng.workflow.trail import entry, values, write

P = TypeVar("P", bound=Part)

AUDITED: Mapping[type[Part], tuple[str, ...]] = {
    Goal: ("application", "title", "value", "unit", "word", "baseline", "due_on", "owner"),
    Item: ("application", "title", "decides", "decided_by", "presenter", "minutes",
           "other_way", "other_why"),
    Paper: ("application", "item", "title", "version", "characters", "pages", "received_on"),
    Prescription: (
        "application", "title", "problem", "cause", "lead", "lead_accepted", "due_on", "horizon",
        "money", "money_source", "served", "proof", "level", "legality_by", "legality_basis",
        "competition", "competition_note", "duty", "duty_admission", "burden_by", "different",
    ),
    Opinion: ("application", "unit", "asked_on", "agrees", "words", "given_on"),
}  # fmt: skip


def add_goals(rows: Sequence[Goal], *, actor: Actor, at: datetime) -> list[Goal]:
    """Add goals; ``application`` is saved already, ``position`` is given where it is missing."""
    return _add(rows, actor, at)


def add_items(rows: Sequence[Item], *, actor: Actor, at: datetime) -> list[Item]:
    """Add agenda items."""
    return _add(rows, actor, at)


def add_prescriptions(
    rows: Sequence[Prescription], *, actor: Actor, at: datetime
) -> list[Prescription]:
    """Add prescriptions; the problem each is aimed at is linked to the application too."""
    with transaction.atomic():
        saved = _add(rows, actor, at)
        link_problems([(one.application, one.problem) for one in saved if one.problem], actor, at)
    return saved


def add_opinions(rows: Sequence[Opinion], *, actor: Actor, at: datetime) -> list[Opinion]:
    """Add what units said when asked."""
    return _add(rows, actor, at)


def add_papers(rows: Sequence[Paper], *, actor: Actor, at: datetime) -> list[Paper]:
    """Add papers of items; one of the same item and title is its next version.

    Papers may come in until the meeting is convened, also while the dossier is judged.
    """
    with transaction.atomic():
        _version(rows)
        return _add(rows, actor, at)


def change_part(part: P, values_: Mapping[str, Any], *, actor: Actor, at: datetime) -> P:
    """Change a goal, item, prescription or opinion."""
    entrances.permit(actor, "gate.apply")
    _writable(type(part), [part.application], actor)
    audited = AUDITED[type(part)]
    with transaction.atomic():
        before = values(part, audited)
        for name, value in values_.items():
            setattr(part, name, value)
        write([part], [entry(part, action="amend", actor=actor, at=at, before=before,
                             after=values(part, audited))])  # fmt: skip
        part.save(update_fields=sorted(values_))
    return part


def remove_part(part: Part, *, actor: Actor, at: datetime) -> None:
    """Take a part out of the dossier, an item with its papers; the trail keeps what it said."""
    entrances.permit(actor, "gate.apply")
    _writable(type(part), [part.application], actor)
    audited = AUDITED[type(part)]
    with transaction.atomic():
        for paper in part.papers.all() if isinstance(part, Item) else ():
            remove_part(paper, actor=actor, at=at)
        blank = dict.fromkeys(audited)
        write([part], [entry(part, action="remove", actor=actor, at=at,
                             before=values(part, audited), after=blank)])  # fmt: skip
        part.delete()


def _writable(model: type[Part], applications: Sequence[Application], actor: Actor) -> None:
    """Papers may come until the application has ended; all else only while it is in hand."""
    if model is not Paper:
        in_hand(applications, actor)
        return
    ended = {state.code for state in APPLICATION.states if state.ended}
    reasons = [closed_dossier(one.state) for one in applications if one.state in ended]
    if any(one.unit_id != actor.unit for one in applications):
        reasons.append(foreign_dossier())
    if reasons:
        raise Refused(reasons)


def _version(rows: Sequence[Paper]) -> None:
    """Number each paper after those of its item and title; their items' rows are locked."""
    list(Item.objects.select_for_update().filter(pk__in={row.item_id for row in rows}))
    found = Paper.objects.filter(item__in={row.item_id for row in rows}).order_by()
    grouped = found.values_list("item_id", "title").annotate(Max("version"))
    last = {(item, title): version for item, title, version in grouped}
    for row in rows:
        key = (row.item_id, row.title)
        row.version = last[key] = last.get(key, 0) + 1


def _add(rows: Sequence[P], actor: Actor, at: datetime) -> list[P]:
    if not rows:
        return []
    _writable(type(rows[0]), [row.application for row in rows], actor)
    _place(rows)
    audited = AUDITED[type(rows[0])]
    return entrances.add_many(rows, actor=actor, at=at, action="gate.apply", audited=audited)


def _place(rows: Sequence[Any]) -> None:
    """Give each row its place after those that are there."""
    model = type(rows[0])
    found = model._default_manager.filter(application__in={r.application_id for r in rows})
    last = dict(found.order_by().values_list("application").annotate(Max("position")))
    for row in rows:
        last[row.application_id] = last.get(row.application_id, 0) + 1
        row.position = row.position or last[row.application_id]
