"""What the trail calls what happens at the door."""

from __future__ import annotations

from yiteng.rules.words import N_

_STEPS = {
    "second": N_("second factor set up"),
    "no_second": N_("second factor taken away"),
    "link": N_("identity linked"),
    "unlink": N_("identity unlinked"),
    "demand": N_("roles that need a second factor changed"),
}
_RECORDS = {"signin.account": N_("Log-in of an account"), "signin.demand": N_("Second factor")}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    record = _RECORDS.get(subject_type, "")
    return record, _STEPS.get(action, "") if record else ""
