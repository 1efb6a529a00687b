"""The commitment's road as a literal table, and a case against which nothing speaks."""

from __future__ import annotations

from datetime import date, timedelta

from yiteng.rules.lifecycle import Case, decide
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.lifecycles.commitment.checks_objection import Word
from yiteng.rules.lifecycles.commitment.checks_support import Part
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
    "suspend": ("active", "suspended", EXTENDERS),
    "refuse_suspension": ("active", "=", EXTENDERS),
    "resume": ("suspended", "active", EXTENDERS),
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
    "recur": ("closed struck_off archived", "issued", SUPERVISION),
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
    "suspend": {"suspension_open": True, "date_level": "unit", "date_unit": 1},
    "refuse_suspension": {"suspension_open": True, "date_level": "unit", "date_unit": 1},
    "resume": {"date_level": "unit", "date_unit": 1},
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
