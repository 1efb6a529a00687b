"""Titles of jobs, and what the trail calls messages."""

from __future__ import annotations

from yiteng.rules.words import N_

DIGEST, WATCH, MAIL = N_("Daily digests"), N_("Look for what is urgent"), N_("Mail")
_RECORDS = {"messaging.address": N_("Mail address"), "messaging.letter": N_("Mail"),
            "messaging.printing": N_("Message sheets")}  # fmt: skip
_STEPS = {
    "set": N_("mail address entered"),
    "confirm": N_("mail address confirmed"),
    "clear": N_("mail given up"),
    "print": N_("message sheet printed"),
    "digest": N_("digests made"),
    "urgent": N_("urgent mail made"),
}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    if subject_type not in _RECORDS:
        return "", ""
    return _RECORDS[subject_type], _STEPS.get(action, "")
