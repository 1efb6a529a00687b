"""The one road: every state × role × step, and each refusal with its sentence."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from yiteng.rules.lifecycle import Case, decide
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.lifecycles.commitment.checks_objection import Word
from yiteng.rules.lifecycles.commitment.checks_support import Part
from yiteng.rules.lifecycles.commitment.states import DONE, OPEN
from yiteng.rules.roles import ROLES
from yiteng.rules.tests.roads import DAY, NOON, somebody

SUPERVISION = "supervision party_supervision"
OFFICES = "secretary party_secretary"
DOERS = (
    "liaison town_office village_clerk errand_agent hospital_director insurance_branch "
    "secretary party_secretary"
)
CHECKERS = f"{SUPERVISION} liaison town_office discipline"
ASKERS = f"{SUPERVISION} town_office errand_agent liaison insurance_branch"
HEARERS = f"{SUPERVISION} town_office village_clerk errand_agent software"
ISSUERS = f"{SUPERVISION} {OFFICES} town_office errand_agent insurance_branch"
EXTENDERS = f"leader {SUPERVISION} {OFFICES} town_office errand_agent insurance_branch"
TIME = f"leader {SUPERVISION}"
#: Step → states it leaves, state it leads to, roles that may ("=": the state stays).
ROAD = {
    "issue": ("draft", "issued", ISSUERS),
    "sign": ("issued", "active", DOERS),
    "object": ("issued", "objected", DOERS),
    "speak": ("objected", "=", f"staffing {SUPERVISION} {OFFICES}"),
    "uphold": ("objected", "draft", TIME),
    "reassign": ("objected", "issued", TIME),
    "redate": ("objected", "issued", TIME),
    "take_off": ("objected", "withdrawn", TIME),
    "admit": ("objected", "issued", TIME),
    "dismiss": ("objected", "issued", TIME),
    "merge": ("draft issued active", "merged", SUPERVISION),
    "withdraw": ("draft issued objected active suspended", "withdrawn", SUPERVISION),
    "progress": ("active", "=", DOERS),
    "meet_clock": ("active", "=", DOERS),
    "support_sign": ("issued active", "=", DOERS),
    "support_object": ("issued active", "=", DOERS),
    "support_answer": ("active", "=", DOERS),
    "support_speak": ("issued active", "=", f"staffing {SUPERVISION} {OFFICES}"),
    "support_uphold": ("issued active", "=", TIME),
    "support_dismiss": ("issued active", "=", TIME),
    "ask_coordination": ("active", "=", DOERS),
    "submit_coordination": ("active", "=", f"{SUPERVISION} {OFFICES}"),
    "coordinated": ("active", "=", TIME),
    "report": ("active", "reported", DOERS),
    "return": ("reported verified", "active", CHECKERS),
    "verify": ("reported verified", "verified", CHECKERS),
    "ask_extension": ("active", "=", DOERS),
    "extend": ("active", "=", EXTENDERS),
    "refuse_extension": ("active", "=", EXTENDERS),
    "ask_suspension": ("active", "=", DOERS),
    "suspend": ("active", "suspended", TIME),
    "resume": ("suspended", "active", TIME),
    "ask": ("reported verified", "asked", ASKERS),
    "ask_again": ("asked", "=", ASKERS),
    "answer_yes": ("asked", "closed", HEARERS),
    "answer_partly": ("asked", "active", HEARERS),
    "answer_partly_again": ("asked", "verified", HEARERS),
    "answer_no": ("asked", "active", HEARERS),
    "answer_no_again": ("asked", "verified", HEARERS),
    "answer_not_yet": ("asked", "=", HEARERS),
    "outside_yes": ("reported verified", "closed", HEARERS),
    "outside_no": ("reported verified", "active", HEARERS),
    "outside_no_again": ("reported verified", "verified", HEARERS),
    "ask_after": ("withdrawn merged closed struck_off archived", "=", ASKERS),
    "answer_after": ("withdrawn merged closed struck_off archived", "=", HEARERS),
    "conclude": ("verified", "closed", SUPERVISION),
    "send_back": ("verified", "active", SUPERVISION),
    "accept": ("reported verified", "closed", f"{TIME} {OFFICES} discipline liaison town_office"),
    "close_silent": ("asked", "closed", SUPERVISION),
    "strike_off": ("closed", "struck_off", SUPERVISION),
    "archive": ("struck_off", "archived", f"{SUPERVISION} {OFFICES}"),
    "recur": ("closed struck_off archived", "active", SUPERVISION),
}
#: Steps that decide an objection: a leader takes them only where the offices differ.
DECIDING = (
    "support_uphold",
    "support_dismiss",
    "uphold",
    "reassign",
    "redate",
    "take_off",
    "admit",
    "dismiss",
)
SAID = {
    "reason": "等电网", "note": "三十盏亮灯", "words": "不亮", "conclusion": "线路另行改造",
    "ground": "duty", "new_lead": "3", "into": "2023-1-00002", "done": "已挖坑",
    "affected": "46户", "told": "因并入管网改造而撤销", "answer": "yes", "stance": "uphold", "clock": "1",
    "approval": "准入2号", "funds": "随事下放", "new_due": NOON + timedelta(days=60),
}  # fmt: skip
#: A commitment against which nothing speaks; the actor's unit is 1.
FACTS = {
    "lead_unit": 2, "support_units": [], "doers": frozenset({7}), "title": "路灯30盏",
    "served": "赵家村村民", "acceptor_post": None, "origin": "meeting", "kind_origins": ("meeting",),
    "missing_links": [], "missing_proof": [], "due_at": NOON + timedelta(days=30),
    "extension_count": 0, "extension_limit": 2, "check_needed": False, "asked_on": DAY,
    "silence_days": 30, "unmet_count": 0, "confirmed": True,
}  # fmt: skip
#: Two offices agree: the staffing office and the Party line's supervision office.
WORDS = {
    "": (),
    "uphold": (Word("uphold", 81, 81, True), Word("uphold", 82, 82)),
    "dismiss": (Word("dismiss", 81, 81, True), Word("dismiss", 82, 82)),
}
#: What else must hold for a step to be free of refusals.
HOLDS = {
    **{step: {"objection_ground": ground, "objecting_unit": 2, "objection_words": WORDS[stance]}
       for step, ground, stance in (
        ("speak", "duty", ""), ("uphold", "content", "uphold"), ("reassign", "duty", "uphold"),
        ("redate", "time", "uphold"), ("take_off", "not_listed", "uphold"),
        ("admit", "not_listed", "uphold"), ("dismiss", "duty", "dismiss"))},
    **{step: {"lead_unit": 1} for step in (
        "sign", "object", "progress", "ask_coordination", "report", "ask_extension",
        "ask_suspension", "meet_clock")},
    "meet_clock": {"lead_unit": 1, "clocks_by_hand": True},
    "support_sign": {"parts": {1: Part("水利局")}},
    "support_object": {"parts": {1: Part("水利局")}},
    "support_answer": {"parts": {1: Part("水利局", signed=True)}},
    "support_speak": {"parts": {2: Part("水利局", ground="duty")}},
    "support_uphold": {"parts": {2: Part("水利局", ground="duty", words=WORDS["uphold"])}},
    "support_dismiss": {"parts": {2: Part("水利局", ground="duty", words=WORDS["dismiss"])}},
    "submit_coordination": {"coordination_open": True},
    "coordinated": {"coordination_open": True},
    "extend": {"extension_open": True, "date_level": "unit", "date_unit": 1},
    "refuse_extension": {"extension_open": True, "date_level": "unit", "date_unit": 1},
    "suspend": {"suspension_open": True},
    "answer_no_again": {"unmet_count": 1},
    "answer_partly_again": {"unmet_count": 1},
    "outside_yes": {"own_channel": ("Hotline 12345", "7")},
    "outside_no": {"own_channel": ("Hotline 12345", "7")},
    "outside_no_again": {"own_channel": ("Hotline 12345", "7"), "unmet_count": 1},
    "ask_after": {"close_reason": "silence", "original_due_at": NOON},
    "answer_after": {"end_open": True},
    "conclude": {"under_review": True},
    "send_back": {"under_review": True},
    "accept": {"acceptor_post": 1},
    "close_silent": {"asked_on": date(2023, 1, 1)},
}  # fmt: skip


def why(step, state, role="supervision", said=SAID, **more):
    """Code and sentence of every reason against a step."""
    facts = {**FACTS, **HOLDS.get(step, {}), **more}
    made = decide(COMMITMENT, step, Case(somebody(role), state, NOON, DAY, facts, said))
    return [(r.code, r.english()) for r in made.refusals]


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


REFUSED = [
    ("issue", "draft", {"lead_unit": None}, "Name exactly one lead unit."),
    ("issue", "draft", {"due_at": None}, "Say by when it is to be done."),
    ("issue", "draft", {"legal_due_at": NOON},
     "The law allows until 2023-03-01; a later date cannot be promised."),
    ("issue", "draft", {"cliff_at": NOON}, "Our date lies after the firm's own last moment."),
    ("issue", "draft", {"served": "", "acceptor_post": None},
     "Name who is served, or for an inner matter the post that accepts it."),
    ("issue", "draft", {"origin": "complaint"}, "This kind cannot come from such an origin."),
    ("issue", "draft", {"origin": "request", "kind_origins": ("request",)},
     "Name the document, request or case it comes from."),
    ("issue", "draft", {"missing_links": ["a measure, a problem"]},
     "What caused it is not linked yet; one of these will do: a measure, a problem."),
    ("reassign", "objected", {"lead_unit": 3}, "This unit leads it already; choose another one."),
    ("uphold", "objected", {"objection_ground": "time"},
     "The objection rests on another ground: Time limit."),
    ("uphold", "objected", {"objection_words": ()},
     "One office does not decide alone: another one gives its word first."),
    ("uphold", "objected", {"objection_words": (Word("uphold", 1, 82),)},
     "One office does not decide alone: another one gives its word first."),
    ("uphold", "objected", {"objection_words": (Word("uphold", 82, 1),)},
     "One office does not decide alone: another one gives its word first."),
    ("reassign", "objected", {"objection_words": WORDS["uphold"][1:]},
     "The staffing office must give its word on this ground first."),
    ("take_off", "objected", {"objection_words": WORDS["uphold"][1:]},
     "The staffing office must give its word on this ground first."),
    ("dismiss", "objected", {"objection_words": WORDS["uphold"]},
     "The other office says otherwise: give your word, then a district leader decides."),
    ("dismiss", "objected", {"objecting_unit": 1}, "A unit does not decide its own objection."),
    ("speak", "objected", {"objecting_unit": 1}, "A unit gives no word on its own objection."),
    ("speak", "objected", {"objection_words": (Word("uphold", 5, 1),)},
     "Your unit has given its word already."),
    ("coordinated", "active", {"coordination_open": False}, "No coordination has been asked for."),
    ("extend", "active", {"extension_open": False}, "No extension has been asked for."),
    ("extend", "active", {"extension_count": 2},
     "It has been extended as often as is allowed (2 times)."),
    ("extend", "active", {"lead_unit": 1}, "A unit does not move its own date."),
    ("extend", "active", {"date_level": "leader"},
     "The date was set by a district leader or a meeting; that level decides."),
    ("support_uphold", "active", {"parts": {2: Part("水利局", ground="content",
                                                   words=WORDS["uphold"][1:])}},
     "Write the unit's duty anew, in one sentence."),
    ("support_uphold", "active", {"parts": {2: Part("水利局", ground="duty")}},
     "The staffing office must give its word on this ground first."),
    ("support_speak", "active", {"parts": {}}, "No supporting unit's objection waits here."),
    ("support_speak", "active", {"parts": {1: Part("水利局", ground="duty")}},
     "A unit gives no word on its own objection."),
    ("refuse_extension", "active", {"extension_open": False}, "No extension has been asked for."),
    ("suspend", "active", {"suspension_open": False}, "No suspension has been asked for."),
    ("verify", "reported", {"doers": frozenset({1})},
     "You worked on this yourself; another person must check it."),
    ("verify", "reported", {"lead_unit": 1}, "Your unit does this work; another unit must check it."),
    ("verify", "reported", {"support_units": [1]},
     "Your unit does this work; another unit must check it."),
    ("ask", "reported", {"check_needed": True, "checked": False},
     "This one must first be checked by another unit."),
    ("ask", "reported", {"served": ""},
     "An inner matter: the named post accepts it; nobody is asked."),
    ("ask", "verified", {"under_review": True},
     "A second no is being reviewed; the review must conclude first."),
    ("return", "verified", {"under_review": True},
     "A second no is being reviewed; the review must conclude first."),
    ("answer_no", "asked", {"unmet_count": 1},
     "They were not content before: a second such answer goes to a review."),
    ("answer_partly", "asked", {"unmet_count": 1},
     "They were not content before: a second such answer goes to a review."),
    ("answer_no_again", "asked", {"unmet_count": 0}, "A first such answer goes back to the doer."),
    ("answer_partly_again", "asked", {"unmet_count": 0},
     "A first such answer goes back to the doer."),
    ("submit_coordination", "active", {"submitted": True},
     "It has been put before the leader already."),
    ("resume", "suspended", {"stopped_at": NOON + timedelta(minutes=1)},
     "The clock cannot start again before it was stopped."),
    ("answer_yes", "asked", {"lead_unit": 1},
     "Your unit did this work; another unit records what people say about it."),
    ("conclude", "verified", {"under_review": False}, "No review of a second no is open here."),
    ("send_back", "verified", {"under_review": False}, "No review of a second no is open here."),
    ("conclude", "verified", {"missing_opinions": ["Legal office"]},
     "The review still lacks the opinion of: Legal office."),
    ("verify", "verified", {"checked": True},
     "It is checked, and no new evidence has come in since."),
    ("ask", "reported", {"own_channel": ("Hotline 12345", "2023-77")},
     "Hotline 12345, number 2023-77: the answer is given there; nobody is asked twice."),
    ("outside_yes", "reported", {"own_channel": ()},
     "This is no case of the petition office or the hotline: ask the people served."),
    ("ask_after", "closed", {"close_reason": "yes"},
     "It ended with their own word; nothing is open."),
    ("ask_after", "withdrawn", {"end_asked": True},
     "They have been told of this end and have answered."),
    ("ask_after", "withdrawn", {"original_due_at": None},
     "It was never assigned: nothing was promised."),
    ("answer_after", "merged", {"end_open": False},
     "No question about this end waits for an answer."),
    ("accept", "reported", {"acceptor_post": 9}, "Only the named acceptor can accept this."),
    ("close_silent", "asked", {"asked_on": DAY - timedelta(days=29)},
     "They have 30 days to answer."),
    ("strike_off", "closed", {"confirmed": False, "close_reason": ""},
     "Nobody has confirmed it and no review stands beside it."),
]  # fmt: skip


@pytest.mark.parametrize(("step", "state", "facts", "sentence"), REFUSED)
def test_each_refusal_has_its_sentence(step, state, facts, sentence):
    assert [said for _, said in why(step, state, **facts)] == [sentence]


DOER_REFUSED = [
    ("sign", "issued", {"lead_unit": 2}, "Only the lead unit can do this."),
    ("support_sign", "active", {"parts": {}}, "Only a supporting unit can do this."),
    ("support_sign", "active", {"parts": {1: Part("水利局", signed=True)}},
     "Your part has been signed for already."),
    ("support_sign", "active", {"parts": {1: Part("水利局", ground="duty")}},
     "Your objection waits for a decision."),
    ("support_answer", "active", {"parts": {1: Part("水利局")}}, "Sign for your part first."),
    ("report", "active", {"parts": {5: Part("水利局", signed=True)}},
     "水利局 has not answered for its part yet."),
    ("object", "issued", {"settled_grounds": {"duty"}},
     "An objection on this ground was decided already; sign for it or choose another."),
    ("progress", "active", {"lead_unit": 2},
     "Only the lead unit or a supporting unit can do this."),
    ("report", "active", {"missing_proof": ["Acceptance record"]},
     "The proof “Acceptance record” is still missing."),
    ("ask_extension", "active", {"due_at": NOON - timedelta(hours=1)},
     "An extension must be asked for before the date."),
    ("ask_extension", "active", {"due_at": NOON + timedelta(days=60)},
     "The new date must lie after the present one."),
    ("ask_extension", "active", {"extension_open": True},
     "An extension has been asked for already."),
    ("ask_suspension", "active", {"suspension_open": True},
     "A suspension has been asked for already."),
    ("ask_coordination", "active", {"coordination_open": True},
     "Coordination has been asked for already."),
]  # fmt: skip


@pytest.mark.parametrize(("step", "state", "facts", "sentence"), DOER_REFUSED)
def test_each_refusal_to_the_doer_has_its_sentence(step, state, facts, sentence):
    assert [said for _, said in why(step, state, "liaison", **facts)] == [sentence]


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
    asked = datetime(2023, 1, 30).date()
    assert why("close_silent", "asked", asked_on=asked) == []
    assert why("close_silent", "asked", asked_on=asked + timedelta(days=1)) != []


def test_a_leader_decides_where_the_two_offices_differ():
    words = (Word("uphold", 81, 81, True), Word("dismiss", 82, 82))
    assert why("reassign", "objected", "leader", objection_words=words) == []
    assert why("dismiss", "objected", "leader", objection_words=words) == []
    assert [code for code, _ in why("reassign", "objected", "leader")] == [
        "commitment.no_difference"
    ]


def test_the_duty_list_is_of_towns_and_villages():
    said = {"ground": "not_listed", "reason": "清单外"}
    assert why("object", "issued", "liaison", said, level="town") == []
    assert [code for code, _ in why("object", "issued", "liaison", said, level="district")] == [
        "commitment.not_township"
    ]


def test_a_date_is_moved_by_the_level_that_set_it_or_a_higher_one():
    asked = {"extension_open": True, "lead_unit": 2, "date_unit": 1}
    for level, able in (
        ("unit", {"town_office", "supervision", "leader"}),
        ("district", {"supervision", "secretary", "leader"}),
        ("leader", {"leader"}),
    ):
        for role in ("town_office", "supervision", "secretary", "leader"):
            free = role in able or (level == "unit" and role == "secretary")
            found = why("extend", "active", role, **asked, date_level=level)
            assert (found == []) is free, (level, role, found)
    asked |= {"date_level": "unit", "date_unit": 7}
    assert [c for c, _ in why("extend", "active", "town_office", **asked)] == [
        "commitment.other_unit_s_date"
    ]
    asked |= {"date_level": "superior"}
    said = {"note": "同意"}
    assert [c for c, _ in why("extend", "active", "leader", said, **asked)] == [
        "commitment.no_superior_paper"
    ]
    assert why("extend", "active", "leader", said | {"paper": "市水〔2023〕5号"}, **asked) == []
