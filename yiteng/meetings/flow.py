"""What the one door knows of meetings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from yiteng.meetings.models import AgendaItem, Decision, Meeting, Outcome
from yiteng.meetings.queries import lacks
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.meeting import MEETING
from yiteng.rules.words import N_
from yiteng.workflow.flow import Flow

AUDITED = (
    "title", "meeting_type", "scale", "theme", "host", "organiser", "convener", "convener_post",
    "chair", "chair_post", "place", "held_on", "attended", "invited", "hours_research", "hours_delivery", "minutes_text", "source",
)  # fmt: skip
ROLES = (("convener", N_("convener")), ("chair", N_("chair")))


def facts(rows: Sequence[Meeting], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """What the steps of these meetings look at (`rules.lifecycles.meeting`); two queries."""
    ids = [row.pk for row in rows]
    items, silent = Counter[int](), defaultdict[int, list[str]](list)
    agenda = AgendaItem.objects.filter(meeting__in=ids, off_reason="")
    told = agenda.annotate(decided=Exists(_of(Decision)), noted=Exists(_of(Outcome)))
    for meeting, title, binds, noted in told.values_list("meeting", "title", "decided", "noted"):
        items[meeting] += 1
        if not (binds or noted):
            silent[meeting].append(title)
    lacking: dict[int, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for decision in Decision.objects.filter(meeting__in=ids).order_by("position", "id"):
        if lacks(decision):
            lacking[decision.meeting_id].append((decision.position, lacks(decision)))
    return [
        {
            "items": items[row.pk],
            "missing_roles": [words for name, words in ROLES if not getattr(row, name).strip()],
            "attendance": row.attended,
            "open_decisions": lacking[row.pk],
            "silent_items": silent[row.pk],
        }
        for row in rows
    ]


def _of(model: type[Decision] | type[Outcome]) -> Any:
    return model._default_manager.filter(item=OuterRef("pk"))


FLOW = Flow(model=Meeting, lifecycle=MEETING, facts=facts, audited=AUDITED)
