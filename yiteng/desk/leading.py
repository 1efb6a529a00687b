"""A leader's page: only what is stuck and what it needs from the leader; one sheet of paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yiteng.commitments.models import Commitment, Request
from yiteng.desk.waiting import seen
from yiteng.gate.models import Application
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.web.desks import Asked

#: Kinds of waiting that stand in “what is asked of me” with their words, not in the list again.
SAID = ("coordinate", "decide", "circular_approve")
#: A sheet of paper has so many lines of each.
DECIDED, STUCK = 12, 14
#: Lights a leader reads of a place.
PRESSING = ("overdue", "due_soon", "stale", "awaiting")


def coordination(actor: Actor, today: date) -> Iterator[Asked]:
    """What units ask a leader to coordinate, once the office has put it before the leader."""
    rows = {
        row.pk: row
        for row in seen(actor).filter(
            state="active", coordination_since__isnull=False, submitted_on__isnull=False
        )
    }
    asked = Request.objects.filter(commitment__in=rows, kind="coordination", outcome="")
    words = {one.commitment_id: one.words.get("note", "") for one in asked.order_by("id")}
    for pk, row in rows.items():
        yield Asked(
            row.title, _unit(row), words.get(pk) or _("coordinate"), row.url,
            row.submitted_on, row.invented)  # fmt: skip


def _unit(row: Commitment) -> str:
    return row.lead_unit.name if row.lead_unit else ""


def applications(actor: Actor, today: date) -> Iterator[Asked]:
    """Applications to meet with the opinion of the office."""
    if not actor.may("gate.decide"):
        return
    rows = visible(Application, actor).filter(state="reviewed").select_related("unit")
    for row in rows:
        opinion = row.opinion.strip().replace("\n", " ")[:60]
        yield Asked(
            row.title, row.unit.name,
            _("decide whether to meet; opinion: %(opinion)s") % {"opinion": opinion or "—"},
            f"/applications/{row.pk}/", row.reviewed_at.date() if row.reviewed_at else None,
            row.invented)  # fmt: skip


def places(area_page: dict[str, Any]) -> list[tuple[Any, list[int]]]:
    """The places below with something that presses, in the official order: no league table."""
    lights = [light.code for light in area_page["lights"]]
    found = []
    for line in area_page["below"]:
        counts = dict(zip(lights, (cell.n for cell in line.cells), strict=True))
        if any(counts.get(code, 0) for code in PRESSING[:3]):
            found.append((line, [counts.get(code, 0) for code in PRESSING]))
    return found
