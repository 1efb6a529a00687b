"""Judging submissions; what is approved becomes findings, each once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.links.actions import link_many
from yiteng.places.models import Area
from yiteng.research.actions import add_findings, add_occasions
from yiteng.research.models import Finding, Occasion
from yiteng.rules.actor import Actor
from yiteng.surveys import queries
from yiteng.surveys.mapping import Draft, drafts
from yiteng.surveys.models import Drawn, Submission, Survey
from yiteng.surveys.questions import from_json
from yiteng.workflow import door


def take(
    submission: Submission,
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> Submission:
    """Any step of a submission; approved, it becomes findings. Raises Refused."""
    with transaction.atomic():
        taken: Submission = door.perform(
            submission, step, actor=actor, at=at, inputs=inputs, seen=seen
        )
        if step == "approve":
            draw([taken], actor=actor, at=at)
    return taken


def approve_many(
    rows: Sequence[Submission], *, actor: Actor, at: datetime
) -> tuple[list[Submission], int]:
    """Approve submissions, all or none; returns them and how many findings came of them."""
    with transaction.atomic():
        taken: list[Submission] = door.perform_many(rows, "approve", actor=actor, at=at)
        return taken, draw(taken, actor=actor, at=at)


def draw(rows: Sequence[Submission], *, actor: Actor, at: datetime) -> int:
    """Make the findings of approved submissions of one survey; those made before stay as they are.

    Returns how many were made. Raises Refused where an answer names a private person.
    """
    if not rows:
        return 0
    wanted = _wanted(rows)
    if not wanted:
        return 0
    survey = _occasion(rows[0].survey, rows, actor, at)
    villages = Area.objects.in_bulk({d.village for _s, d in wanted if d.village})
    made = [_finding(survey, s, d, villages) for s, d in wanted]
    add_findings(made, actor=actor, at=at)
    Drawn.objects.bulk_create(
        [Drawn(submission=s, key=d.key, finding=f) for (s, d), f in zip(wanted, made, strict=True)]
    )
    link_many([(("submission", s.pk), ("finding", f.pk), "answered_in")
               for (s, _d), f in zip(wanted, made, strict=True)], actor=actor, at=at)  # fmt: skip
    return len(made)


def _wanted(rows: Sequence[Submission]) -> list[tuple[Submission, Draft]]:
    """What the mappings make of the submissions, without what was drawn before; few queries."""
    held = set(Drawn.objects.filter(submission__in=[r.pk for r in rows]).values_list(
        "submission_id", "key"))  # fmt: skip
    found: list[tuple[Submission, Draft]] = []
    forms: dict[int, tuple[Any, Any, Any]] = {}
    for row in rows:
        if row.form_id not in forms:
            forms[row.form_id] = (row.form.mapping, from_json(row.form.questions),
                                  queries.served(row.form))  # fmt: skip
        mapping, questions, lists = forms[row.form_id]
        for draft in drafts(mapping, questions, row.answers, lists, row.day):
            if (row.pk, draft.key) not in held:
                found.append((row, draft))
    return found


def _occasion(survey: Survey, rows: Sequence[Submission], actor: Actor, at: datetime) -> Survey:
    """The occasion of the survey, made with its first findings."""
    fresh = Survey.objects.select_for_update().get(pk=survey.pk)
    if fresh.occasion_id is None:
        (made,) = add_occasions([Occasion(
            kind="survey", venue="village", title=survey.title, unit_id=survey.unit_id,
            held_on=min(row.day for row in rows), note=survey.purpose, theme_id=survey.theme_id,
            county_id=survey.county_id, town_id=survey.town_id, village_id=survey.village_id,
            source=survey.source, invented=survey.invented)], actor=actor, at=at)  # fmt: skip
        Survey.objects.filter(pk=survey.pk).update(occasion=made)
        fresh.occasion = made
    return fresh


def _finding(
    survey: Survey, row: Submission, draft: Draft, villages: Mapping[int, Area]
) -> Finding:
    village = villages.get(draft.village or 0)
    town_id = village.town_id if village else row.town_id
    village_id = village.pk if village else row.village_id
    return Finding(
        occasion=survey.occasion, statement=draft.statement, said_by=draft.said_by[:100],
        source_key=_source(draft, village_id or town_id), method="survey",
        found_on=draft.day or row.day, against=draft.against, invented=row.invented,
        county_id=row.county_id, town_id=town_id, village_id=village_id,
    )  # fmt: skip


def _source(draft: Draft, area: int | None) -> str:
    """One source: what the mapping names, else the same role at the same place."""
    return (draft.source or f"{draft.said_by}@{area or ''}")[:100]
