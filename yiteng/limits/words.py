"""What the trail calls a limit and its change."""

from __future__ import annotations

from yiteng.rules.words import N_


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    if subject_type != "limits.limit":
        return "", ""
    return N_("Limit"), N_("limit changed") if action == "change" else ""
