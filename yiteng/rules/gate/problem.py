"""问题找不准不开: independent, recent findings that cover the area claimed, and a root cause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.rule import Hit, Rule, Test
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_

_REPORT = N_("Report on Boshan: no meeting whose problem is not the real one")
_PRACTICE = N_("Practice: one speaker on many occasions is one source")
_FIELD = N_("Practice: what is said of an area is looked at in that area")
_HEARD = N_(
    "Practice: those concerned are asked about the wording, and those who doubt are answered"
)


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
            params = {
                "problem": problem.title,
                "findings": found.findings,
                "sources": found.sources,
                "least": thresholds.independent,
            }
            yield Hit(f"problems-{problem.key}-findings", params)


def problem_recent(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Enough of the sources spoke not too long before the meeting."""
    if dossier.wanted_on is None:
        return
    since = dossier.wanted_on - timedelta(days=thresholds.finding_days)
    for problem in dossier.problems:
        recent = problem.evidence.recent(since)
        if recent < thresholds.independent <= problem.evidence.independent:
            params = {
                "problem": problem.title,
                "recent": recent,
                "since": since,
                "least": thresholds.independent,
            }
            yield Hit(f"problems-{problem.key}-findings", params)


def problem_cause(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Every problem names its root cause."""
    for problem in dossier.problems:
        if not problem.root_cause.strip():
            yield Hit(f"problems-{problem.key}-root_cause", {"problem": problem.title})


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


def problem_covered(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """What is said of a district, town or village was found in enough places of it."""
    least = {"district": thresholds.towns, "town": thresholds.places, "village": 1}
    for problem in dossier.problems:
        wanted = least[problem.claims]
        if problem.evidence.findings and problem.reached < wanted:
            params = {"problem": problem.title, "reached": problem.reached, "least": wanted}
            yield Hit(f"problems-{problem.key}-findings", params)


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


_NAMED = N_("No problem is named.")
_STATED = N_("The problem “{problem}” is not stated yet.")
_EVIDENCE = N_(
    "The problem “{problem}” rests on {findings} findings from {sources} independent sources; "
    "at least {least} sources are needed."
)
_RECENT = N_(
    "Only {recent} sources on “{problem}” spoke since {since}; at least {least} are needed."
)
_CAUSE = N_("The problem “{problem}” names no root cause.")
_UNASKED = N_("Those concerned have not been asked about the wording of “{problem}”.")
_OBJECTION = N_("Those concerned object to the problem “{problem}”; their words are missing.")
_COVERED = N_(
    "The findings on “{problem}” reach {reached} places of the area it is said of; "
    "at least {least} are usual."
)
_DOUBTED = N_("{against} findings speak against “{problem}”, and nothing answers them.")
_AGAINST = N_("{against} findings speak against “{problem}”; the answer stands beside it.")

PROBLEM = Test(
    "problem",
    N_("Problem"),
    N_("Is this the real problem, and how do we know?"),
    (
        Rule("problem.named", "problem", "red", _NAMED, _REPORT, problem_named),
        Rule("problem.stated", "problem", "red", _STATED, _REPORT, problem_stated),
        Rule("problem.evidence", "problem", "red", _EVIDENCE, _PRACTICE, problem_evidence),
        Rule("problem.recent", "problem", "red", _RECENT, _FIELD, problem_recent),
        Rule("problem.cause", "problem", "red", _CAUSE, _REPORT, problem_cause),
        Rule("problem.heard", "problem", "red", _UNASKED, _HEARD, problem_heard),
        Rule("problem.objection", "problem", "red", _OBJECTION, _HEARD, problem_objection),
        Rule("problem.doubted", "problem", "red", _DOUBTED, _HEARD, problem_doubted),
        Rule("problem.covered", "problem", "amber", _COVERED, _FIELD, problem_covered),
        Rule("problem.against", "problem", "amber", _AGAINST, _HEARD, problem_against),
    ),
)
