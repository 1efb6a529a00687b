"""The one road: every state × role × step."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from yiteng.rules.lifecycle import Case, decide
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.lifecycles.commitment.states import DONE, OPEN
from yiteng.rules.roles import ROLES
from yiteng.rules.tests.commitment_road import DECIDING, FACTS, HOLDS, ROAD, SAID, why
from yiteng.rules.tests.roads import DAY, NOON, somebody


@pytest.mark.parametrize("step", ROAD)
def test_every_state_role_and_step(step):
    sources, target, roles = ROAD[step]
    facts = {**FACTS, **HOLDS.get(step, {})}
    for state in COMMITMENT.states:
        for role in ROLES:
            case = Case(somebody(role.code), state.code, NOON, DAY, facts, SAID)
            made = decide(COMMITMENT, step, case)
            expected = ["lifecycle.wrong_state"] if state.code not in sources.split() else []
            expected += [] if role.code in roles.split() else ["lifecycle.not_permitted"]
            if not expected and role.code == "leader" and step in DECIDING:
                expected = ["commitment.no_difference"]
            said = (state.code, role.code, [r.code for r in made.refusals], made.target)
            wanted = state.code if target == "=" else target
            assert said == (state.code, role.code, expected, wanted)


def test_the_table_has_these_steps_and_states_and_no_others():
    assert {s.code for s in COMMITMENT.steps} == set(ROAD)
    assert {s.code for s in COMMITMENT.states} == {*OPEN, *DONE, "merged", "withdrawn"}


def test_what_is_asked_with_a_step_is_named_all_at_once():
    assert [said for _, said in why("ask_extension", "active", "liaison", said={})] == [
        "Please fill in “New date”.",
        "Please fill in “Reason”.",
        "Please fill in “Work done so far”.",
        "Please fill in “Who is affected”.",
    ]


def test_who_speaks_for_others_is_named_by_role():
    proxy = {**SAID, "channel": "proxy"}
    assert why("answer_yes", "asked", said=proxy) == [
        ("commitment.no_speaker", "Say by role who spoke for them.")
    ]
    assert why("answer_yes", "asked", said={**proxy, "speaker": "family"}) == []


def test_all_reasons_against_assigning_come_at_once():
    nothing = {"lead_unit": None, "due_at": None, "served": "", "origin": "", "kind_origins": ()}
    assert [code for code, _ in why("issue", "draft", **nothing)] == [
        "commitment.no_lead", "commitment.no_due", "commitment.nobody_served", "commitment.origin",
    ]  # fmt: skip


def test_a_supporting_unit_may_note_progress_but_not_report():
    helper = {"lead_unit": 2, "support_units": [1]}
    assert why("progress", "active", "liaison", **helper) == []
    assert why("report", "active", "liaison", **helper) == [
        ("commitment.not_lead", "Only the lead unit can do this.")
    ]


def test_an_answer_by_the_link_needs_no_post():
    facts = {**FACTS, "lead_unit": 0}
    case = Case(somebody("software", person=0, unit=0), "asked", NOON, DAY, facts, {})
    assert decide(COMMITMENT, "answer_yes", case).allowed


def test_silence_counts_after_thirty_days_and_not_before():
    asked = date(2023, 1, 30)
    assert why("close_silent", "asked", asked_on=asked) == []
    assert why("close_silent", "asked", asked_on=asked + timedelta(days=1)) != []
