"""What the trail calls what keeping does."""

from __future__ import annotations

from yiteng.rules.words import N_

_STEPS = {
    "moved": N_("moved to the successor"),
    "merge": N_("merged"),
    "split": N_("split"),
    "rename": N_("renamed"),
    "prepare": N_("prepared for a day"),
    "give_up": N_("given up"),
    "carry_out": N_("done on its day"),
}
_RECORDS = {
    "places.area": N_("Area"),
    "people.unit": N_("Unit"),
    "keeping.retention": N_("Ended retention"),
    "keeping.prepared": N_("Prepared reorganisation"),
}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; the record's name only for areas and units."""
    return _RECORDS.get(subject_type, ""), _STEPS.get(action, "")
