"""Opening applications and saying what they treat, while they are in the applicant's hands.

All raise `Refused` where the post has no right, where the unit is not the applicant, or where the
application is out of the applicant's hands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.gate.models import Application
from yiteng.links.actions import AUDITED as LINKED
from yiteng.links.actions import link_many
from yiteng.links.models import Link
from yiteng.places.models import Area
from yiteng.research.models import Problem
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.application import (
    EDITABLE,
    closed_dossier,
    foreign_dossier,
)
from yiteng.rules.refusal import Refused
from yiteng.workflow import entrances
from yiteng.workflow.trail import entry, values, write


def open_applications(
    rows: Sequence[Application], *, actor: Actor, at: datetime
) -> list[Application]:
    """Open applications to meet as drafts. Returns them saved.

    unit is the actor's where it is not given; who opened it is remembered, for that person
    does not review it; ``number`` is given by county, year and order where it is empty.
    """
    for row in rows:
        if not row.unit_id:
            row.unit_id = actor.unit
        row.opened_by, row.opened_by_post = actor.person, actor.post_title
    with transaction.atomic():
        _number([row for row in rows if not row.number])
        return entrances.open_many(rows, actor=actor, at=at, action="gate.apply")


def describe(
    application: Application,
    values_: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Application:
    """Change title, type, scale, day, length, people or summary while it is in hand."""
    in_hand([application], actor)
    changed: Application = entrances.amend(
        application, values_, actor=actor, at=at, action="gate.apply", seen=seen
    )
    return changed


def treat_problems(
    pairs: Iterable[tuple[Application, Problem]], *, actor: Actor, at: datetime
) -> int:
    """Say which problems the meetings are to treat. Returns how many links were made."""
    rows = list(pairs)
    entrances.permit(actor, "gate.apply")
    in_hand([application for application, _ in rows], actor)
    return link_problems(rows, actor, at)


def leave_problem(
    application: Application, problem: Problem, *, actor: Actor, at: datetime
) -> None:
    """The meeting no longer treats a problem; the trail keeps that it was to."""
    entrances.permit(actor, "gate.apply")
    in_hand([application], actor)
    links = Link.objects.filter(
        down_type="application", down_id=application.pk, up_type="problem", up_id=problem.pk
    )
    with transaction.atomic():
        for link in links.select_for_update():
            blank = dict.fromkeys(LINKED)
            write([link], [entry(link, action="remove", actor=actor, at=at,
                                 before=values(link, LINKED), after=blank)])  # fmt: skip
            link.delete()


def in_hand(applications: Iterable[Application], actor: Actor) -> None:
    """Refuse where a dossier is not the actor's unit's, or no longer in its hands."""
    reasons = []
    for one in {a.pk: a for a in applications}.values():
        if one.state not in EDITABLE:
            reasons.append(closed_dossier(one.state))
        if one.unit_id != actor.unit:
            reasons.append(foreign_dossier())
    if reasons:
        raise Refused(reasons)


def link_problems(pairs: Sequence[tuple[Application, Problem]], actor: Actor, at: datetime) -> int:
    """Link problems to the applications that treat them; returns how many links were made."""
    links = [
        (("problem", problem.pk), ("application", application.pk), "treats")
        for application, problem in pairs
    ]
    return link_many(links, actor=actor, at=at) if links else 0


def _number(rows: Sequence[Application]) -> None:
    """Numbers in the order of the county's year; the county's row keeps two from colliding."""
    for row in rows:
        Area.objects.select_for_update().get(pk=row.county_id)
    taken: dict[tuple[int, int], int] = {}
    for row in rows:
        key = (row.county_id, row.opened_on.year)
        if key not in taken:
            taken[key] = Application.objects.filter(
                county_id=key[0], number__startswith=f"{key[1]}-"
            ).count()
        taken[key] += 1
        row.number = f"{key[1]}-{taken[key]:03d}"
