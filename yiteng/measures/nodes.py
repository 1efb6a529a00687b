"""Measures as nodes of the spine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse

from yiteng.measures.models import Measure
from yiteng.rules.lifecycles.small import MEASURE
from yiteng.rules.node import Node, meaning


def load(ids: Sequence[int]) -> Mapping[int, Node]:
    """Measures by id, one query; they mean their title, text, level, horizon and lead."""
    rows = Measure.objects.select_related("lead").filter(pk__in=ids)
    return {row.pk: _node(row) for row in rows}


def _node(row: Measure) -> Node:
    said = {
        "title": row.title,
        "text": row.text,
        "level": row.level,
        "horizon": row.horizon,
        "lead": row.lead_id,
    }
    return Node(
        type="measure",
        id=row.pk,
        station="measure",
        version=row.version,
        county=row.county_id,
        title=row.title,
        url=reverse("measures:show", args=[row.pk]),
        state=MEASURE.state(row.state).title,
        on=row.issued_on,
        post=row.lead.name if row.lead else "",
        meaning=meaning(said),
        needs=("answers",),
    )
