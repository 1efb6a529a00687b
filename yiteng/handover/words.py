"""What the trail calls words left to the next holder."""

from __future__ import annotations

from yiteng.rules.words import N_


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    if subject_type != "handover.note":
        return "", ""
    return N_("Words for the next holder"), N_("left") if action == "add" else ""
