"""What the trail calls draws and their results."""

from __future__ import annotations

from yiteng.rules.words import N_

_RECORDS = {
    "sampling.draw": N_("Draw"),
    "sampling.lot": N_("Lot"),
    "sampling.round": N_("Households drawn"),
    "sampling.household": N_("Household"),
}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    if subject_type not in _RECORDS:
        return "", ""
    return _RECORDS[subject_type], N_("result recorded") if action == "result" else N_("made")
