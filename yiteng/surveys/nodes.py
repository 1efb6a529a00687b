"""Submissions as nodes: what a finding of a survey rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.survey import SUBMISSION
from yiteng.rules.node import Node, meaning
from yiteng.surveys.models import Submission


def submissions(ids: Sequence[int]) -> Mapping[int, Node]:
    """Submissions by id, one query; they mean their answers and their form."""
    rows = Submission.objects.select_related("survey", "unit").defer("raw").filter(pk__in=ids)
    return {row.pk: _node(row) for row in rows}


def readable(actor: Actor, ids: Sequence[int]) -> set[int]:
    """Which of these submissions the actor may open."""
    return set(visible(Submission, actor).filter(pk__in=ids).values_list("pk", flat=True))


def _node(row: Submission) -> Node:
    title = _("Submission %(n)s of “%(survey)s”") % {"n": row.pk, "survey": row.survey.title}
    return Node(
        type="submission",
        id=row.pk,
        station="finding",
        version=row.version,
        county=row.county_id,
        title=title,
        url=reverse("surveys:submission", args=[row.pk]),
        state=SUBMISSION.state(row.state).title,
        on=row.day,
        post=row.unit.name,
        meaning=meaning({"answers": row.answers, "form": row.form_id, "day": row.day}),
    )
