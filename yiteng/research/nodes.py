"""Findings and problems as nodes of the spine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse

from yiteng.people.visibility import visible
from yiteng.research.models import Finding, Occasion, Problem
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.small import PROBLEM
from yiteng.rules.node import Node, meaning

SHORT = 60


def findings(ids: Sequence[int]) -> Mapping[int, Node]:
    """Findings by id, one query; they mean their statement, who said it, where and when."""
    rows = Finding.objects.select_related("occasion__unit").filter(pk__in=ids)
    return {row.pk: _finding(row) for row in rows}


def problems(ids: Sequence[int]) -> Mapping[int, Node]:
    """Problems by id, one query; they mean their statement and root cause."""
    rows = Problem.objects.select_related("unit").filter(pk__in=ids)
    return {row.pk: _problem(row) for row in rows}


def visits(ids: Sequence[int]) -> Mapping[int, Node]:
    """Occasions by id, one query; they mean what they were held for, where and when."""
    rows = Occasion.objects.select_related("unit").filter(pk__in=ids)
    return {row.pk: _visit(row) for row in rows}


def readable_visits(actor: Actor, ids: Sequence[int]) -> set[int]:
    """Which of these occasions the actor may open."""
    return set(visible(Occasion, actor).filter(pk__in=ids).values_list("pk", flat=True))


def readable_findings(actor: Actor, ids: Sequence[int]) -> set[int]:
    """Which of these findings the actor may open: they stand on the page of their occasion."""
    found = visible(Finding, actor).filter(pk__in=ids, occasion__in=visible(Occasion, actor))
    return set(found.values_list("pk", flat=True))


def _visit(row: Occasion) -> Node:
    return Node(
        type="visit",
        id=row.pk,
        station="finding",
        version=1,
        county=row.county_id,
        title=row.title,
        url=reverse("research:occasion", args=[row.pk]),
        state="",
        on=row.held_on,
        post=row.unit.name,
        meaning=meaning({"title": row.title, "on": row.held_on, "kind": row.kind}),
    )


def _finding(row: Finding) -> Node:
    said = {
        "statement": row.statement,
        "said_by": row.said_by,
        "source": row.source_key,
        "method": row.method,
        "on": row.found_on,
        "against": row.against,
    }
    short = row.statement if len(row.statement) <= SHORT else f"{row.statement[:SHORT]}…"
    return Node(
        type="finding",
        id=row.pk,
        station="finding",
        version=row.version,
        county=row.county_id,
        title=short,
        url=f"{reverse('research:occasion', args=[row.occasion_id])}#finding-{row.pk}",
        state="",
        on=row.found_on,
        post=row.occasion.unit.name,
        meaning=meaning(said),
    )


def _problem(row: Problem) -> Node:
    said = {"title": row.title, "statement": row.statement, "root_cause": row.root_cause}
    return Node(
        type="problem",
        id=row.pk,
        station="problem",
        version=row.version,
        county=row.county_id,
        title=row.title,
        url=reverse("research:show", args=[row.pk]),
        state=PROBLEM.state(row.state).title,
        on=None,
        post=row.unit.name,
        meaning=meaning(said),
        needs=("found_in",),
    )
