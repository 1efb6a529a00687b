"""Rows as lines: commitments, applications, objections, publications."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from yiteng.commitments.effects import lights
from yiteng.commitments.models import Commitment
from yiteng.commitments.tables import due_of
from yiteng.web.desks import Line


def lit(row: Any, now: datetime) -> Any:
    """The row; a commitment with the light of the moment, where it has turned since it was written."""
    return lights.lit(row, now) if isinstance(row, Commitment) else row


def commitment(row: Commitment) -> Line:
    """A commitment: its place and lead, its light, its date and the firm's own cliff."""
    place = row.village or row.town
    lead = row.lead_unit.name if row.lead_unit else ""
    return Line(
        row.title, row.url,
        " · ".join(dict.fromkeys(filter(None, (place.name if place else "", lead)))),
        row.light, due_of(row), row.due_at, row.cliff_at, row.invented, row.pk, row.version,
    )  # fmt: skip


def for_village(row: Commitment) -> Line:
    """A village's commitment as its town office sees it: entered on the page of that village."""
    return replace(
        commitment(row), pk=0, act=f"{reverse('desk:entries')}?village={row.lead_unit_id}"
    )


def objection(row: Any) -> Line:
    """An objection to a measure: opens where it is answered."""
    url = reverse("measures:answer", args=[row.pk])
    return Line(row.measure.title, url, row.unit.name, due=row.until, invented=row.measure.invented)


def application(row: Any) -> Line:
    """An application to meet."""
    url = reverse("gate:show", args=[row.pk])
    return Line(row.title, url, row.unit.name, due=row.wanted_on, invented=row.invented)


def publication(row: Any) -> Line:
    """A row on its way to the public."""
    return Line(row.title, reverse("publication:show", args=[row.pk]), invented=row.invented)


def meeting(row: Any) -> Line:
    """A meeting on its day."""
    url = reverse("meetings:show", args=[row.pk])
    return Line(row.title, url, row.place, due=row.held_on, invented=row.invented)
