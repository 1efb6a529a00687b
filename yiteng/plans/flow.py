"""What the one door knows of plans, and what plans add to the submission of an application."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count

from yiteng.gate.models import Application
from yiteng.plans.models import Explanation, YearPlan
from yiteng.plans.queries import told_on, warned
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.plan import PLAN
from yiteng.workflow.flow import Change, Extension, Flow


def facts(rows: Sequence[YearPlan], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """How many meetings each plan holds; one query."""
    found = YearPlan.objects.filter(pk__in=[row.pk for row in rows])
    held = dict(found.order_by().values_list("pk").annotate(Count("meetings")))
    return [{"meetings": held.get(row.pk, 0)} for row in rows]


def date_it(changes: Sequence[Change]) -> None:
    """A plan is approved on the day the leader says so."""
    for change in changes:
        change.row.approved_on = change.case.today


FLOW = Flow(
    model=YearPlan,
    lifecycle=PLAN,
    facts=facts,
    audited=("year", "approved_on"),
    on={"approve": date_it},
)


def of_applications(
    rows: Sequence[Application], actor: Actor, today: date
) -> list[Mapping[str, Any]]:
    """load: the warnings on the sender's form; load_explained: why, in the sender's words."""
    said = dict(
        Explanation.objects.filter(application__in=rows).values_list("application", "words")
    )
    found = warned(rows, {row.pk: told_on(row, today) for row in rows})
    return [{"load": found[row.pk], "load_explained": said.get(row.pk, "")} for row in rows]


EXTENSION = Extension(facts=of_applications)
