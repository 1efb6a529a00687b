"""Phases, outcomes and the words of the trail."""

from __future__ import annotations

from yiteng.rules.words import N_

PHASES = {
    "reading": N_("being read"),
    "ready": N_("waits for your decision"),
    "applying": N_("being taken in"),
    "applied": N_("taken in"),
    "cancelled": N_("dropped"),
    "refused": N_("not readable"),
}
OUTCOMES = {
    "new": N_("New rows"),
    "changed": N_("Changed rows"),
    "conflict": N_("Changed here meanwhile"),
    "refused": N_("Refused rows"),
    "same": N_("Same as here"),
    "left_out": N_("No matter"),
}
LEFT_OUT = {
    "empty": N_("an empty line"),
    "sum": N_("a line that sums up or explains"),
    "heading": N_("a heading within the sheet"),
    "numbering": N_("a line that numbers the columns"),
    "head": N_("the heads again"),
}
#: Of sheets that are not read.
SHEET_LEFT, KIND_UNSAID = (
    N_("not read, as chosen"),
    N_("not read: nothing says which kind it holds"),
)
_STEPS = {
    "apply": N_("took a ledger in"),
    "cancel": N_("dropped an import"),
    "read_again": N_("had a ledger read anew"),
}
_TITLES = {
    "ledgers.import": N_("Import of a ledger"),
    "ledgers.heads": N_("Meaning of a ledger's heads"),
    "ledgers.sheet_kind": N_("Kind a ledger's sheet holds"),
    "ledgers.template": N_("Form of a superior"),
    "ledgers.made": N_("Exported list"),
}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """What the trail calls these records and what happened to them; empty for others'."""
    title = _TITLES.get(subject_type, "")
    return title, _STEPS.get(action, "") if title else ""
