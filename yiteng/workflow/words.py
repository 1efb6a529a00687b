"""What records with a state and their steps are called, for histories and the trail."""

from __future__ import annotations

from yiteng.rules.words import N_
from yiteng.workflow.flow import flows

#: What is no step of a lifecycle.
OTHER = {
    "open": N_("opened"),
    "amend": N_("changed the words"),
    "take_back": N_("took the last step back"),
    "add": N_("recorded"),
    "download": N_("downloaded"),
}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of a record's kind and of a step; empty for a record without a lifecycle."""
    for flow in flows():
        if flow.model._meta.label_lower == subject_type:
            titles = {step.code: step.title for step in flow.lifecycle.steps}
            return flow.lifecycle.title, titles.get(action, OTHER.get(action, ""))
    return "", OTHER.get(action, "")
