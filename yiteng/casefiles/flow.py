"""What the one door knows of case files: who asked whom; on agreement the file is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from yiteng.casefiles.build import build
from yiteng.casefiles.models import CaseFile
from yiteng.limits.queries import values
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.casefile import CASEFILE
from yiteng.workflow.clock import real_now
from yiteng.workflow.flow import Change, Flow

DAYS = "casefile.days"


def facts(rows: Sequence[CaseFile], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """Who asked, of which unit, and which unit is asked; no query."""
    return [
        {"asked_by": r.asked_by, "unit": r.unit_id, "second_unit": r.second_unit_id} for r in rows
    ]


def make(changes: Sequence[Change]) -> None:
    """The second person agreed: fix the file, its fingerprint and the end of the download."""
    for change in changes:
        row, case = change.row, change.case
        row.agreed_by, row.agreed_by_post = case.actor.person, case.actor.post_title
        row.agreed_at = case.at
        days = int(values(row.county_id, [DAYS])[DAYS])
        row.expires_at = real_now() + timedelta(days=days)
        made = build(row)
        row.packed, row.size = made.packed, len(made.packed)
        row.fingerprint, row.events = made.fingerprint, made.events


def keep_reason(changes: Sequence[Change]) -> None:
    """Why the second unit declined, and which post said so."""
    for change in changes:
        row, case = change.row, change.case
        row.answer_reason, row.agreed_by_post = case.inputs["reason"], case.actor.post_title


FLOW = Flow(
    model=CaseFile,
    lifecycle=CASEFILE,
    facts=facts,
    audited=(
        "application", "reason", "unit", "asked_by", "asked_by_post", "second_unit", "agreed_by",
        "agreed_by_post", "agreed_at", "answer_reason", "expires_at", "fingerprint", "size",
        "events",
    ),
    on={"agree": make, "decline": keep_reason},
    derived=("packed",),
)  # fmt: skip
