"""What is stuck, why, and who must move: one rule, one function, one sentence, one test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from yiteng.rules.lifecycles.commitment.states import STATES
from yiteng.rules.stuck import RULES, WHO, Limits, Situation, stuck

TODAY = date(2023, 3, 31)
DAY = timedelta(days=1)
YESTERDAY = TODAY - DAY


def said(situation: Situation, limits: Limits | None = None) -> tuple[str, str] | None:
    found = stuck(situation, limits) if limits else stuck(situation)
    return None if found is None else (found.english(), found.who)


def test_what_moves_is_not_stuck() -> None:
    assert said(Situation("active", TODAY, red_on=TODAY + DAY, grey_on=TODAY + DAY)) is None


def test_coordination_runs_on_the_office_that_submits_it() -> None:
    asked = Situation(
        "active", TODAY, coordination_since=TODAY - 4 * DAY, submit_by=TODAY - 2 * DAY
    )
    assert said(replace(asked, submit_by=TODAY)) == (
        "Coordination was asked for 4 day(s) ago; not yet put before a leader.",
        "office",
    )
    assert said(asked) == ("It should have been put before a leader 2 day(s) ago.", "office")
    assert said(replace(asked, submitted_on=TODAY)) == (
        "Awaiting a district leader's coordination, submitted: day 1.",
        "office",
    )
    assert said(replace(asked, submitted_on=TODAY - 2 * DAY)) == (
        "Awaiting a district leader's coordination, submitted: day 3.",
        "office",
    )


def test_objection_waits() -> None:
    case = Situation("objected", TODAY, objection_due_on=TODAY - 3 * DAY)
    assert said(case) == ("The objection should have been decided 3 day(s) ago.", "supervision")
    assert said(replace(case, staffing_waits=True)) == (
        "The objection should have been decided 3 day(s) ago.",
        "staffing",
    )
    assert said(replace(case, objection_due_on=TODAY)) is None


def test_second_no() -> None:
    case = Situation("verified", TODAY, review_since=TODAY - 5 * DAY)
    assert said(case) == (
        "A second no: the written conclusion is due in 10 day(s).",
        "supervision",
    )
    assert said(replace(case, review_since=TODAY - 20 * DAY)) == (
        "A second no: the written conclusion is 5 day(s) late.",
        "supervision",
    )
    assert said(replace(case, review_since=None)) is None


def test_check_waits() -> None:
    case = Situation("reported", TODAY, check_due_on=TODAY - 2 * DAY)
    assert said(case) == ("It was reported done; the check is 2 day(s) late.", "checker")
    assert said(replace(case, check_due_on=TODAY)) is None


def test_never_resumed() -> None:
    case = Situation("suspended", TODAY, resume_by=YESTERDAY, red_on=TODAY - 90 * DAY)
    assert said(case) == ("The clock should have started again 1 day(s) ago.", "supervision")
    assert said(replace(case, resume_by=None)) is None


def test_not_signed() -> None:
    case = Situation("issued", TODAY, sign_by=TODAY - 2 * DAY)
    assert said(case) == ("It should have been signed for 2 day(s) ago.", "lead_unit")
    assert said(replace(case, sign_by=TODAY)) is None


@pytest.mark.parametrize(
    ("state", "who"),
    [
        ("issued", "lead_unit"),
        ("active", "lead_unit"),
        ("objected", "supervision"),
        ("reported", "supervision"),
        ("asked", "supervision"),
    ],
)
def test_long_overdue(state: str, who: str) -> None:
    assert said(Situation(state, TODAY, red_on=TODAY - 10 * DAY)) == ("Overdue by 11 day(s).", who)
    assert said(Situation(state, TODAY, red_on=TODAY - 9 * DAY)) is None


def test_long_grey() -> None:
    case = Situation("active", TODAY, grey_on=TODAY - 15 * DAY)
    assert said(case) == ("A stage was missed; no progress has been noted for long.", "lead_unit")
    assert said(replace(case, grey_on=TODAY - 14 * DAY)) is None
    assert said(replace(case, state="reported")) is None


def test_limits_are_settings() -> None:
    case = Situation("active", TODAY, red_on=TODAY)
    assert said(case, Limits(overdue_days=0)) == ("Overdue by 1 day(s).", "lead_unit")


def test_who_is_asked_first_stands_above_the_doer() -> None:
    case = Situation(
        "active", TODAY, red_on=TODAY - 40 * DAY, grey_on=TODAY - 60 * DAY, coordination_since=TODAY
    )
    assert [rule.__name__ for rule in RULES if rule(case, Limits())] == [
        "coordination_waits",
        "long_overdue",
        "long_grey",
    ]
    found = stuck(case)
    assert found is not None
    assert (found.code, found.since) == ("stuck.coordination", TODAY)


@pytest.mark.parametrize("state", [s.code for s in STATES if s.ended or s.code == "draft"])
def test_drafts_and_what_has_ended_are_never_stuck(state: str) -> None:
    everything = Situation(state, TODAY, *([TODAY - 90 * DAY] * 10))
    assert stuck(everything) is None


def test_every_who_has_a_title() -> None:
    assert set(WHO) == {"office", "supervision", "staffing", "checker", "lead_unit", "part_unit"}
