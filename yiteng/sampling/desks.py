"""Visits drawn by lot, on the desks of those who may make them."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db.models import QuerySet

from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.words import N_
from yiteng.sampling.models import Lot
from yiteng.web.desks import Line, Waits
from yiteng.workflow.clock import SHANGHAI


def _visits(actor: Actor, today: date) -> QuerySet[Lot]:
    """Open visits of others' work; reports that were drawn wait as checks do."""
    rows = visible(Lot, actor).filter(drawn=True, outcome="", closed_on__isnull=False)
    return rows.exclude(commitment__lead_unit=actor.unit).select_related(
        "commitment__town", "commitment__village"
    )


def _line(lot: Lot) -> Line:
    row = lot.commitment
    place = row.village or row.town
    due = datetime.combine(lot.due_on, time(18), SHANGHAI) if lot.due_on else None
    return Line(
        row.title, f"/sampling/lots/{lot.pk}/", place.name if place else "", due=lot.due_on,
        due_at=due, invented=row.invented,
    )  # fmt: skip


VISITS = Waits(
    "drawn_visit", N_("Closed matters on which the lot fell, to be visited"), "sampling.visit",
    _visits, _line, ("due_on", "id"), "outside", "", N_("Record the result"),
    dates=("due_on",),
)  # fmt: skip
