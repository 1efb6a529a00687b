"""What must be checked of each prescription: law, fair competition, burden of the grass roots."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.rule import Hit, Rule, first_lacking, lacking
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_, Several

_LEGALITY = N_("Regulations on major decisions (2019), articles 25 and 26: legality is reviewed")
_COMPETITION = N_("Regulations on fair-competition review (2024), articles 10, 12 and 18")
_DUTIES = N_("Duty lists of towns (2025): basic, supporting, taken back")
_RELIEF = N_("Regulations against formalism (2024): assessed before documents are issued")


def legality_checked(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Somebody checked that it is lawful, and says on which ground."""
    for one in dossier.prescriptions:
        by, basis = one.legality_by.strip(), one.legality_basis.strip()
        lacks = lacking(
            (by, N_("who checked that it is lawful")),
            (basis, N_("the ground in law")),
        )
        if lacks:
            column = first_lacking((by, "legality_by"), (basis, "legality_basis"))
            params = {"prescription": one.title, "lacks": Several(lacks)}
            yield Hit(f"prescriptions-{one.key}-{column}", params)


def competition_reviewed(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Where it touches business operators, the fair-competition review has its conclusion."""
    for one in dossier.prescriptions:
        if one.competition in ("", "pending"):
            params = {"prescription": one.title}
            yield Hit(f"prescriptions-{one.key}-competition", params)


def competition_kept(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """What restricts competition is not put to a meeting."""
    for one in dossier.prescriptions:
        if one.competition == "restricts":
            params = {"prescription": one.title}
            yield Hit(f"prescriptions-{one.key}-competition", params)


def exception_grounded(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """An exception from fair competition says which one."""
    for one in dossier.prescriptions:
        if one.competition == "exception" and not one.competition_note.strip():
            params = {"prescription": one.title}
            yield Hit(f"prescriptions-{one.key}-competition_note", params)


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


_CHECKED = N_("The prescription “{prescription}” lacks: {lacks}.")
_REVIEWED = N_(
    "The prescription “{prescription}” has no conclusion of the fair-competition review; "
    "say so where it touches no business operators."
)
_KEPT = N_("The prescription “{prescription}” restricts competition; it cannot be issued.")
_GROUND = N_("The prescription “{prescription}” names no ground of its exception.")
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
    ("legal", _CHECKED, _LEGALITY, legality_checked),
    ("competition", _REVIEWED, _COMPETITION, competition_reviewed),
    ("restricts", _KEPT, _COMPETITION, competition_kept),
    ("exception", _GROUND, _COMPETITION, exception_grounded),
    ("duty", _SAID, _DUTIES, duty_said),
    ("withdrawn", _WITHDRAWN, _DUTIES, duty_not_withdrawn),
    ("supports", _SUPPORTS, _DUTIES, support_does_not_lead),
    ("admitted", _ADMITTED, _DUTIES, unlisted_admitted),
)
LAWFUL_RULES = (
    *(
        Rule(f"prescription.{code}", "prescription", "red", sentence, origin, check)
        for code, sentence, origin, check in _RED
    ),
    Rule("prescription.burden", "prescription", "amber", _BURDEN, _RELIEF, burden_assessed),
)
