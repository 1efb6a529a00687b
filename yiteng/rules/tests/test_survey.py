"""The roads of a survey and of a submission: every state × role × step."""

from __future__ import annotations

from yiteng.rules.lifecycles.survey import SUBMISSION, SURVEY
from yiteng.rules.tests.roads import check_every_combination

REVIEWERS = (
    "secretary party_secretary supervision party_supervision liaison town_office insurance_branch"
)
OPEN = "received has_issues edited"
SURVEY_ROAD = {
    "start": ("draft closed", "open", REVIEWERS),
    "close": ("open", "closed", REVIEWERS),
}
SUBMISSION_ROAD = {
    "approve": (OPEN, "approved", REVIEWERS),
    "question": ("received edited", "has_issues", REVIEWERS),
    "edit": (OPEN, "edited", REVIEWERS),
    "reject": (OPEN, "rejected", REVIEWERS),
    "reopen": ("rejected", "received", REVIEWERS),
}
FACTS = {"issues": 0, "missing": 0, "holder": True}
SAID = {"reason": "说明"}


def test_survey_every_state_role_and_step():
    assert check_every_combination(SURVEY, SURVEY_ROAD, {"forms": 1}, {}) == 3 * 2 * 23


def test_submission_every_state_role_and_step():
    found = check_every_combination(SUBMISSION, SUBMISSION_ROAD, FACTS, SAID)
    assert found == 5 * 5 * 23
