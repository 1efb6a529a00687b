"""What must be checked of each prescription: that it is lawful and keeps competition fair."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.rule import Hit, Rule, first_lacking, lacking
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_, Several

_LEGALITY = N_("Regulations on major decisions (2019), articles 25 and 26: legality is reviewed")
_COMPETITION = N_("Regulations on fair-competition review (2024), articles 10, 12 and 18")


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


_CHECKED = N_("The prescription “{prescription}” lacks: {lacks}.")
_REVIEWED = N_(
    "The prescription “{prescription}” has no conclusion of the fair-competition review; "
    "say so where it touches no business operators."
)
_KEPT = N_("The prescription “{prescription}” restricts competition; it cannot be issued.")
_GROUND = N_("The prescription “{prescription}” names no ground of its exception.")
_RED = (
    ("legal", _CHECKED, _LEGALITY, legality_checked),
    ("competition", _REVIEWED, _COMPETITION, competition_reviewed),
    ("restricts", _KEPT, _COMPETITION, competition_kept),
    ("exception", _GROUND, _COMPETITION, exception_grounded),
)
LAWFUL_RULES = tuple(
    Rule(f"prescription.{code}", "prescription", "red", sentence, origin, check)
    for code, sentence, origin, check in _RED
)
