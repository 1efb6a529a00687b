"""Verbs of supervision: plan, take a step, find, conclude, ask for a review, decide on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.oversight import notices
from yiteng.oversight.models import Finding, Inspection, Member, Subject
from yiteng.people.models import Holding
from yiteng.rules import inspection as rules
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.door import perform
from yiteng.workflow.entrances import add, amend, open_one, permit
from yiteng.workflow.trail import entry, values, write

_SUBJECT = ("conclusion", "to_mend", "told_on", "review_on", "review_reason", "review_post",
            "review_due", "decided_on", "decision", "decision_words", "decided_by")  # fmt: skip
_PLANNED = (
    "kind",
    "title",
    "matter",
    "scope",
    "ways",
    "theme",
    "commitment",
    "starts_on",
    "ends_on",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan says. values: columns of the inspection; units: objects; posts: the team."""

    values: Mapping[str, Any]
    units: Sequence[int] = ()
    posts: Sequence[int] = ()
    lead: int = 0
    invented: bool = field(default=False)


def plan(said: Plan, *, actor: Actor, at: datetime) -> Inspection:
    """Write a new plan. Raises Refused."""
    permit(actor, "oversight.run")
    with transaction.atomic():
        row = Inspection(
            county_id=actor.county, line=actor.line, invented=said.invented,
            number=_number(actor.county, at), **said.values,
        )  # fmt: skip
        made: Inspection = open_one(row, actor=actor, at=at, action="oversight.run")
        _fill(made, said)
    return made


def replan(row: Inspection, said: Plan, *, actor: Actor, at: datetime) -> Inspection:
    """Change a plan while it is written; afterwards matter, objects and scope stand (article 15)."""
    permit(actor, "oversight.run")
    if row.state != "draft":
        raise Refused([Refusal(
            "inspection.fixed",
            N_("The plan is before the government or designated: it is carried out as it stands (article 15)."),
        )])  # fmt: skip
    with transaction.atomic():
        fresh: Inspection = amend(
            row, dict(said.values), actor=actor, at=at, action="oversight.run"
        )
        _fill(fresh, said)
    return fresh


def take(
    row: Inspection, step: str, *, actor: Actor, at: datetime,
    inputs: Mapping[str, Any] | None = None, seen: int | None = None,
) -> Inspection:  # fmt: skip
    """Take one step. Raises Refused with every reason."""
    found: Inspection = perform(row, step, actor=actor, at=at, inputs=inputs, seen=seen)
    return found


def find(subject: Subject, words: str, rests_on: str, *, actor: Actor, at: datetime) -> Finding:
    """Record what was found at an object's, and on what it rests. Raises Refused."""
    _only_team(subject.inspection, actor, "running")
    if not words.strip() or not rests_on.strip():
        raise Refused(
            [Refusal("inspection.rests_on", N_("Say what was found and on what it rests."))]
        )
    row = Finding(
        inspection=subject.inspection, county_id=subject.county_id, subject=subject,
        words=words.strip(), rests_on=rests_on.strip(), on=at.astimezone(SHANGHAI).date(),
        by_post=actor.post_title,
    )  # fmt: skip
    made: Finding = add(
        row, actor=actor, at=at, action="oversight.run", audited=("subject", "words", "rests_on")
    )
    return made


def write_conclusion(
    subject: Subject, conclusion: str, to_mend: str, *, actor: Actor, at: datetime
) -> Subject:
    """Write an object's conclusion, until it is fed back. Raises Refused."""
    _only_team(subject.inspection, actor, "running")
    if not conclusion.strip():
        raise Refused(
            [Refusal("inspection.empty", N_("Write the conclusion."), field="conclusion")]
        )
    said = {"conclusion": conclusion.strip(), "to_mend": to_mend.strip()}
    return _save(subject, said, "conclusion", actor, at)


def ask_review(subject: Subject, reason: str, *, actor: Actor, at: datetime) -> Subject:
    """The object asks for a review within 30 days; it is decided within 30 days. Raises Refused."""
    permit(actor, "oversight.object")
    today = at.astimezone(SHANGHAI).date()
    reasons = list(rules.may_ask_review(
        is_object=actor.unit == subject.unit_id, told_on=subject.told_on,
        asked=subject.review_on is not None, reason=reason, today=today,
    ))  # fmt: skip
    if reasons:
        raise Refused(reasons)
    said = {"review_on": today, "review_reason": reason.strip(), "review_due": today + rules.REVIEW,
            "review_post": actor.post_title}  # fmt: skip
    with transaction.atomic():
        saved = _save(subject, said, "ask_review", actor, at)
        notices.review_asked(saved, at)
    return saved


def decide_review(
    subject: Subject, decision: str, words: str, *, actor: Actor, at: datetime
) -> Subject:
    """Other staff decide on a review, with reasons. Raises Refused."""
    permit(actor, "oversight.review")
    row = subject.inspection
    reasons = list(rules.may_decide_review(
        actor, team=frozenset(row.team.values_list("person", flat=True)),
        objects=frozenset(row.subjects.values_list("unit_id", flat=True)),
        asked=subject.review_on is not None, decided=subject.decided_on is not None, words=words,
    ))  # fmt: skip
    if decision not in dict(rules.DECISIONS):
        reasons.append(Refusal("inspection.decision", N_("Choose the decision."), field="decision"))
    if reasons:
        raise Refused(reasons)
    said = {"decision": decision, "decision_words": words.strip(), "decided_by": actor.post_title,
            "decided_on": at.astimezone(SHANGHAI).date()}  # fmt: skip
    with transaction.atomic():
        saved = _save(subject, said, "decide_review", actor, at)
        notices.review_decided(saved, at)
    return saved


def _save(
    subject: Subject, said: Mapping[str, Any], action: str, actor: Actor, at: datetime
) -> Subject:
    with transaction.atomic():
        fresh = Subject.objects.select_for_update().select_related("inspection").get(pk=subject.pk)
        if (action == "ask_review" and fresh.review_on) or (
            action == "decide_review" and fresh.decided_on
        ):
            raise Refused([Refusal("inspection.quicker", N_("Somebody was quicker; look again."))])
        before = values(fresh, _SUBJECT)
        for name, value in said.items():
            setattr(fresh, name, value)
        fresh.save(update_fields=list(said))
        write([fresh], [entry(
            fresh, action=action, actor=actor, at=at, before=before, after=values(fresh, _SUBJECT),
        )])  # fmt: skip
    return fresh


def _only_team(row: Inspection, actor: Actor, state: str) -> None:
    permit(actor, "oversight.run")
    reasons = []
    if row.state != state:
        reasons.append(Refusal("inspection.not_running", N_("It is not being carried out now.")))
    if not row.team.filter(person=actor.person).exists():
        reasons.append(Refusal("inspection.not_in_team", N_("Only the team does this.")))
    if reasons:
        raise Refused(reasons)


def _fill(row: Inspection, said: Plan) -> None:
    """Objects and team as the plan says; drafts only, so nothing recorded is lost."""
    Subject.objects.filter(inspection=row).exclude(unit__in=said.units).delete()
    there = set(row.subjects.values_list("unit_id", flat=True))
    Subject.objects.bulk_create(
        [Subject(inspection=row, unit_id=unit, county_id=row.county_id) for unit in said.units
         if unit not in there])  # fmt: skip
    Member.objects.filter(inspection=row).delete()
    held = Holding.objects.filter(post__in=said.posts, until__isnull=True).select_related("post")
    people = {h.account_id: h for h in held.order_by("id")}
    Member.objects.bulk_create(
        [Member(inspection=row, county_id=row.county_id, person=person, unit_id=h.post.unit_id,
                post_title=h.post.title, lead=h.post_id == said.lead)
         for person, h in people.items()])  # fmt: skip


def _number(county: int, at: datetime) -> str:
    year = at.astimezone(SHANGHAI).year
    last = Inspection.objects.filter(county=county, number__startswith=f"D{year}-{county}-").count()
    return f"D{year}-{county}-{last + 1:03d}"
