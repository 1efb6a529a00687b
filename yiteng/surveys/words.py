"""Words of this room: what is wrong with an answer, what the trail calls its records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from yiteng.rules.words import N_

RECORDS = {
    "surveys.formversion": N_("Form of a survey"),
    "surveys.phone": N_("Phone"),
}
STEPS = {
    ("surveys.phone", "add"): N_("admitted"),
    ("surveys.phone", "revoke"): N_("revoked"),
}


def issue_words(issue: Mapping[str, Any]) -> str:
    """What is wrong with an answer, in the reader's language; a form's own words stay theirs."""
    words = _(str(issue["sentence"]))
    for name, value in issue.get("params", {}).items():
        words = words.replace("{" + name + "}", str(value))
    return words


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step for the trail; empty for other rooms' records."""
    step = STEPS.get((subject_type, action), "")
    return RECORDS.get(subject_type, ""), step
