"""Applications as nodes of the spine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse

from yiteng.gate.models import Application
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.rules.node import Node, meaning


def load(ids: Sequence[int]) -> Mapping[int, Node]:
    """Applications by id, two queries; they mean their title, type, day and goals."""
    rows = Application.objects.select_related("unit").prefetch_related("goals")
    return {row.pk: _node(row) for row in rows.filter(pk__in=ids)}


def readable(actor: Actor, ids: Sequence[int]) -> set[int]:
    """Which of these applications the actor may open."""
    if not actor.may("gate.read"):
        return set()
    return set(visible(Application, actor).filter(pk__in=ids).values_list("pk", flat=True))


def _node(row: Application) -> Node:
    said = {
        "title": row.title,
        "type": row.meeting_type,
        "wanted_on": row.wanted_on,
        "goals": [f"{g.title} {g.value} {g.unit} {g.due_on}" for g in row.goals.all()],
    }
    return Node(
        type="application",
        id=row.pk,
        station="application",
        version=row.version,
        county=row.county_id,
        title=row.title,
        url=reverse("gate:show", args=[row.pk]),
        state=APPLICATION.state(row.state).title,
        on=row.opened_on,
        post=row.unit.name,
        meaning=meaning(said),
        needs=("treats",),
    )
