"""What the one door knows of measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count

from yiteng.links.models import Link
from yiteng.measures.models import Measure
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.small import MEASURE
from yiteng.workflow.flow import Change, Flow

AUDITED = ("title", "text", "level", "horizon", "lead", "theme", "issued_on", "position")


def facts(rows: Sequence[Measure], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """How many problems each answers; one query."""
    links = Link.objects.filter(
        down_type="measure", down_id__in=[row.pk for row in rows], role="answers"
    )
    found = dict(links.order_by().values_list("down_id").annotate(Count("id")))
    return [{"problems": found.get(row.pk, 0)} for row in rows]


def date_it(changes: Sequence[Change]) -> None:
    """A measure without a date of issue is issued on the day it is said to be."""
    for change in changes:
        change.row.issued_on = change.row.issued_on or change.case.today


FLOW = Flow(model=Measure, lifecycle=MEASURE, facts=facts, audited=AUDITED, on={"issue": date_it})
