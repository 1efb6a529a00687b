"""What the trail calls this room's records and steps."""

from __future__ import annotations

from yiteng.rules.words import N_

_STEPS = {"attach": N_("attached")}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for other rooms' records."""
    if subject_type != "files.attachment":
        return "", ""
    return N_("Attachment"), _STEPS.get(action, "")
