"""What the trail calls circulars and their steps."""

from __future__ import annotations

from yiteng.rules.lifecycles.circular import CIRCULAR
from yiteng.rules.lifecycles.delivery import DELIVERY
from yiteng.rules.words import N_

_STEPS = {step.code: step.title for step in CIRCULAR.steps}

_DELIVERED = {**{step.code: step.title for step in DELIVERY.steps}, "open": N_("laid on the desk")}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    if subject_type == "circulars.delivery":
        return N_("Circular received"), _DELIVERED.get(action, "")
    if subject_type != "circulars.circular":
        return "", ""
    more = {"open": N_("drafted from facts"), "amend": N_("words changed")}
    return N_("Circular"), _STEPS.get(action) or more.get(action, "")
