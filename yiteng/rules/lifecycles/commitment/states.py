"""The states of a commitment; their codes are fixed (architecture, law 1)."""

from __future__ import annotations

from yiteng.rules.lifecycle import State
from yiteng.rules.words import N_

STATES = (
    State("draft", N_("Draft")),
    State("issued", N_("Assigned, to be signed for")),
    State("objected", N_("Objection raised")),
    State("active", N_("In progress")),
    State("suspended", N_("Suspended")),
    State("reported", N_("Completion reported")),
    State("verified", N_("Checked")),
    State("asked", N_("People served are asked")),
    State("closed", N_("Closed"), ended=True),
    State("struck_off", N_("Struck off"), ended=True),
    State("archived", N_("Archived"), ended=True),
    State("merged", N_("Merged"), ended=True),
    State("withdrawn", N_("Withdrawn"), ended=True),
)

#: States in which somebody still owes something; lists and lights look at these.
OPEN = (
    "draft",
    "issued",
    "objected",
    "active",
    "suspended",
    "reported",
    "verified",
    "asked",
)
DONE = ("closed", "struck_off", "archived")
