"""What the trail calls a county's own time limit, its change, and dates counted anew."""

from __future__ import annotations

from yiteng.rules.words import N_


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    if (subject_type, action) == ("commitments.commitment", "recount"):
        return "", N_("dates counted anew by the table of workdays")
    if subject_type != "commitments.clocksetting":
        return "", ""
    return N_("Time limit of a kind"), N_("limit changed") if action == "change" else ""
