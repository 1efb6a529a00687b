"""The application to meet: who may take which step in which state, and why not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from yiteng.rules.lifecycles.application import APPLICATION, closed_dossier, foreign_dossier
from yiteng.rules.refusal import Refusal
from yiteng.rules.tests.roads import case, check_every_combination, refused

RED = Refusal("gate.goal.named", "No goal is named.", severity="red")
AMBER = Refusal("gate.goal.baseline", "No baseline.", severity="amber")
OFFICES = "secretary party_secretary"
SETTLES = f"leader {OFFICES}"
IN_HAND = "submitted reviewed"
SAID = {"opinion": "可以召开", "verdict": "pass", "reason": "附理由", "into": "2023-002",
        "form": "document"}  # fmt: skip

ROAD = {
    "submit": ("draft returned postponed", "submitted",
               f"{OFFICES} liaison town_office insurance_branch"),
    "review": ("submitted", "reviewed", OFFICES),
    "approve": ("reviewed", "approved", "leader"),
    "approve_against": ("reviewed", "approved_against", "leader"),
    "return": (IN_HAND, "returned", SETTLES),
    "postpone": (IN_HAND, "postponed", SETTLES),
    "merge": (IN_HAND, "merged", SETTLES),
    "reshape": (IN_HAND, "reshaped", SETTLES),
    "convene": ("approved approved_against", "convened", OFFICES),
}  # fmt: skip


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
        (tuple(s for s in ROAD if s not in ("submit", "approve_against")), {}),
    ],
)
def test_every_state_role_and_step(steps, more):
    part = replace(APPLICATION, steps=tuple(APPLICATION.step(code) for code in steps))
    road = {step: ROAD[step] for step in steps}
    tried = check_every_combination(part, road, facts(**more), SAID)
    assert tried == len(steps) * 10 * 21


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
    assert why("reshape", said={}) == ("lifecycle.missing_input", "lifecycle.missing_input")


def test_the_verdict_is_repeated_on_convening():
    assert why("convene", "approved", verdict=(RED, AMBER)) == ("gate.goal.named",)
    assert why("convene", "approved_against", verdict=(RED,)) == ()


def test_sentences_of_a_dossier_out_of_hand():
    assert closed_dossier("submitted").english() == (
        "The state is “Submitted”; the dossier can be changed again when it is returned."
    )
    assert foreign_dossier().english() == "Only the applying unit can do this."
