"""What the one door knows of meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count

from yiteng.meetings.models import AgendaItem, Decision, Meeting
from yiteng.meetings.queries import lacks
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.meeting import MEETING
from yiteng.rules.words import N_
from yiteng.workflow.flow import Flow

AUDITED = (
    "title", "meeting_type", "scale", "theme", "host", "organiser", "convener", "chair", "place",
    "held_on", "attended", "invited", "hours_research", "hours_delivery", "minutes_text", "source",
)  # fmt: skip
ROLES = (("convener", N_("convener")), ("chair", N_("chair")))


def facts(rows: Sequence[Meeting], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """Agenda items, roles nobody holds, attendance, decisions that lack something; two queries."""
    ids = [row.pk for row in rows]
    agenda = AgendaItem.objects.filter(meeting__in=ids).order_by()
    items = dict(agenda.values_list("meeting").annotate(Count("id")))
    lacking: dict[int, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for decision in Decision.objects.filter(meeting__in=ids).order_by("position", "id"):
        if lacks(decision):
            lacking[decision.meeting_id].append((decision.position, lacks(decision)))
    return [
        {
            "items": items.get(row.pk, 0),
            "missing_roles": [words for name, words in ROLES if not getattr(row, name).strip()],
            "attendance": row.attended,
            "open_decisions": lacking[row.pk],
        }
        for row in rows
    ]


FLOW = Flow(model=Meeting, lifecycle=MEETING, facts=facts, audited=AUDITED)
