"""问题找不准不开: at least two independent findings and a root cause."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.rule import Hit, Rule, Test
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_

_REPORT = N_("Report on Boshan: no meeting whose problem is not the real one")
_PRACTICE = N_("Practice: one speaker on many occasions is one source")


def problem_named(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A meeting treats at least one problem."""
    if not dossier.problems:
        yield Hit("problems", {})


def problem_stated(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A problem still being worded, or dropped, is not put to a meeting."""
    for problem in dossier.problems:
        if not problem.stated:
            yield Hit(f"problems-{problem.key}", {"problem": problem.title})


def problem_evidence(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Every problem rests on enough independent findings."""
    for problem in dossier.problems:
        found = problem.evidence
        if found.independent < thresholds.independent:
            yield Hit(
                f"problems-{problem.key}",
                {
                    "problem": problem.title,
                    "findings": found.findings,
                    "sources": found.sources,
                    "least": thresholds.independent,
                },
            )


def problem_cause(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Every problem names its root cause."""
    for problem in dossier.problems:
        if not problem.root_cause.strip():
            yield Hit(f"problems-{problem.key}", {"problem": problem.title})


def problem_objection(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Where those concerned object to the wording, their words are attached."""
    for problem in dossier.problems:
        if problem.agreed == "objected" and not problem.objection.strip():
            yield Hit(f"problems-{problem.key}", {"problem": problem.title})


def problem_narrow(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Evidence from a single place is called narrow."""
    for problem in dossier.problems:
        found = problem.evidence
        if found.independent >= thresholds.independent and found.places < thresholds.places:
            yield Hit(f"problems-{problem.key}", {"problem": problem.title})


def problem_against(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Findings that speak against the problem are shown, not hidden."""
    for problem in dossier.problems:
        if problem.evidence.against:
            params = {"problem": problem.title, "against": problem.evidence.against}
            yield Hit(f"problems-{problem.key}", params)


_NAMED = N_("No problem is named.")
_STATED = N_("The problem “{problem}” is not stated yet.")
_EVIDENCE = N_(
    "The problem “{problem}” rests on {findings} findings from {sources} independent sources; "
    "at least {least} sources are needed."
)
_CAUSE = N_("The problem “{problem}” names no root cause.")
_OBJECTION = N_("Those concerned object to the problem “{problem}”; their words are missing.")
_NARROW = N_("All findings on “{problem}” come from one place.")
_AGAINST = N_("{against} findings speak against “{problem}”.")

PROBLEM = Test(
    "problem",
    N_("Problem"),
    N_("Is this the real problem, and how do we know?"),
    (
        Rule("problem.named", "problem", "red", _NAMED, _REPORT, problem_named),
        Rule("problem.stated", "problem", "red", _STATED, _REPORT, problem_stated),
        Rule("problem.evidence", "problem", "red", _EVIDENCE, _PRACTICE, problem_evidence),
        Rule("problem.cause", "problem", "red", _CAUSE, _REPORT, problem_cause),
        Rule("problem.objection", "problem", "red", _OBJECTION, _PRACTICE, problem_objection),
        Rule("problem.narrow", "problem", "amber", _NARROW, _PRACTICE, problem_narrow),
        Rule("problem.against", "problem", "amber", _AGAINST, _PRACTICE, problem_against),
    ),
)
