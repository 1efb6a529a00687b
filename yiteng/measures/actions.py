"""Documents with numbered measures, and campaigns.

Rows are given unsaved, as model instances. All raise `Refused` where the actor's post has no
right or a check speaks against it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.links.actions import link_many
from yiteng.measures.models import Campaign, Measure, PolicyDocument
from yiteng.research.models import Problem
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.small import change_unexplained
from yiteng.rules.refusal import Refused
from yiteng.workflow import door, entrances

DOCUMENT = ("title", "number", "meeting", "issued_on", "title_only")
CAMPAIGN = ("title", "meeting", "measure", "lead", "starts_on", "theme")
Inputs = Mapping[str, Any]


def add_documents(
    rows: Sequence[PolicyDocument], *, actor: Actor, at: datetime
) -> list[PolicyDocument]:
    """Add policy documents. Returns them saved."""
    return entrances.add_many(rows, actor=actor, at=at, action="measures.issue", audited=DOCUMENT)


def draft_measures(
    rows: Sequence[tuple[Measure, Sequence[Problem]]], *, actor: Actor, at: datetime
) -> list[Measure]:
    """Draft measures of saved documents, each linked to the problems it answers and its meeting.

    Area from the document where it is missing. Returns them saved.
    """
    for measure, _ in rows:
        if not measure.county_id:
            measure.county_id = measure.document.county_id
    with transaction.atomic():
        saved = entrances.open_many(
            [measure for measure, _ in rows], actor=actor, at=at, action="measures.issue"
        )
        links = [
            (("problem", problem.pk), ("measure", measure.pk), "answers")
            for measure, (_, problems) in zip(saved, rows, strict=True)
            for problem in problems
        ]
        links += [
            (("meeting", m.document.meeting_id), ("measure", m.pk), "issued_by")
            for m in saved
            if m.document.meeting_id
        ]
        if links:
            link_many(links, actor=actor, at=at)
    return saved


def answer_problems(
    measure: Measure, problems: Sequence[Problem], *, actor: Actor, at: datetime
) -> int:
    """Say which problems a measure answers. Returns how many links were made."""
    entrances.permit(actor, "measures.issue")
    links = [(("problem", p.pk), ("measure", measure.pk), "answers") for p in problems]
    return link_many(links, actor=actor, at=at) if links else 0


def issue(rows: Sequence[Measure], *, actor: Actor, at: datetime) -> list[Measure]:
    """Issue measures: each answers at least one problem; the day is ``issued_on`` or today."""
    return take_many(rows, "issue", actor=actor, at=at)


def amend(
    measure: Measure,
    values: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
    reason: str = "",
    seen: int | None = None,
) -> Measure:
    """Change the words of a measure; what carries it out turns suspect.

    Raises Refused where it is issued and no reason is given.
    """
    if measure.state != "draft" and not reason.strip():
        raise Refused([change_unexplained()])
    changed: Measure = entrances.amend(
        measure, values, actor=actor, at=at, action="measures.issue", reason=reason, seen=seen
    )
    return changed


def take(
    measure: Measure,
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Inputs | None = None,
    seen: int | None = None,
) -> Measure:
    """Any step of a measure: issue, end."""
    taken: Measure = door.perform(measure, step, actor=actor, at=at, inputs=inputs, seen=seen)
    return taken


def take_many(
    rows: Sequence[Measure],
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Callable[[Measure], Inputs] | None = None,
) -> list[Measure]:
    """Any step of many measures, all or none."""
    return door.perform_many(rows, step, actor=actor, at=at, inputs=inputs)


def add_campaigns(rows: Sequence[Campaign], *, actor: Actor, at: datetime) -> list[Campaign]:
    """Add campaigns (专项行动) between a meeting and its items."""
    return entrances.add_many(rows, actor=actor, at=at, action="measures.issue", audited=CAMPAIGN)
