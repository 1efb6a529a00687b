"""Problem, measure and publication: who may take which step, and why not."""

from __future__ import annotations

from yiteng.rules.lifecycles.small import MEASURE, PROBLEM, PUBLICATION
from yiteng.rules.tests.roads import case, check_every_combination, refused

SAID = {"reason": "说明"}
WORDS = (
    "secretary party_secretary supervision party_supervision liaison town_office insurance_branch"
)
OFFICES = "secretary party_secretary"
PROBLEM_ROAD = {
    "state": ("draft", "stated", WORDS),
    "reword": ("stated", "draft", WORDS),
    "treat": ("stated", "treated", WORDS),
    "drop": ("draft stated", "dropped", WORDS),
}
MEASURE_ROAD = {
    "issue": ("draft", "issued", OFFICES),
    "end": ("issued", "ended", OFFICES),
}
PUBLICATION_ROAD = {
    "pass_secrecy": ("proposed", "secrecy_passed", "secrecy_reviewer"),
    "pass_disclosure": ("secrecy_passed", "passed", "disclosure_reviewer"),
    "publish": ("passed", "published", OFFICES),
    "refuse": ("proposed secrecy_passed", "refused", "disclosure_reviewer"),
    "recall": ("published", "recalled", OFFICES),
}
FOUND = {"findings": 2, "root_cause": "没有共用标准", "treatments": 1}


def test_problem_every_state_role_and_step():
    assert check_every_combination(PROBLEM, PROBLEM_ROAD, FOUND, SAID) == 4 * 4 * 23


def test_measure_every_state_role_and_step():
    assert check_every_combination(MEASURE, MEASURE_ROAD, {"problems": 1}, SAID) == 2 * 3 * 23


def test_publication_every_state_role_and_step():
    assert check_every_combination(PUBLICATION, PUBLICATION_ROAD, {}, SAID) == 5 * 6 * 23


def test_a_problem_is_stated_with_a_finding_and_a_cause():
    stated = case("draft", "liaison", {"findings": 0, "root_cause": ""}, {})
    assert refused(PROBLEM, "state", stated) == ("problem.no_findings", "problem.no_cause")


def test_a_problem_is_treated_by_something():
    bare = case("stated", "liaison", {**FOUND, "treatments": 0}, {})
    assert refused(PROBLEM, "treat", bare) == ("problem.untreated",)


def test_rewording_and_dropping_say_why():
    for step in ("reword", "drop"):
        bare = case("stated", "liaison", FOUND, {})
        assert refused(PROBLEM, step, bare) == ("lifecycle.missing_input",)


def test_a_measure_answers_a_problem_and_ends_with_a_reason():
    bare = case("draft", "secretary", {"problems": 0}, {})
    assert refused(MEASURE, "issue", bare) == ("measure.no_problem",)
    bare = case("issued", "secretary", {}, {})
    assert refused(MEASURE, "end", bare) == ("lifecycle.missing_input",)


def test_the_two_reviews_are_by_two_persons():
    known = {"earlier_persons": {1}}
    first = case("proposed", "secrecy_reviewer", known, {})
    second = case("secrecy_passed", "disclosure_reviewer", known, {})
    assert refused(PUBLICATION, "pass_secrecy", first) == ("publication.same_person",)
    assert refused(PUBLICATION, "pass_disclosure", second) == ("publication.same_person",)
