"""What the one door knows of surveys and submissions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count

from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.survey import SUBMISSION, SURVEY
from yiteng.surveys.models import Attachment, FormVersion, Submission, Survey
from yiteng.workflow.flow import Change, Flow

AUDITED = (
    "title",
    "purpose",
    "theme",
    "unit",
    "town",
    "village",
    "form_id",
    "closes_on",
    "mobile_on",
)
ANSWERS = ("answers", "issues", "day", "town", "village")


def forms(rows: Sequence[Survey], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """How many versions of its form each survey has; one query."""
    found = FormVersion.objects.filter(survey__in=[r.pk for r in rows]).order_by()
    counts = dict(found.values_list("survey").annotate(Count("id")))
    return [{"forms": counts.get(row.pk, 0)} for row in rows]


def order(rows: Sequence[Submission], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """What is wrong and missing of each submission, and whether the post judges; two queries."""
    units = dict(Survey.objects.filter(pk__in={r.survey_id for r in rows}).values_list(
        "pk", "unit"))  # fmt: skip
    found = Attachment.objects.filter(submission__in=[r.pk for r in rows]).order_by()
    counts = dict(found.values_list("submission").annotate(Count("id")))
    return [
        {
            "issues": len(row.issues),
            "missing": max(0, len(row.expected) - counts.get(row.pk, 0)),
            "holder": actor.reach == "county" or units[row.survey_id] == actor.unit,
        }
        for row in rows
    ]


def corrected(changes: Sequence[Change]) -> None:
    """The answers said with the step take the place of those that held."""
    for change in changes:
        for name, value in change.case.inputs.get("corrected", {}).items():
            setattr(change.row, name, value)


SURVEYS = Flow(model=Survey, lifecycle=SURVEY, facts=forms, audited=AUDITED)
SUBMISSIONS = Flow(
    model=Submission,
    lifecycle=SUBMISSION,
    facts=order,
    audited=ANSWERS,
    on={"edit": corrected},
)
