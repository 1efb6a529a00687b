"""What the one door knows of applications: facts of the checks, effects of the steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from yiteng.gate import effects
from yiteng.gate.effects import hanging
from yiteng.gate.kept import reasons
from yiteng.gate.models import Application
from yiteng.gate.parties import parties
from yiteng.gate.queries import open_numbers, verdicts
from yiteng.rules.actor import Actor
from yiteng.rules.gate.compare import key
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.workflow.flow import Flow

AUDITED = (
    "title", "meeting_type", "scale", "theme", "unit", "host", "organiser", "opened_on",
    "wanted_on", "days", "people", "summary", "opinion", "opinion_verdict", "verdict_fixed",
    "verdict_rules", "verdict_thresholds", "length_reason", "size_approval",
    "submitted_at", "submitted_by", "reviewed_by", "reviewed_by_post", "reviewed_at",
    "decided_by_post", "decided_at", "decision_reason", "merged_into", "other_form", "invited",
    "submitted_post", "reviewed_post", "proposed_into", "postponed_until", "awaits",
    "other_owner", "other_due_on", "verdict_convened", "convened_at",
)  # fmt: skip


def facts(rows: Sequence[Application], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """Who takes part, opinion, the four tests now and on submission; queries do not grow."""
    judged, others, offered = verdicts(rows), open_numbers(rows), hanging(rows)
    return [
        {
            **party,
            "opinion": row.opinion_verdict,
            "reviewed_by": row.reviewed_by,
            "verdict": judged[row.pk].reasons,
            "known": {key(one) for one in reasons(row.verdict_fixed)},
            "rules": judged[row.pk].rules,
            "thresholds": judged[row.pk].thresholds.plain(),
            "others": others[row.pk],
            "hanging": offered[row.pk],
            "postponed_until": row.postponed_until,
        }
        for row, party in zip(rows, parties(rows, today), strict=True)
    ]


FLOW = Flow(
    model=Application,
    lifecycle=APPLICATION,
    facts=facts,
    audited=AUDITED,
    on={
        "submit": effects.fix_verdict,
        "review": effects.keep_opinion,
        "approve": effects.keep_decision,
        "approve_against": effects.tell,
        "return": effects.keep_decision,
        "postpone": effects.keep_decision,
        "merge": effects.join,
        "reshape": effects.keep_decision,
        "convene": effects.fix_again,
    },
    undo={
        "approve": effects.drop_result,
        "approve_against": effects.untell,
        "return": effects.drop_result,
        "postpone": effects.drop_result,
        "merge": effects.unjoin,
        "reshape": effects.drop_result,
    },
)
