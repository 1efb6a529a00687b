"""What a case file and the trail call the records of an application."""

from __future__ import annotations

from yiteng.rules.words import N_

#: Records without a state, which the room of the one door does not name.
_RECORDS = {
    "casefiles.casefile": N_("Case file"),
    "gate.goal": N_("Goal"),
    "gate.item": N_("Agenda item"),
    "gate.paper": N_("Paper of an item"),
    "gate.prescription": N_("Prescription"),
    "gate.opinion": N_("Opinion of a unit"),
    "gate.result": N_("Result of a submission"),
    "gate.offered": N_("Part offered"),
    "gate.notice": N_("Notice of a decision"),
    "plans.explanation": N_("Explanation of the sender"),
    "research.occasion": N_("Research occasion"),
    "research.finding": N_("Finding"),
    "meetings.agendaitem": N_("Agenda item"),
    "meetings.session": N_("Sitting"),
    "meetings.attendance": N_("Attendance"),
    "meetings.paper": N_("Paper of an item"),
    "meetings.pack": N_("Pack of the meeting"),
    "meetings.decision": N_("Decision of the meeting"),
    "meetings.outcome": N_("What came of an item"),
    "meetings.document": N_("Document"),
    "meetings.direction": N_("Direction"),
}


def words(subject_type: str, _action: str) -> tuple[str, str]:
    """Message id of a record; empty for records that others name, and for every step."""
    return _RECORDS.get(subject_type, ""), ""
