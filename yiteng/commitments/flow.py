"""What the door knows of commitments."""

from __future__ import annotations

from yiteng.commitments.effects import ON, UNDO
from yiteng.commitments.effects.lights import relight
from yiteng.commitments.facts import facts
from yiteng.commitments.models import Commitment
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.workflow.flow import Flow

AUDITED = (
    "number", "kind", "theme", "also_theme", "level", "title", "content", "lead_unit",
    "checker_unit", "enterprise", "served_type", "served_name", "acceptor_post", "acceptor_unit",
    "risk", "origin", "origin_ref", "starts_on", "due_at",
    "original_due_at", "cliff_at", "received_at", "stage", "last_progress_on", "closed_at", "first_closed_at",
    "close_reason", "confirmed", "no_count", "partly_count", "recur_count", "under_review", "review_since", "check_needed",
    "checked", "doers", "entered_by",
    "suspended_on", "resume_by", "coordination_since", "submitted_on", "details",
    "clock", "legal_clock", "date_level", "date_unit", "merged_into", "missed_why",
)  # fmt: skip
#: Derived columns: saved with every change, never part of the trail.
DERIVED = ("amber_on", "red_on", "grey_on", "step_on", "red_by", "step_by", "red_at", "step_at",
           "next_turn_at", "light", "light_on", "ripe")  # fmt: skip

FLOW = Flow(
    model=Commitment, lifecycle=COMMITMENT, facts=facts, audited=AUDITED, on=ON,
    always=(relight,), undo=UNDO, derived=DERIVED, plain_facts=True,
    opens_alone=True, ahead=("amend", "progress"), turning=("light", "ripe"),
)  # fmt: skip
