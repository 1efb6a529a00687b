"""What the trail calls the questions and their counts."""

from __future__ import annotations

from yiteng.rules.words import N_

_RECORDS = {
    "voices.round": N_("Three questions after a meeting"),
    "voices.count": N_("Count of paper slips"),
}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    return _RECORDS.get(subject_type, ""), ""
