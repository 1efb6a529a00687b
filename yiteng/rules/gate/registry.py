"""The registry of the four tests, and the one function that applies them."""

from __future__ import annotations

from yiteng.rules.gate.content import CONTENT
from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.goal import GOAL
from yiteng.rules.gate.prescription import PRESCRIPTION
from yiteng.rules.gate.problem import PROBLEM
from yiteng.rules.gate.rule import Outcome, Rule, Test, Verdict
from yiteng.rules.gate.scope import tested
from yiteng.rules.gate.thresholds import DEFAULT, Thresholds

#: Version of the rule set; a fixed verdict says which one it was judged by.
VERSION = "2"

#: The four tests of the report, in its order: 目标、内容、问题、药方.
TESTS: tuple[Test, ...] = (GOAL, CONTENT, PROBLEM, PRESCRIPTION)


def rules() -> tuple[Rule, ...]:
    """Every rule of every test, in their order."""
    return tuple(rule for test in TESTS for rule in test.rules)


def judge(dossier: Dossier, thresholds: Thresholds = DEFAULT) -> Verdict:
    """Apply the four tests, or none where the type of meeting is outside their scope.

    Returns every reason at once. Raises KeyError for an unknown type of meeting.
    """
    if not tested(dossier.meeting_type):
        return Verdict(applies=False, rules=VERSION, thresholds=thresholds)
    outcomes = tuple(
        Outcome(test, tuple(r for rule in test.rules for r in rule.apply(dossier, thresholds)))
        for test in TESTS
    )
    return Verdict(applies=True, rules=VERSION, outcomes=outcomes, thresholds=thresholds)
