"""What the trail calls a feed."""

from __future__ import annotations

from yiteng.rules.words import N_

_STEPS = {"add": N_("calendar feed opened"), "revoke": N_("calendar feed closed")}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    if subject_type != "calendars.feed":
        return "", ""
    return N_("Calendar feed"), _STEPS.get(action, "")
