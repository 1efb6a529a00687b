"""Those concerned and those who doubt, of the problem test: asked about the wording, and answered."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.rule import Hit, Rule
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_

_HEARD = N_(
    "Practice: those concerned are asked about the wording, and those who doubt are answered"
)


def problem_heard(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Those concerned were asked whether they agree with the wording."""
    for problem in dossier.problems:
        if problem.agreed == "unasked":
            yield Hit(f"problems-{problem.key}-agreed", {"problem": problem.title})


def problem_objection(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Where those concerned object to the wording, their words are attached."""
    for problem in dossier.problems:
        if problem.agreed == "objected" and not problem.objection.strip():
            yield Hit(f"problems-{problem.key}-objection", {"problem": problem.title})


def problem_doubted(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Findings that speak against the problem are answered."""
    for problem in dossier.problems:
        if problem.evidence.against and not problem.counter_answer.strip():
            params = {"problem": problem.title, "against": problem.evidence.against}
            yield Hit(f"problems-{problem.key}-counter_answer", params)


def problem_against(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Findings that speak against the problem are shown, also when they are answered."""
    for problem in dossier.problems:
        if problem.evidence.against and problem.counter_answer.strip():
            params = {"problem": problem.title, "against": problem.evidence.against}
            yield Hit(f"problems-{problem.key}-counter_answer", params)


_UNASKED = N_("Those concerned have not been asked about the wording of “{problem}”.")
_OBJECTION = N_("Those concerned object to the problem “{problem}”; their words are missing.")
_DOUBTED = N_("{against} findings speak against “{problem}”, and nothing answers them.")
_AGAINST = N_("{against} findings speak against “{problem}”; the answer stands beside it.")

HEARD_RULES = (
    Rule("problem.heard", "problem", "red", _UNASKED, _HEARD, problem_heard),
    Rule("problem.objection", "problem", "red", _OBJECTION, _HEARD, problem_objection),
    Rule("problem.doubted", "problem", "red", _DOUBTED, _HEARD, problem_doubted),
    Rule("problem.against", "problem", "amber", _AGAINST, _HEARD, problem_against),
)
