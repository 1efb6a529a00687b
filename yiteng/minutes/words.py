"""What the trail calls a revision and what happens to it."""

from __future__ import annotations

from yiteng.rules.words import N_

_STEPS = {"add": N_("revision saved"), "issue": N_("minutes issued")}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    if subject_type != "minutes.revision":
        return "", ""
    return N_("Minutes of the meeting"), _STEPS.get(action, "")
