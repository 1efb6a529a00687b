"""What the one door knows of applications: facts of the checks, effects of the steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from yiteng.gate.models import Application
from yiteng.gate.queries import open_numbers, verdicts
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.rules.refusal import Refusal
from yiteng.workflow.flow import Change, Flow

AUDITED = (
    "title", "meeting_type", "scale", "theme", "unit", "host", "organiser", "opened_on",
    "wanted_on", "days", "people", "summary", "opinion", "opinion_verdict", "verdict_fixed",
    "submitted_at", "submitted_by", "reviewed_by", "reviewed_by_post", "reviewed_at",
    "decided_by_post", "decided_at", "decision_reason", "merged_into", "other_form",
)  # fmt: skip


def facts(rows: Sequence[Application], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """Applicant, own units and persons, opinion, the four tests now; queries do not grow."""
    judged, others = verdicts(rows), open_numbers(rows)
    return [
        {
            "applicant_unit": row.unit_id,
            "own_units": {row.unit_id, row.host_id, row.organiser_id},
            "own_persons": {row.opened_by, row.submitted_by} - {0},
            "opinion": row.opinion_verdict,
            "reviewed_by": row.reviewed_by,
            "verdict": judged[row.pk].reasons,
            "others": others[row.pk],
        }
        for row in rows
    ]


def fix_verdict(changes: Sequence[Change]) -> None:
    """On submission the verdict is fixed: what the tests said when the papers came in."""
    for change in changes:
        row, case = change.row, change.case
        row.verdict_fixed = [_plain(one) for one in case.facts["verdict"]]
        row.submitted_at, row.submitted_by = case.at, case.actor.person
        row.opinion, row.opinion_verdict = "", ""
        row.reviewed_by, row.reviewed_by_post, row.reviewed_at = 0, "", None
        row.decided_by_post, row.decided_at, row.decision_reason = "", None, ""


def keep_opinion(changes: Sequence[Change]) -> None:
    """Who gave which opinion when."""
    for change in changes:
        row, case = change.row, change.case
        row.opinion, row.opinion_verdict = case.inputs["opinion"], case.inputs["verdict"]
        row.reviewed_by, row.reviewed_by_post = case.actor.person, case.actor.post_title
        row.reviewed_at = case.at


def keep_decision(changes: Sequence[Change]) -> None:
    """Which post decided what when, why; the other form; the application it is joined with."""
    for change in changes:
        row, said, known = change.row, change.case.inputs, change.case.facts
        row.decided_by_post, row.decided_at = change.case.actor.post_title, change.case.at
        row.decision_reason = said.get("reason") or ""
        row.other_form = said.get("form") or ""
        if said.get("into"):
            row.merged_into_id = known["others"][str(said["into"]).strip()]


def _plain(reason: Refusal) -> dict[str, Any]:
    """A reason as it is kept: words listed and dates are written out, the sentence is not."""
    return {
        "code": reason.code,
        "sentence": reason.sentence,
        "severity": reason.severity,
        "field": reason.field,
        "params": {
            name: list(value) if isinstance(value, tuple) else _said(value)
            for name, value in reason.params.items()
        },
    }


def _said(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


FLOW = Flow(
    model=Application,
    lifecycle=APPLICATION,
    facts=facts,
    audited=AUDITED,
    on={
        "submit": fix_verdict,
        "review": keep_opinion,
        "approve": keep_decision,
        "approve_against": keep_decision,
        "return": keep_decision,
        "postpone": keep_decision,
        "merge": keep_decision,
        "reshape": keep_decision,
    },
)
