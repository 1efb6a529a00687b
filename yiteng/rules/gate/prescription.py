"""药方下不准不开: every problem has a prescription with one lead that accepted, date and proof."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.rule import Hit, Rule, Test, lacking
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_, Several

_REPORT = N_("Report on Boshan: no meeting whose prescription does not fit")
_PRACTICE = N_("Practice: one lead, for two leads are none")


def prescription_named(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A meeting has at least one prescription."""
    if not dossier.prescriptions:
        yield Hit("prescriptions", {})


def problem_treated(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Every problem has a prescription."""
    treated = {one.problem for one in dossier.prescriptions}
    if not treated:
        return
    for problem in dossier.problems:
        if problem.key not in treated:
            yield Hit("prescriptions", {"problem": problem.title})


def prescription_aimed(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Every prescription treats a problem of the dossier."""
    known = {problem.key for problem in dossier.problems}
    for one in dossier.prescriptions:
        if one.problem not in known:
            yield Hit(f"prescriptions-{one.key}", {"prescription": one.title})


def prescription_whole(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Every prescription has one lead that accepted, a date, who is served and its proof."""
    for one in dossier.prescriptions:
        lacks = lacking(
            (one.lead, N_("lead unit")),
            (one.due_on, N_("date")),
            (one.served.strip(), N_("served party")),
            (one.proof.strip(), N_("proof that would convince")),
        )
        if lacks:
            params = {"prescription": one.title, "lacks": Several(lacks)}
            yield Hit(f"prescriptions-{one.key}", params)


def lead_accepted(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """The lead unit has accepted before the meeting, not after it."""
    for one in dossier.prescriptions:
        if one.lead and not one.lead_accepted:
            params = {"prescription": one.title, "lead": one.lead}
            yield Hit(f"prescriptions-{one.key}", params)


def money_has_source(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Money that is needed has a source."""
    for one in dossier.prescriptions:
        if one.money and not one.money_source.strip():
            yield Hit(f"prescriptions-{one.key}", {"prescription": one.title})


_NAMED = N_("Nothing is prescribed yet.")
_TREATED = N_("Nothing is prescribed against “{problem}”.")
_AIMED = N_("The prescription “{prescription}” treats none of the problems named.")
_WHOLE = N_("The prescription “{prescription}” lacks: {lacks}.")
_ACCEPTED = N_("{lead} has not accepted the lead of “{prescription}” yet.")
_MONEY = N_("The prescription “{prescription}” needs money and names no source of it.")

PRESCRIPTION = Test(
    "prescription",
    N_("Prescription"),
    N_("Who does what by when against the cause, and what would prove it?"),
    (
        Rule("prescription.named", "prescription", "red", _NAMED, _REPORT, prescription_named),
        Rule("prescription.treats", "prescription", "red", _TREATED, _REPORT, problem_treated),
        Rule("prescription.aimed", "prescription", "red", _AIMED, _REPORT, prescription_aimed),
        Rule("prescription.whole", "prescription", "red", _WHOLE, _PRACTICE, prescription_whole),
        Rule("prescription.accepted", "prescription", "red", _ACCEPTED, _PRACTICE, lead_accepted),
        Rule("prescription.money", "prescription", "amber", _MONEY, _PRACTICE, money_has_source),
    ),
)
