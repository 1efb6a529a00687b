"""What the one door knows of problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count

from yiteng.links.models import Link
from yiteng.research.models import Problem
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.small import PROBLEM
from yiteng.workflow.flow import Flow

AUDITED = (
    "title", "statement", "root_cause", "hurt", "hurt_count", "agreed", "agreed_by",
    "asked_on", "asked_by", "objection",
    "counter_answer", "theme", "unit",
)  # fmt: skip


def facts(rows: Sequence[Problem], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """How many findings each rests on, its root cause, how many things treat it; two queries."""
    ids = [row.pk for row in rows]
    up = Link.objects.filter(down_type="problem", down_id__in=ids, role="found_in")
    found = dict(up.values_list("down_id").annotate(Count("id")))
    down = Link.objects.filter(up_type="problem", up_id__in=ids)
    treated = dict(down.values_list("up_id").annotate(Count("id")))
    return [
        {
            "findings": found.get(row.pk, 0),
            "root_cause": row.root_cause.strip(),
            "treatments": treated.get(row.pk, 0),
        }
        for row in rows
    ]


FLOW = Flow(model=Problem, lifecycle=PROBLEM, facts=facts, audited=AUDITED)
