"""问题找不准不开: independent, recent findings that cover the area claimed, and a root cause."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.grounds import GROUND_RULES
from yiteng.rules.gate.heard import HEARD_RULES
from yiteng.rules.gate.rule import Hit, Rule, Test
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_

_REPORT = N_("Report on Boshan: no meeting whose problem is not the real one")


def problem_named(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A meeting treats at least one problem."""
    if not dossier.problems:
        yield Hit("problems", {})


def problem_stated(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A problem still being worded, or dropped, is not put to a meeting."""
    for problem in dossier.problems:
        if not problem.stated:
            yield Hit(f"problems-{problem.key}", {"problem": problem.title})


def problem_cause(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Every problem names its root cause."""
    for problem in dossier.problems:
        if not problem.root_cause.strip():
            yield Hit(f"problems-{problem.key}-root_cause", {"problem": problem.title})


_NAMED = N_("No problem is named.")
_STATED = N_("The problem “{problem}” is not stated yet.")
_CAUSE = N_("The problem “{problem}” names no root cause.")

PROBLEM = Test(
    "problem",
    N_("Problem"),
    N_("Is this the real problem, and how do we know?"),
    (
        Rule("problem.named", "problem", "red", _NAMED, _REPORT, problem_named),
        Rule("problem.stated", "problem", "red", _STATED, _REPORT, problem_stated),
        Rule("problem.cause", "problem", "red", _CAUSE, _REPORT, problem_cause),
        *GROUND_RULES,
        *HEARD_RULES,
    ),
)
