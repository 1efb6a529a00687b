"""What the trail calls a case and its steps; words of kinds, schemes and sides."""

from __future__ import annotations

from yiteng.reach.queries import KINDS, SCHEMES
from yiteng.rules.lifecycles.designation import DESIGNATION
from yiteng.rules.words import N_

__all__ = ["KINDS", "PREPARED", "PURPOSES", "SCHEMES", "SIDES", "WATER", "words"]

PURPOSES = {
    "coaching": N_("Coaching on site"),
    "recheck": N_("Recheck"),
    "survey": N_("Survey on site"),
    "check": N_("Check in operation"),
}
PREPARED = {
    "partner": N_("Partner hospital"),
    "equipment": N_("Equipment"),
    "training": N_("Training"),
}
SIDES = {
    "hospital": N_("The hospital"),
    "patients": N_("Representatives of the patients"),
    "insurance": N_("The insurance"),
}
WATER = {
    "bacteria": N_("Bacteria (CFU/mL)"),
    "endotoxin": N_("Endotoxin in the water (EU/mL)"),
    "endotoxin_fluid": N_("Endotoxin in the fluid (EU/mL)"),
    "chlorine": N_("Total chlorine (mg/L)"),
    "chemical": N_("Chemical contaminants"),
}
_STEPS = {step.code: step.title for step in DESIGNATION.steps}
_OTHER = {
    "answers": N_("self-check"),
    "facts": N_("facts of the case"),
    "preparation": N_("preparation"),
    "paper": N_("paper handed in"),
    "suggestion": N_("suggestion followed"),
    "visit_planned": N_("visit planned"),
    "visit": N_("visit recorded"),
    "density": N_("density report made"),
    "month": N_("month entered"),
    "water": N_("water test"),
    "round": N_("slips laid out"),
    "paper_slips": N_("paper slips counted"),
    "promise": N_("promise"),
    "promise_kept": N_("promise kept"),
    "side_slip": N_("slip given to the patients' representatives"),
    "side_said": N_("patients' representatives spoke"),
    "result_exported": N_("results written to a file"),
}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    if subject_type == "designation.designationcase":
        return N_("Designation"), _STEPS.get(action, _OTHER.get(action, ""))
    if subject_type == "designation.townsheet":
        return N_("Counts by town"), ""
    if subject_type == "designation.checktable":
        return N_("Check table of the county"), ""
    if subject_type == "designation.partner":
        return N_("Installation whose results are taken"), ""
    if subject_type == "designation.receivedresult":
        return N_("Result received"), ""
    return "", ""
