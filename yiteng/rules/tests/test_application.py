"""The application to meet: who may take which step in which state, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from yiteng.rules.lifecycle import decide
from yiteng.rules.lifecycles.application import APPLICATION, closed_dossier, foreign_dossier
from yiteng.rules.refusal import Refusal
from yiteng.rules.roles import ROLES
from yiteng.rules.tests.roads import DAY, case, check_every_combination, refused

RED = Refusal("gate.goal.named", "No goal is named.", severity="red")
AMBER = Refusal("gate.goal.baseline", "No baseline.", severity="amber")
WHY = "清明前后集日人流集中，搬迁不能再等"
SAID = {"opinion": "可以召开", "verdict": "pass", "reason": WHY, "into": "2023-002",
        "form": "document", "owner": 4, "by": DAY, "until": DAY + timedelta(days=9)}  # fmt: skip
OFFICES = "secretary party_secretary"
SUPERVISION = "supervision party_supervision"

ROAD = {
    "submit": ("draft returned postponed", "submitted",
               f"{OFFICES} liaison town_office insurance_branch"),
    "approve": ("reviewed", "approved", "leader"),
    "approve_against": ("reviewed", "approved_against", "leader"),
    "convene": ("approved approved_against", "convened", OFFICES),
}  # fmt: skip
#: Step → states in which the two offices may take it, states in which the leader may, its target.
SETTLED = {
    "review": ("submitted", "", "reviewed"),
    "return": ("submitted reviewed", "submitted reviewed approved approved_against", "returned"),
    "postpone": ("submitted reviewed", "submitted reviewed approved approved_against", "postponed"),
    "merge": ("submitted reviewed", "submitted reviewed", "merged"),
    "reshape": ("submitted reviewed", "submitted reviewed", "reshaped"),
}


def facts(**more):
    """All checks satisfied for an actor of unit 1: unit 2 applies, person 9 gave the opinion."""
    return {
        "applicant_unit": 2,
        "own_units": {2, 3},
        "own_persons": {7},
        "opinion": "pass",
        "reviewed_by": 9,
        "verdict": (AMBER,),
        "others": {"2023-002": 5},
        **more,
    }


def why(step, state="submitted", role="secretary", said=None, **more):
    return refused(
        APPLICATION, step, case(state, role, facts(**more), SAID if said is None else said)
    )


@pytest.mark.parametrize(
    ("steps", "more"),
    [
        (("submit",), {"applicant_unit": 1}),
        (("approve_against",), {"opinion": "against"}),
        (("approve", "convene"), {}),
    ],
)
def test_every_state_role_and_step(steps, more):
    part = replace(APPLICATION, steps=tuple(APPLICATION.step(code) for code in steps))
    road = {step: ROAD[step] for step in steps}
    tried = check_every_combination(part, road, facts(**more), SAID)
    assert tried == len(steps) * 10 * 23


@pytest.mark.parametrize("step", SETTLED)
def test_every_state_and_role_of_the_steps_that_settle(step):
    offices, leader, target = SETTLED[step]
    allowed = {
        (state.code, role.code): not refused(
            APPLICATION, step, case(state.code, role.code, facts(), SAID)
        )
        for state in APPLICATION.states
        for role in ROLES
    }
    wanted = {(state, role) for role in OFFICES.split() for state in offices.split()}
    wanted |= {(state, "leader") for state in leader.split()}
    assert {key for key, yes in allowed.items() if yes} == wanted
    assert APPLICATION.step(step).target == target


GOVERNMENT, PARTY = "secretary", "party_secretary"


@pytest.mark.parametrize(
    ("applicant", "host", "organiser", "who"),
    [
        ("", "", "", OFFICES),
        (GOVERNMENT, "", "", PARTY),
        ("", GOVERNMENT, "", PARTY),
        ("", "", GOVERNMENT, PARTY),
        (GOVERNMENT, GOVERNMENT, GOVERNMENT, PARTY),
        (PARTY, "", "", GOVERNMENT),
        ("", PARTY, "", GOVERNMENT),
        ("", "", PARTY, GOVERNMENT),
        (PARTY, PARTY, "", GOVERNMENT),
        (GOVERNMENT, PARTY, "", "party_supervision"),
        (GOVERNMENT, "", PARTY, "party_supervision"),
        (PARTY, GOVERNMENT, "", "supervision"),
        (PARTY, "", GOVERNMENT, "supervision"),
        ("", GOVERNMENT, PARTY, SUPERVISION),
        ("", PARTY, GOVERNMENT, SUPERVISION),
    ],
)
def test_who_reviews_the_meetings_of_the_offices(applicant, host, organiser, who):
    known = {"own_offices": {applicant, host, organiser} - {""}, "applicant_office": applicant}
    may = {role.code for role in ROLES if why("review", role=role.code, **known) == ()}
    assert may == set(who.split())


def test_each_who_may_not_hears_who_does():
    own = {"own_offices": {GOVERNMENT}, "applicant_office": GOVERNMENT}
    both = {"own_offices": {GOVERNMENT, PARTY}, "applicant_office": GOVERNMENT}
    assert why("review", role=GOVERNMENT, **own) == ("application.own_office",)
    assert why("review", role="supervision", **own) == ("application.offices_review",)
    assert why("review", role=GOVERNMENT, **both) == ("application.both_offices",)
    assert why("review", role="supervision", **both) == ("application.both_offices",)


def test_only_the_applying_unit_submits():
    assert why("submit", "draft") == ("application.not_applicant",)


def test_host_organiser_and_applicant_do_not_review_their_own():
    for step in ("review", "return", "postpone", "merge", "reshape"):
        assert why(step, own_units={1}) == ("application.own_unit",)
        assert why(step, own_persons={1}) == ("application.own_person",)
        assert why(step, own_units={1}, own_persons={1}) == (
            "application.own_unit",
            "application.own_person",
        )


def test_who_holds_a_post_of_the_hosting_unit_does_not_review_from_another():
    assert why("review", own_holders={1}) == ("application.own_holder",)


def test_the_leader_who_decides_may_send_back_what_the_own_unit_hosts():
    assert why("return", "reviewed", "leader", own_units={1}) == ()


def test_an_opinion_does_not_leave_out_what_the_tests_found():
    assert why("review", verdict=(RED, AMBER)) == ("application.opinion_tests",)
    against = {"verdict": "against", "opinion": "目标没有数字"}
    assert why("review", said=against, verdict=(RED,)) == ()
    assert why("review", said=against) == ()


def test_an_opinion_has_words_and_a_side():
    assert why("review", said={}) == ("lifecycle.missing_input", "lifecycle.missing_input")


def test_plain_approval_needs_an_opinion_with_nothing_against():
    assert why("approve", "reviewed", "leader", opinion="against") == ("application.opinion",)


def test_a_decision_against_needs_an_opinion_against_and_a_reason():
    assert why("approve_against", "reviewed", "leader") == ("application.no_dissent",)
    silent = why("approve_against", "reviewed", "leader", said={}, opinion="against")
    assert silent == ("lifecycle.missing_input",)


@pytest.mark.parametrize(
    ("words", "enough"),
    [
        (WHY, True),
        ("The market cannot wait until after the holidays.", True),
        ("同意召开", False),
        ("同意同意同意同意同意同意同意", False),
        ("ok ok ok ok ok ok", False),
        ("。。。。。。。。。。。。", False),
    ],
)
def test_a_decision_against_is_reasoned_in_a_whole_sentence(words, enough):
    said = {"reason": words}
    found = why("approve_against", "reviewed", "leader", said=said, opinion="against")
    assert found == (() if enough else ("application.no_sentence",))


def test_who_gave_the_opinion_does_not_decide_on_it():
    assert why("approve", "reviewed", "leader", reviewed_by=1) == ("application.own_opinion",)
    against = why("approve_against", "reviewed", "leader", reviewed_by=1, opinion="against")
    assert against == ("application.own_opinion",)


def test_joined_only_with_an_open_application():
    said = {"into": "2022-009", "reason": "议题相同"}
    assert why("merge", said=said) == ("application.no_such_other",)
    assert why("merge", said={"into": " 2023-002 ", "reason": "议题相同"}) == ()


def test_returned_postponed_joined_and_reshaped_with_a_reason():
    for step in ("return", "postpone"):
        assert why(step, said={}) == ("lifecycle.missing_input",)
    assert why("merge", said={}) == ("lifecycle.missing_input", "lifecycle.missing_input")
    assert why("reshape", said={}) == ("lifecycle.missing_input",) * 4


def test_postponed_until_a_day_or_until_something_has_happened():
    assert why("postpone", said={"reason": "春节"}) == ("application.until",)
    assert why("postpone", said={"reason": "春节", "awaits": "县志办核完数字"}) == ()
    assert why("postpone", said={"reason": "春节", "until": DAY}) == ("application.passed",)


def test_submitted_before_that_day_it_is_said():
    mine = {"applicant_unit": 1, "postponed_until": DAY + timedelta(days=1)}
    told = decide(APPLICATION, "submit", case("postponed", "liaison", facts(**mine), {}))
    assert [(r.code, r.severity) for r in told.refusals] == [("application.postponed_yet", "amber")]


def test_the_other_form_still_lies_ahead():
    late = {**SAID, "by": DAY - timedelta(days=1)}
    assert why("reshape", said=late) == ("application.passed",)


def test_what_the_leader_agreed_to_the_leader_takes_back():
    known = {("gate.goal.named", "")}
    assert why("return", "approved") == ("application.leaders_word",)
    assert why("return", "approved", verdict=(RED,), known=known) == ("application.leaders_word",)
    assert why("return", "approved", verdict=(RED,)) == ()


def test_offered_parts_are_answered_before_the_meeting_is_convened():
    assert why("convene", "approved", hanging=2) == ("application.hanging",)
    told = decide(APPLICATION, "approve", case("reviewed", "leader", facts(hanging=2), SAID))
    assert [(r.code, r.severity) for r in told.refusals] == [("application.hanging", "amber")]


def test_the_verdict_is_repeated_on_convening():
    assert why("convene", "approved", verdict=(RED, AMBER)) == ("gate.goal.named",)
    known = {("gate.goal.named", "")}
    assert why("convene", "approved_against", verdict=(RED,), known=known) == ()
    assert why("convene", "approved_against", verdict=(RED,)) == ("gate.goal.named",)


def test_sentences_of_a_dossier_out_of_hand():
    assert closed_dossier("submitted").english() == (
        "The state is “Submitted”; the dossier can be changed again when it is returned."
    )
    assert foreign_dossier().english() == "Only the applying unit can do this."
