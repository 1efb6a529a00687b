"""药方下不准不开: every problem has a prescription with one lead that accepted, date and proof."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.duties import DUTY_RULES
from yiteng.rules.gate.lawful import LAWFUL_RULES
from yiteng.rules.gate.rule import Hit, Rule, Test, first_lacking, lacking
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_, Several

_REPORT = N_("Report on Boshan: no meeting whose prescription does not fit")
_PRACTICE = N_("Practice: one lead, for two leads are none")
_PAST = N_("Practice: what was tried before is looked at before it is tried again")


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
            yield Hit(f"prescriptions-{one.key}-problem", {"prescription": one.title})


def prescription_whole(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Cause, one lead, date, horizon and level, who is served and what would prove it."""
    for one in dossier.prescriptions:
        said = (
            (one.cause.strip(), N_("root cause"), "cause"),
            (one.lead, N_("lead unit"), "lead"),
            (one.due_on, N_("date"), "due_on"),
            (one.horizon, N_("horizon"), "horizon"),
            (one.level, N_("level"), "level"),
            (one.served.strip(), N_("served party"), "served"),
            (one.proof.strip(), N_("proof that would convince"), "proof"),
        )
        lacks = lacking(*((value, name) for value, name, _ in said))
        if lacks:
            column = first_lacking(*((value, column) for value, _, column in said))
            params = {"prescription": one.title, "lacks": Several(lacks)}
            yield Hit(f"prescriptions-{one.key}-{column}", params)


def lead_accepted(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """The lead unit has accepted before the meeting, not after it."""
    for one in dossier.prescriptions:
        if one.lead and not one.lead_accepted:
            params = {"prescription": one.title, "lead": one.lead}
            yield Hit(f"prescriptions-{one.key}-lead_accepted", params)


def money_has_source(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Money has a source; where none is needed, a 0 or a word says so."""
    for one in dossier.prescriptions:
        if one.money != 0 and not one.money_source.strip():
            yield Hit(f"prescriptions-{one.key}-money_source", {"prescription": one.title})


def past_considered(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Where similar measures were tried before, the drafter says what is different this time."""
    for one in dossier.prescriptions:
        if one.past and not one.different.strip():
            params = {"prescription": one.title, "count": len(one.past)}
            yield Hit(f"prescriptions-{one.key}-different", params)


_NAMED = N_("Nothing is prescribed yet.")
_TREATED = N_("Nothing is prescribed against “{problem}”.")
_AIMED = N_("The prescription “{prescription}” treats none of the problems named.")
_WHOLE = N_("The prescription “{prescription}” lacks: {lacks}.")
_ACCEPTED = N_("{lead} has not accepted the lead of “{prescription}” yet.")
_MONEY = N_(
    "The prescription “{prescription}” says neither where its money comes from nor that it "
    "needs none."
)
_BEFORE = N_(
    "{count} similar measures were tried before “{prescription}”; say what is different this time."
)

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
        Rule("prescription.money", "prescription", "red", _MONEY, _PRACTICE, money_has_source),
        *LAWFUL_RULES,
        *DUTY_RULES,
        Rule("prescription.past", "prescription", "amber", _BEFORE, _PAST, past_considered),
    ),
)
