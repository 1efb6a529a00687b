"""What the trail calls supervisions and what happens to them."""

from __future__ import annotations

from yiteng.rules.lifecycles.inspection import INSPECTION
from yiteng.rules.words import N_

_RECORDS = {
    "oversight.inspection": N_("Supervision"),
    "oversight.subject": N_("Unit looked at"),
    "oversight.finding": N_("Finding of a supervision"),
    "oversight.consequence": N_("What follows from a supervision"),
}
_STEPS = {
    "conclusion": N_("conclusion written"),
    "ask_review": N_("review asked for"),
    "decide_review": N_("review decided"),
    "approve": N_("approved by the government"),
    "decline": N_("not approved by the government"),
    "carry_out": N_("carried out"),
    "say_mended": N_("said to be mended"),
    "check_mended": N_("mended matter checked"),
    **{step.code: step.title for step in INSPECTION.steps},
}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    if subject_type not in _RECORDS:
        return "", ""
    return _RECORDS[subject_type], _STEPS.get(action, "")
