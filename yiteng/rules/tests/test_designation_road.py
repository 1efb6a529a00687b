"""Designation: every state × role × step, and each reason against a step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from yiteng.rules.lifecycles.designation import DESIGNATION
from yiteng.rules.roles import ROLES
from yiteng.rules.tests.roads import case, check_every_combination, refused

SAID = {
    "reason": "说明", "suggestions": "分区调整", "on": date(2023, 3, 1), "number": "淄医保函〔2023〕1号",
    "listed_on": date(2023, 2, 20), "starts_on": date(2023, 3, 1), "grade": "good",
    "what": "address",
}  # fmt: skip
#: Facts that let every step pass, but for those that exclude one another.
KNOWN = {
    "coachings": 1, "rechecks": 1, "surveys": 2, "licence_on": date(2022, 6, 1), "road": "new_service",
    "base_agreement": "淄川协〔2022〕1号", "schemes": ["employees"], "density": True,
    "missing_due": date(2023, 3, 8), "notice_ends": date(2023, 2, 27), "reviewer": 7,
    "reviewer_post": 7, "agreement_from": date(2023, 3, 1), "agreement_until": date(2024, 2, 29),
    "commissioned_on": date(2023, 3, 1), "opened_on": date(2023, 3, 1), "renewal_asked": True,
    "changes_open": 1, "again_from": date(2023, 3, 1), "failures": 1, "assessed_on": date(2022, 5, 1),
}  # fmt: skip
H, B, C = "hospital_director", "insurance_branch", "city_reviewer"
EARLY = "intention coaching suggested rechecked applied supplement accepted"
ROAD = {
    "coach": ("intention", "coaching", B),
    "suggest": ("coaching suggested rechecked", "suggested", B),
    "recheck": ("suggested", "rechecked", B),
    "apply": ("rechecked", "applied", H),
    "ask_supplement": ("applied", "supplement", B),
    "supplement": ("supplement", "applied", H),
    "accept": ("applied", "accepted", B),
    "report": ("accepted", "reported", B),
    "fail": ("accepted reported", "failed", C),
    "evaluate_again": ("failed", "accepted", B),
    "review": ("reported", "reviewed", C),
    "agree": ("reviewed", "agreed", C),
    "withdraw": (EARLY, "withdrawn", H),
    "announce": ("agreed", "noticed", C),
    "test_interface": ("noticed", "tested", B),
    "open_doors": ("tested", "opened", H),
    "enforce": ("opened", "operating", B),
    "suspend": ("operating", "suspended", B),
    "resume": ("suspended", "operating", B),
    "end": ("operating suspended", "ended", C),
    "take_over": ("intention", "operating", B),
}


def test_every_state_role_and_step():
    loops = tuple(s for s in DESIGNATION.steps if s.target is None or s.code == "begin_again")
    roads = tuple(s for s in DESIGNATION.steps if s not in loops)
    one_way = replace(DESIGNATION, steps=roads)
    known = {**KNOWN, "changes_open": 0}
    assert check_every_combination(one_way, ROAD, known, SAID) == 21 * 18 * len(ROLES)


@pytest.mark.parametrize(
    ("step", "sources", "role", "known"),
    [
        ("begin_again", "failed", B, {"failures": 2}),
        ("commission", "reviewed agreed noticed tested", H, {"commissioned_on": None}),
        ("assess", "operating", B, {}),
        ("ask_renewal", "operating", H, {"renewal_asked": False}),
        ("renew", "operating", C, {}),
        ("note_change", "operating suspended", f"{H} {B}", {}),
        ("ask_change", "operating suspended", H, {}),
        ("settle_change", "operating suspended", B, {}),
        ("ask_suspend", "operating", H, {}),
        ("ask_end", "operating suspended", H, {}),
    ],
)
def test_every_state_and_role_of_what_stays(step, sources, role, known):
    only = replace(DESIGNATION, steps=(DESIGNATION.step(step),))
    facts = {**KNOWN, **known}
    for state in DESIGNATION.states:
        target = DESIGNATION.step(step).target or state.code
        for one in (
            "hospital_director",
            "insurance_branch",
            "city_reviewer",
            "leader",
            "secretary",
        ):
            found = refused(only, step, case(state.code, one, facts, SAID))
            wanted = () if state.code in sources.split() else ("lifecycle.wrong_state",)
            wanted += () if one in role.split() else ("lifecycle.not_permitted",)
            assert found == wanted
        assert target in {s.code for s in DESIGNATION.states}


def against(step: str, state: str, role: str, **known) -> tuple[str, ...]:
    said = known.pop("said", SAID)
    return refused(DESIGNATION, step, case(state, role, {**KNOWN, **known}, said))


def test_coaching_comes_before_the_application_and_happens_on_site():
    assert against("coach", "intention", B, coachings=0) == ("designation.no_coaching",)
    assert against("apply", "intention", H) == ("lifecycle.wrong_state",)
    assert against("recheck", "suggested", B, rechecks=0, open_suggestions=2) == (
        "designation.no_recheck", "designation.suggestions",
    )  # fmt: skip


def test_an_application_says_every_reason_at_once():
    found = against(
        "apply", "rechecked", H, licence_on=None, base_agreement="", schemes=[], failures=2,
        again_from=date(2024, 1, 1), gaps=["护士 1 名", "3 月水检"], unsure=["床位 5 张"], papers=["Form"])  # fmt: skip
    assert found == (
        "designation.licence", "designation.base", "designation.schemes", "designation.barred",
        "designation.gaps", "designation.unsure", "designation.papers_warn",
    )  # fmt: skip


def test_two_chains_the_health_licence_first():
    assert against("apply", "rechecked", H, licence_on=date(2023, 3, 2)) == ("designation.licence",)
    over = {"licence_until": date(2023, 2, 28)}
    assert against("apply", "rechecked", H, **over) == ("designation.licence_over",)
    assert against("open_doors", "tested", H, **over) == ("designation.licence_over",)


def test_two_roads_have_two_doors():
    new = {"road": "new_institution", "base_agreement": ""}
    assert against("apply", "rechecked", H, **new) == ("designation.operating",)
    young = {**new, "operating_since": date(2022, 12, 2)}
    assert against("apply", "rechecked", H, **young) == ("designation.operating",)
    old = {**new, "operating_since": date(2022, 12, 1)}
    assert against("apply", "rechecked", H, **old) == ()


def test_what_is_missing_is_said_once_and_in_time():
    assert against("ask_supplement", "applied", B, told_once=True) == ("designation.told_once",)
    late = {"missing_due": date(2023, 2, 28)}
    assert against("ask_supplement", "applied", B, **late) == ("designation.deemed",)
    lacking = {"papers": ["Form"]}
    assert against("accept", "applied", B, **lacking) == ("designation.papers",)
    assert against("accept", "applied", B, **lacking, **late) == ("designation.deemed_missing",)
    told = {**lacking, **late, "told_once": True}
    assert against("accept", "applied", B, **told) == ("designation.papers",)


def test_a_report_to_the_city_needs_a_visit_and_the_density():
    bare = {"surveys": 0, "density": False}
    assert against("report", "accepted", B, **bare) == (
        "designation.no_survey", "designation.no_density",
    )  # fmt: skip
    once = {"surveys": 1, "coachings": 0, "rechecks": 0, "evaluation_due": date(2023, 2, 1)}
    assert against("report", "accepted", B, **once) == (
        "designation.one_visit", "designation.evaluation_late",
    )  # fmt: skip


def test_a_failed_case_waits_three_months_and_after_the_second_time_a_year():
    early = {"again_from": date(2023, 3, 2)}
    assert against("evaluate_again", "failed", B, **early) == ("designation.too_early",)
    assert against("evaluate_again", "failed", B, failures=2) == ("designation.failed_twice",)
    assert against("begin_again", "failed", B) == ("designation.failed_once",)
    assert against("begin_again", "failed", B, failures=2, **early) == ("designation.too_early",)


def test_review_and_agreement_are_by_two_posts_of_two_persons_after_the_notice():
    assert against("agree", "reviewed", C, reviewer=1) == ("designation.same_post",)
    assert against("agree", "reviewed", C, reviewer_post=1) == ("designation.same_post",)
    runs = {"notice_ends": date(2023, 3, 1)}
    assert against("agree", "reviewed", C, **runs) == (
        "designation.notice_runs", "designation.before_notice",
    )  # fmt: skip
    back = {"said": {**SAID, "starts_on": date(2023, 2, 28)}}
    assert against("agree", "reviewed", C, **back) == ("designation.backwards",)
    assert against("agree", "reviewed", C, said={"on": date(2023, 3, 1)}) == (
        "lifecycle.missing_input", "lifecycle.missing_input",
    )  # fmt: skip


def test_commissioned_is_not_opened_is_not_in_force():
    assert against("open_doors", "tested", H, commissioned_on=None) == (
        "designation.not_commissioned",
    )
    later = {"commissioned_on": date(2023, 3, 2)}
    assert against("open_doors", "tested", H, **later) == ("designation.opened_before",)
    outside = {"agreement_from": date(2023, 3, 2)}
    assert against("enforce", "opened", B, **outside) == ("designation.outside",)
    assert against("enforce", "opened", B, opened_on=date(2023, 3, 2)) == (
        "designation.force_first",
    )
    ahead = {"said": {**SAID, "on": date(2023, 3, 2)}}
    assert against("announce", "agreed", C, **ahead) == ("designation.ahead",)


def test_a_public_hospital_cannot_ask_to_leave():
    for step in ("ask_suspend", "ask_end"):
        assert against(step, "operating", H, public=True) == ("designation.public",)
        assert against(step, "operating", H, public=False) == ()
        assert against(step, "operating", H, leaving="end") == ("designation.leaving",)


def test_the_year_renewal_change_and_suspension():
    assert against("assess", "operating", B, assessed_on=date(2023, 1, 5)) == (
        "designation.assessed",
    )
    late = {"renewal_asked": False, "renewal_by": date(2023, 2, 28)}
    assert against("ask_renewal", "operating", H, **late) == ("designation.renewal_late",)
    assert against("ask_renewal", "operating", H) == ("designation.renewal_asked",)
    none = {"renewal_asked": False, "assessed_on": None}
    assert against("renew", "operating", C, **none) == (
        "designation.not_asked", "designation.not_assessed",
    )  # fmt: skip
    assert against("settle_change", "operating", B, changes_open=0) == ("designation.no_change",)
    over = {"suspension_ends": date(2023, 2, 28)}
    assert against("resume", "suspended", B, **over) == ("designation.suspended_too_long",)


def test_a_change_is_told_within_the_workdays_or_with_the_reason():
    today = {"change_from": date(2023, 3, 1)}
    assert against("ask_change", "operating", H, **today) == ()
    late = {"change_from": date(2023, 3, 2)}
    silent = {**SAID, "reason": " "}
    assert against("ask_change", "operating", H, **late, said=silent) == (
        "designation.change_late",
    )
    assert against("ask_change", "operating", H, **late) == ("designation.change_was_late",)
    noted = {**today, "changes_noted": {"address": date(2023, 2, 28)}}
    assert against("ask_change", "operating", H, **noted, said=silent) == (
        "designation.change_late",
    )
    assert against("note_change", "operating", B, **noted) == ("designation.change_noted",)
    other = {**today, "changes_noted": {"scale": date(2023, 2, 28)}}
    assert against("ask_change", "operating", H, **other, said=silent) == ()
    assert against("note_change", "operating", B, **other) == ()


def test_an_agreement_from_before_is_taken_over_with_days_in_order():
    back = {**SAID, "on": date(2022, 8, 1), "starts_on": date(2022, 7, 31)}
    assert against("take_over", "intention", B, said=back) == ("designation.start_before",)
    ahead = {**SAID, "on": date(2022, 8, 1), "starts_on": date(2023, 3, 2)}
    assert against("take_over", "intention", B, said=ahead) == ("designation.ahead",)
