"""What a problem rests on, of the problem test: independent, recent findings that cover its area."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.rule import Hit, Rule
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_

_PRACTICE = N_("Practice: one speaker on many occasions is one source")
_FIELD = N_("Practice: what is said of an area is looked at in that area")


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


def problem_covered(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """What is said of a district, town or village was found in enough places of it."""
    least = {"district": thresholds.towns, "town": thresholds.places, "village": 1}
    for problem in dossier.problems:
        wanted = least[problem.claims]
        if problem.evidence.findings and problem.reached < wanted:
            params = {"problem": problem.title, "reached": problem.reached, "least": wanted}
            yield Hit(f"problems-{problem.key}-findings", params)


_EVIDENCE = N_(
    "The problem “{problem}” rests on too few independent sources: {sources} (findings: "
    "{findings}); at least {least} are needed."
)
_RECENT = N_(
    "Only {recent} sources on “{problem}” spoke since {since}; at least {least} are needed."
)
_COVERED = N_(
    "The findings on “{problem}” reach {reached} places of the area it is said of; "
    "at least {least} are usual."
)

GROUND_RULES = (
    Rule("problem.evidence", "problem", "red", _EVIDENCE, _PRACTICE, problem_evidence),
    Rule("problem.recent", "problem", "red", _RECENT, _FIELD, problem_recent),
    Rule("problem.covered", "problem", "amber", _COVERED, _FIELD, problem_covered),
)
