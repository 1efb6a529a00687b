"""Titles of the spine's stations, and the words for how one stands."""

from __future__ import annotations

from yiteng.rules.words import N_

TITLES = {
    "finding": N_("Finding"),
    "problem": N_("Problem"),
    "application": N_("Application to meet"),
    "meeting": N_("Meeting"),
    "decision": N_("Decision"),
    "measure": N_("Measure"),
    "commitment": N_("Commitment"),
    "proof": N_("Proof"),
    "verification": N_("Check"),
    "answer": N_("Confirmation"),
    "publication": N_("Publication"),
}
#: How a station stands on a walk, see Walk.standing.
STANDING = {
    "needed": N_("needed, and there"),
    "missing": N_("needed, and missing"),
    "unneeded": N_("not needed here"),
    "ahead": N_("still ahead"),
}
