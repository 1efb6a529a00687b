"""Joining meetings (并开): proposed by the applicant; offered parts are taken or declined."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.gate.actions.dossier import in_hand, treat_problems
from yiteng.gate.actions.parts import (
    add_goals,
    add_items,
    add_opinions,
    add_papers,
    add_prescriptions,
)
from yiteng.gate.models import Application, Goal, Item, Offered, Opinion, Paper, Part, Prescription
from yiteng.research.models import Problem
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.application import APPLICATION, closed_dossier, foreign_dossier
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow import entrances
from yiteng.workflow.trail import entry, values, write

_MODELS: dict[str, tuple[type[Part], Any]] = {
    "goals": (Goal, add_goals),
    "items": (Item, add_items),
    "prescriptions": (Prescription, add_prescriptions),
    "opinions": (Opinion, add_opinions),
}
_ANSWER = ("answer", "answered_by_post", "answered_at", "reason")
_OWN = {"id", "application", "position"}
ENDED = tuple(state.code for state in APPLICATION.states if state.ended)


def propose_join(
    application: Application, other: Application | None, *, actor: Actor, at: datetime
) -> Application:
    """The applicant proposes to join another open application; None takes the proposal back."""
    in_hand([application], actor)
    if other is not None and (
        other.pk == application.pk
        or other.state in ENDED
        or other.county_id != application.county_id
    ):
        raise Refused(
            [
                Refusal(
                    "application.no_such_other",
                    N_("No open application has the number {number}."),
                    {"number": other.number},
                )
            ]
        )
    changed: Application = entrances.amend(
        application, {"proposed_into": other}, actor=actor, at=at, action="gate.apply"
    )
    return changed


def take_offered(rows: Sequence[Offered], *, actor: Actor, at: datetime) -> list[Offered]:
    """Take offered parts into the dossier, while it is in hand. Raises Refused."""
    with transaction.atomic():
        fresh = _open(rows, actor)
        in_hand([one.application for one in fresh], actor)
        for one in fresh:
            _copy(one, actor, at)
        return _answer(fresh, "taken", "", actor, at)


def decline_offered(
    rows: Sequence[Offered], *, reason: str, actor: Actor, at: datetime
) -> list[Offered]:
    """Decline offered parts, with a reason; until the meeting is convened. Raises Refused."""
    if not reason.strip():
        raise Refused(
            [Refusal("application.decline_reason", N_("Say why it is not taken."), field="reason")]
        )
    with transaction.atomic():
        fresh = _open(rows, actor)
        closed = [
            closed_dossier(o.application.state) for o in fresh if o.application.state in ENDED
        ]
        if closed:
            raise Refused(closed)
        return _answer(fresh, "declined", reason.strip(), actor, at)


def _open(rows: Sequence[Offered], actor: Actor) -> list[Offered]:
    """The rows, locked; refused where another unit's, or where somebody answered already."""
    entrances.permit(actor, "gate.apply")
    found = Offered.objects.select_for_update().select_related("application", "origin")
    fresh = list(found.filter(pk__in=[row.pk for row in rows]))
    reasons = []
    if any(one.application.unit_id != actor.unit for one in fresh):
        reasons.append(foreign_dossier())
    if any(one.answer for one in fresh):
        reasons.append(
            Refusal("application.answered", N_("Parts of it have been taken or declined since."))
        )
    if reasons:
        raise Refused(reasons)
    return fresh


def _copy(offered: Offered, actor: Actor, at: datetime) -> None:
    """Put a copy of the part into the dossier; the joined application keeps its own."""
    by: dict[str, Any] = {"actor": actor, "at": at}
    if offered.kind == "problems":
        problem = Problem.objects.get(pk=offered.row)
        treat_problems([(offered.application, problem)], **by)
        return
    model, add = _MODELS[offered.kind]
    part = model._default_manager.get(pk=offered.row)
    (made,) = add([_again(part, offered.application)], **by)
    papers = part.papers.all() if isinstance(part, Item) else ()
    copies: list[Any] = [_again(paper, offered.application) for paper in papers]
    for paper in copies:
        paper.item = made
    add_papers([paper for paper in copies if isinstance(paper, Paper)], **by)


def _again(part: Part, application: Application) -> Any:
    """An unsaved copy of a part for another dossier."""
    names = [f.attname for f in part._meta.concrete_fields if f.name not in _OWN]
    return type(part)(application=application, **{name: getattr(part, name) for name in names})


def _answer(
    rows: Sequence[Offered], answer: str, reason: str, actor: Actor, at: datetime
) -> list[Offered]:
    before = [values(one, _ANSWER) for one in rows]
    for one in rows:
        one.answer, one.reason = answer, reason
        one.answered_by_post, one.answered_at = actor.post_title, at
    write(
        rows,
        [
            entry(one, action="amend", actor=actor, at=at, before=was,
                  after=values(one, _ANSWER), reason=reason)
            for one, was in zip(rows, before, strict=True)
        ],
    )  # fmt: skip
    Offered.objects.bulk_update(rows, _ANSWER)
    return list(rows)
