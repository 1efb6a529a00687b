"""What the trail calls accounts, posts and units, and what happens to them."""

from __future__ import annotations

from yiteng.rules.words import N_

_RECORDS = {
    "people.account": N_("Account"),
    "people.post": N_("Post"),
    "people.unit": N_("Unit"),
}
_STEPS = {
    "add": N_("entered"),
    "hold": N_("post given"),
    "change_hold": N_("acting or leave changed"),
    "end_hold": N_("post given up"),
    "password": N_("password changed"),
    "reset": N_("first password given"),
    "retire": N_("account closed"),
    "grant": N_("role attached"),
    "revoke": N_("role taken off"),
    "log_in": N_("logged in"),
    "log_in_failed": N_("log-in failed"),
    "locked": N_("locked after failures"),
    "log_out": N_("logged out"),
    "switch": N_("post switched"),
    "in_charge": N_("leader in charge entered"),
}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    if subject_type not in _RECORDS:
        return "", ""
    return _RECORDS[subject_type], _STEPS.get(action, "")
