"""Recording visits and findings, wording problems and stating them.

Rows are given unsaved, as model instances; the bulk forms take any number of them in a few
queries. All of them raise `Refused` where the actor's post has no right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.links.actions import link_many
from yiteng.links.nodes import Key
from yiteng.research.models import Finding, Occasion, Problem, ProblemQuantity
from yiteng.rules import privacy
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.small import words_fixed
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refusal, Refused
from yiteng.workflow import door, entrances
from yiteng.workflow.trail import entry, write

OCCASION = ("kind", "venue", "title", "held_on", "unit", "place", "destination", "phase")
FINDING = ("occasion", "statement", "said_by", "method", "found_on", "against")


def add_occasions(rows: Sequence[Occasion], *, actor: Actor, at: datetime) -> list[Occasion]:
    """Record visits, symposiums, letters, surveys, trips. Returns them saved."""
    return entrances.add_many(rows, actor=actor, at=at, action="research.write", audited=OCCASION)


def add_findings(rows: Sequence[Finding], *, actor: Actor, at: datetime) -> list[Finding]:
    """Record what was found; ``occasion`` is saved already.

    Area, day and source key come from the occasion and the speaker where they are not given:
    one speaker on many occasions is one source. Raises Refused where a private person is named.
    """
    _impersonal([r for row in rows for r in (*privacy.speaker(row.said_by),
                                             *privacy.statement(row.statement))])  # fmt: skip
    for row in rows:
        complete(row)
    return entrances.add_many(rows, actor=actor, at=at, action="research.write", audited=FINDING)


def _impersonal(refusals: Sequence[Refusal]) -> None:
    """Who said it is a role: raise what names a private person, each sentence once."""
    if refusals:
        raise Refused({one.english(): one for one in refusals}.values())


def complete(finding: Finding) -> Finding:
    """Fill what follows from the finding's occasion and speaker: area, day, source key."""
    occasion = finding.occasion
    if not finding.county_id:
        finding.county_id = occasion.county_id
        finding.town_id, finding.village_id = occasion.town_id, occasion.village_id
    if not finding.found_on:
        finding.found_on = occasion.held_on
    finding.source_key = finding.source_key or finding.said_by.strip()
    return finding


def record_visit(
    occasion: Occasion,
    findings: Iterable[Finding],
    *,
    actor: Actor,
    at: datetime,
    about: Key | None = None,
) -> Occasion:
    """One occasion with its findings, all or none. about: the node it follows up, if any."""
    with transaction.atomic():
        (saved,) = add_occasions([occasion], actor=actor, at=at)
        rows = list(findings)
        for row in rows:
            row.occasion = saved
        add_findings(rows, actor=actor, at=at)
        if about is not None:
            link_many([(about, ("visit", saved.pk), "follows_up")], actor=actor, at=at)
    return saved


def word_problems(
    rows: Sequence[tuple[Problem, Sequence[Finding]]], *, actor: Actor, at: datetime
) -> list[Problem]:
    """Open problems as drafts, each linked to the findings it was found in. Returns them saved."""
    _impersonal([r for problem, _ in rows for r in _named(
        {"agreed_by": problem.agreed_by, "hurt": problem.hurt})])  # fmt: skip
    with transaction.atomic():
        problems = entrances.open_many(
            [problem for problem, _ in rows], actor=actor, at=at, action="research.problem"
        )
        found_in([(p, f) for p, (_, f) in zip(problems, rows, strict=True)], actor=actor, at=at)
    return problems


def found_in(
    pairs: Sequence[tuple[Problem, Sequence[Finding]]], *, actor: Actor, at: datetime
) -> int:
    """Link problems to findings; links that are there stay. Returns how many were made."""
    entrances.permit(actor, "research.problem")
    links = [
        (("finding", finding.pk), ("problem", problem.pk), "found_in")
        for problem, findings in pairs
        for finding in findings
    ]
    return link_many(links, actor=actor, at=at) if links else 0


def state_problems(rows: Sequence[Problem], *, actor: Actor, at: datetime) -> list[Problem]:
    """State problems: each needs a finding and a root cause. Raises Refused."""
    return door.perform_many(rows, "state", actor=actor, at=at)


def take(
    problem: Problem,
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> Problem:
    """Any step of a problem: state, reword, treat, drop. Raises Refused."""
    taken: Problem = door.perform(problem, step, actor=actor, at=at, inputs=inputs, seen=seen)
    return taken


def take_many(
    rows: Sequence[Problem],
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Callable[[Problem], Mapping[str, Any]] | None = None,
) -> list[Problem]:
    """Any step of many problems, all or none. Raises Refused with the reasons of all."""
    return door.perform_many(rows, step, actor=actor, at=at, inputs=inputs)


def reword(
    problem: Problem,
    values: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
    reason: str = "",
    seen: int | None = None,
) -> Problem:
    """Change the words of a problem being worded; what rests on it turns suspect.

    Raises Refused where it is stated: the step ``reword`` comes first, with its reason.
    """
    if problem.state != "draft":
        raise Refused([words_fixed()])
    _impersonal(list(_named(values)))
    changed: Problem = entrances.amend(
        problem, values, actor=actor, at=at, action="research.problem", reason=reason, seen=seen
    )
    return changed


def ask(
    problem: Problem,
    values: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Problem:
    """Note what those who raised a problem say to its wording: agreed, agreed_by, asked_on,
    objection. Who asked is the actor's post; the words themselves stay. Raises Refused.
    """
    _impersonal(list(_named(values)))
    unknown = set(values) - {"agreed", "agreed_by", "asked_on", "objection"}
    if unknown:
        raise KeyError(f"no part of asking: {sorted(unknown)}")
    asked: Problem = entrances.amend(
        problem, {**values, "asked_by": actor.post_title}, actor=actor, at=at,
        action="research.problem", seen=seen,
    )  # fmt: skip
    return asked


def measure(
    problem: Problem, label: str, figure: Quantity, *, actor: Actor, at: datetime
) -> ProblemQuantity:
    """Record a figure of a problem; the same label again takes the place of what stood there."""
    entrances.permit(actor, "research.problem")
    said = {"value": figure.value, "unit": figure.unit, "word": figure.word, "as_of": figure.as_of,
            "status": figure.status, "source": figure.source}  # fmt: skip
    with transaction.atomic():
        row, _made = ProblemQuantity.objects.update_or_create(
            problem=problem, label=label, defaults=said
        )
        after = {"label": label, "value": str(figure.value), "unit": figure.unit,
                 "word": figure.word}  # fmt: skip
        write([problem], [entry(problem, action="amend", actor=actor, at=at, before={},
                                after=after)])  # fmt: skip
    return row


def _named(values: Mapping[str, Any]) -> Iterable[Refusal]:
    for name in ("agreed_by", "hurt"):
        yield from privacy.speaker(str(values.get(name) or ""), field=name)
