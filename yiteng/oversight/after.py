"""Verbs after the conclusion: mended and checked, proposed, approved, carried out, handed over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from yiteng.oversight.models import Consequence, Inspection, Subject
from yiteng.rules import inspection_after as rules
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.entrances import add, permit
from yiteng.workflow.trail import entry, values, write

Row = TypeVar("Row", Consequence, Subject)
_MADE = ("inspection", "subject", "kind", "words", "body", "proposed_by")
_STANDS = ("approved", "decided_on", "decided_by", "ref", "done_on", "receipt", "done_by")
_MENDING = ("mended_on", "mended_words", "mended_post", "mend_checked_on", "mend_result",
            "mend_words", "mend_by")  # fmt: skip


def propose(
    row: Inspection, kind: str, words: str, *, actor: Actor, at: datetime,
    subject: Subject | None = None, body: str = "",
) -> Consequence:  # fmt: skip
    """Record a proposal, a study, or a clue handed over (articles 19 to 23). Raises Refused."""
    permit(actor, "oversight.run")
    known = rules.BY_CODE.get(kind)
    if known is None or (subject is not None and subject.inspection_id != row.pk):
        raise Refused([Refusal("after.kind", N_("Choose what follows from it."), field="kind")])
    _raise(rules.may_propose(known, _ground(row, subject), words, body))
    made: Consequence = add(
        Consequence(
            inspection=row, county_id=row.county_id, subject=subject, kind=kind,
            words=words.strip(), body=body if known.bodies else "", proposed_on=_day(at),
            proposed_by=actor.post_title, proposer=actor.person),
        actor=actor, at=at, action="oversight.run", audited=_MADE,
    )  # fmt: skip
    return made


def decide(
    one: Consequence, approved: bool, ref: str, *, actor: Actor, at: datetime
) -> Consequence:
    """The government or its head approves a proposal or does not (article 21). Raises Refused."""
    permit(actor, "oversight.designate")
    team = frozenset(one.inspection.team.values_list("person", flat=True))
    _raise(rules.may_approve(
        actor, rules.BY_CODE[one.kind], team=team, proposer=one.proposer,
        decided=one.decided_on is not None, ref=ref,
    ))  # fmt: skip
    said = {"approved": approved, "decided_on": _day(at), "decided_by": actor.post_title,
            "ref": ref.strip()[:200]}  # fmt: skip
    return _save(one, said, "approve" if approved else "decline", actor, at)


def carry_out(one: Consequence, words: str, *, actor: Actor, at: datetime) -> Consequence:
    """Note how it was carried out or handed over, with number or receipt. Raises Refused."""
    permit(actor, "oversight.run")
    _raise(rules.may_carry_out(
        rules.BY_CODE[one.kind], approved=bool(one.approved), done=one.done_on is not None,
        words=words,
    ))  # fmt: skip
    said = {"done_on": _day(at), "receipt": words.strip(), "done_by": actor.post_title}
    return _save(one, said, "carry_out", actor, at)


def say_mended(subject: Subject, words: str, *, actor: Actor, at: datetime) -> Subject:
    """The unit says what it mended (article 18). Raises Refused."""
    permit(actor, "oversight.object")
    waits = subject.mended_on is not None and subject.mend_checked_on is None
    _raise(rules.may_say_mended(
        own=actor.unit == subject.unit_id, told=subject.told_on is not None,
        to_mend=subject.to_mend, said=waits, finished=subject.mend_result == "done", words=words,
    ))  # fmt: skip
    said = {"mended_on": _day(at), "mended_words": words.strip(), "mended_post": actor.post_title,
            "mend_checked_on": None, "mend_result": "", "mend_words": "", "mend_by": ""}  # fmt: skip
    return _save(subject, said, "say_mended", actor, at)


def check_mended(
    subject: Subject, result: str, words: str, *, actor: Actor, at: datetime
) -> Subject:
    """Look itself whether it is mended (article 18). Raises Refused."""
    permit(actor, "oversight.run")
    waits = subject.mended_on is not None and subject.mend_checked_on is None
    reasons = list(rules.may_check_mended(
        actor, object_unit=subject.unit_id, said=waits, words=words
    ))  # fmt: skip
    if result not in dict(rules.MENDED):
        reasons.append(Refusal("after.result", N_("Say what the check found."), field="result"))
    _raise(reasons)
    said = {"mend_checked_on": _day(at), "mend_result": result, "mend_words": words.strip(),
            "mend_by": actor.post_title}  # fmt: skip
    return _save(subject, said, "check_mended", actor, at)


def _ground(row: Inspection, subject: Subject | None) -> rules.Ground:
    return rules.Ground(
        state=row.state,
        told_on=subject.told_on if subject else None,
        reviewing=bool(subject and subject.review_on and not subject.decided_on),
        revoked=bool(subject and subject.decision == "revoked"),
        has_unit=subject is not None,
    )


def _save(row: Row, said: Mapping[str, Any], action: str, actor: Actor, at: datetime) -> Row:
    columns = _MENDING if isinstance(row, Subject) else _STANDS
    with transaction.atomic():
        fresh: Row = type(row)._default_manager.select_for_update().get(pk=row.pk)
        before = values(fresh, columns)
        if before != values(row, columns):
            raise Refused([Refusal("inspection.quicker", N_("Somebody was quicker; look again."))])
        for name, value in said.items():
            setattr(fresh, name, value)
        fresh.save(update_fields=list(said))
        write([fresh], [entry(
            fresh, action=action, actor=actor, at=at, before=before, after=values(fresh, columns),
        )])  # fmt: skip
    return fresh


def _raise(reasons: Iterable[Refusal]) -> None:
    found = list(reasons)
    if found:
        raise Refused(found)


def _day(at: datetime) -> Any:
    return at.astimezone(SHANGHAI).date()
