"""What each prescription lays on towns, by their lists of duties and its assessed burden."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.rule import Hit, Rule
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_

_DUTIES = N_("Duty lists of towns (2025): basic, supporting, taken back")
_RELIEF = N_("Regulations against formalism (2024): assessed before documents are issued")


def duty_said(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Every prescription says whether it lays work on towns, and by which list of duties."""
    for one in dossier.prescriptions:
        if not one.duty:
            yield Hit(f"prescriptions-{one.key}-duty", {"prescription": one.title})


def duty_not_withdrawn(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """What was taken back by higher levels is not laid on towns again."""
    for one in dossier.prescriptions:
        if one.duty == "withdrawn":
            yield Hit(f"prescriptions-{one.key}-duty", {"prescription": one.title})


def support_does_not_lead(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A town does not lead what its list says it supports."""
    for one in dossier.prescriptions:
        if one.duty == "support" and one.lead_in_town:
            params = {"prescription": one.title, "lead": one.lead}
            yield Hit(f"prescriptions-{one.key}-lead", params)


def unlisted_admitted(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Work on no list of duties is admitted by the district first."""
    for one in dossier.prescriptions:
        if one.duty == "unlisted" and not one.duty_admission.strip():
            params = {"prescription": one.title}
            yield Hit(f"prescriptions-{one.key}-duty_admission", params)


def burden_assessed(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """What towns are to do is assessed for its burden before it is issued."""
    for one in dossier.prescriptions:
        if one.duty in ("basic", "support", "unlisted") and not one.burden_by.strip():
            yield Hit(f"prescriptions-{one.key}-burden_by", {"prescription": one.title})


_SAID = N_("The prescription “{prescription}” does not say whether it lays work on towns.")
_WITHDRAWN = N_(
    "The prescription “{prescription}” lays on towns what higher levels have taken back."
)
_SUPPORTS = N_("{lead} only supports work such as “{prescription}”; another unit leads it.")
_ADMITTED = N_(
    "The prescription “{prescription}” lays work on towns that is on no list of duties; "
    "the district's admission is missing."
)
_BURDEN = N_("The burden “{prescription}” lays on towns has not been assessed yet.")

_RED = (
    ("duty", _SAID, duty_said),
    ("withdrawn", _WITHDRAWN, duty_not_withdrawn),
    ("supports", _SUPPORTS, support_does_not_lead),
    ("admitted", _ADMITTED, unlisted_admitted),
)
DUTY_RULES = (
    *(
        Rule(f"prescription.{code}", "prescription", "red", sentence, _DUTIES, check)
        for code, sentence, check in _RED
    ),
    Rule("prescription.burden", "prescription", "amber", _BURDEN, _RELIEF, burden_assessed),
)
