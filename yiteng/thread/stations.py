"""Titles of the spine's stations."""

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
