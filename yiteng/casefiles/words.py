"""What the trail calls a download."""

from __future__ import annotations

from yiteng.rules.words import N_


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    if subject_type != "casefiles.casefile":
        return "", ""
    return N_("Case file"), N_("case file downloaded") if action == "download" else ""
