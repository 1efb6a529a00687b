"""The four tests: each rule of the gate, by its name, on a dossier that keeps all others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from yiteng.rules.gate.dossier import (
    Costs,
    Dossier,
    Goal,
    Item,
    Opinion,
    Prescription,
    Problem,
)
from yiteng.rules.gate.evidence import Evidence, Sighting, weigh
from yiteng.rules.gate.registry import TESTS, VERSION, judge, rules
from yiteng.rules.gate.scope import TYPES
from yiteng.rules.gate.thresholds import Thresholds

JANUARY = date(2023, 1, 30)
YEAR_END = date(2023, 12, 31)
GOAL = Goal(
    "1", "组建产业联盟", Decimal(4), "个", baseline="尚无联盟", due_on=YEAR_END, owner="工信局"
)
ITEM = Item("2", "组建产业联盟", "定下牵头企业", "区长", "工信局", 40)
SEEN = Evidence(findings=3, sources=3, places=2, methods=2, days=3, latest=date(2022, 9, 1))
PROBLEM = Problem("3", "泵业同质化竞争", "没有共用标准", SEEN, "agreed")
PRESCRIPTION = Prescription(
    "4", "龙头企业牵头组建联盟", "3", "没有共用标准", "工信局", True, YEAR_END, "three",
    served="泵类企业", proof="章程和成员名册",
)  # fmt: skip
OPINION = Opinion("5", "财政局", True)
WHOLE = Dossier(
    "district",
    "district",
    JANUARY,
    (GOAL,),
    (ITEM,),
    (PROBLEM,),
    (PRESCRIPTION,),
    (OPINION,),
    Costs(400, Decimal("0.5")),
)


def said(dossier: Dossier) -> list[tuple[str, str, str]]:
    """(severity, sentence, field) of every reason."""
    return [(r.severity, r.english(), r.field) for r in judge(dossier).reasons]


def test_a_whole_dossier_passes_every_test():
    verdict = judge(WHOLE)
    assert [o.test.code for o in verdict.outcomes] == ["goal", "content", "problem", "prescription"]
    assert (verdict.reasons, verdict.passed, verdict.applies, verdict.rules) == (
        (),
        True,
        True,
        "1",
    )


def test_there_are_four_tests_and_each_has_a_red_rule():
    assert len(TESTS) == 4
    assert [any(r.severity == "red" for r in t.rules) for t in TESTS] == [True] * 4
    assert VERSION == "1"


def test_every_rule_has_a_code_of_its_own_an_origin_and_a_test():
    codes = [r.code for r in rules()]
    assert sorted(set(codes)) == sorted(codes)
    assert {r.test for r in rules()} == {"goal", "content", "problem", "prescription"}
    assert [r.code for r in rules() if not r.origin or not r.code.startswith(r.test)] == []


def test_an_empty_dossier_hears_every_reason_at_once():
    assert said(Dossier("special")) == [
        ("red", "No goal is named.", "goals"),
        ("red", "The agenda is empty.", "items"),
        ("red", "No problem is named.", "problems"),
        ("red", "Nothing is prescribed yet.", "prescriptions"),
    ]


@pytest.mark.parametrize("outside", [t.code for t in TYPES if not t.tested])
def test_the_gate_never_judges_meetings_outside_its_scope(outside):
    verdict = judge(Dossier(outside))
    assert (verdict.applies, verdict.passed, verdict.outcomes) == (False, True, ())


def test_scope():
    assert [t.code for t in TYPES if t.tested] == ["district", "special", "department"]


def test_goal_measurable():
    bare = replace(GOAL, value=None, unit="", due_on=None, owner="")
    assert said(replace(WHOLE, goals=(GOAL, bare))) == [
        (
            "red",
            "The goal “组建产业联盟” lacks: number, unit of the number, date, owner.",
            "goals-1",
        )
    ]
    assert said(replace(WHOLE, goals=(replace(GOAL, value=Decimal(0)),))) == []


def test_goal_after_meeting():
    early = replace(GOAL, due_on=date(2023, 1, 29))
    assert said(replace(WHOLE, goals=(early,))) == [
        ("red", "The goal “组建产业联盟” is to be reached on 2023-01-29, before the meeting.",
         "goals-1")
    ]  # fmt: skip
    assert said(replace(WHOLE, goals=(replace(GOAL, due_on=JANUARY),))) == []


def test_goal_baseline():
    assert said(replace(WHOLE, goals=(replace(GOAL, baseline=" "),))) == [
        ("amber", "The goal “组建产业联盟” does not say where things stand today.", "goals-1")
    ]


def test_content_decides():
    bare = replace(ITEM, decides=" ", decided_by="", minutes=0)
    assert said(replace(WHOLE, items=(bare,))) == [
        (
            "red",
            "The item “组建产业联盟” lacks: what is decided, who decides it, minutes.",
            "items-2",
        )
    ]


def test_content_dissent():
    silent = replace(OPINION, agrees=False)
    assert said(replace(WHOLE, opinions=(silent,))) == [
        ("red", "财政局 disagrees; its grounds are missing.", "opinions-5")
    ]
    assert said(replace(WHOLE, opinions=(replace(silent, words="资金没有着落"),))) == []


def test_content_presenter():
    assert said(replace(WHOLE, items=(replace(ITEM, presenter=""),))) == [
        ("amber", "Nobody presents the item “组建产业联盟”.", "items-2")
    ]


def test_content_half_day():
    long = replace(ITEM, minutes=241)
    assert said(replace(WHOLE, items=(long,))) == [
        ("amber", "The items take 241 minutes; half a day has 240.", "items")
    ]
    assert said(replace(WHOLE, items=(replace(ITEM, minutes=240),))) == []


def test_problem_stated():
    assert said(replace(WHOLE, problems=(replace(PROBLEM, stated=False),))) == [
        ("red", "The problem “泵业同质化竞争” is not stated yet.", "problems-3")
    ]


def test_problem_evidence():
    once = replace(PROBLEM, evidence=Evidence(findings=3, sources=1, places=3))
    assert said(replace(WHOLE, problems=(once,))) == [
        (
            "red",
            "The problem “泵业同质化竞争” rests on 3 findings from 1 independent sources; "
            "at least 2 sources are needed.",
            "problems-3",
        )
    ]


def test_problem_evidence_follows_the_threshold():
    three = Thresholds(independent=4)
    assert [r.code for r in judge(WHOLE, three).red] == ["gate.problem.evidence"]


def test_problem_cause():
    assert said(replace(WHOLE, problems=(replace(PROBLEM, root_cause=""),))) == [
        ("red", "The problem “泵业同质化竞争” names no root cause.", "problems-3")
    ]


def test_problem_objection():
    objected = replace(PROBLEM, agreed="objected")
    assert said(replace(WHOLE, problems=(objected,))) == [
        (
            "red",
            "Those concerned object to the problem “泵业同质化竞争”; their words are missing.",
            "problems-3",
        )
    ]
    assert said(replace(WHOLE, problems=(replace(objected, objection="不全面"),))) == []


def test_problem_narrow():
    narrow = replace(PROBLEM, evidence=replace(SEEN, places=1))
    assert said(replace(WHOLE, problems=(narrow,))) == [
        ("amber", "All findings on “泵业同质化竞争” come from one place.", "problems-3")
    ]


def test_problem_against():
    doubted = replace(PROBLEM, evidence=replace(SEEN, against=2))
    assert said(replace(WHOLE, problems=(doubted,))) == [
        ("amber", "2 findings speak against “泵业同质化竞争”.", "problems-3")
    ]


def test_prescription_treats():
    other = replace(PROBLEM, key="9", title="外出学习少")
    assert said(replace(WHOLE, problems=(PROBLEM, other))) == [
        ("red", "Nothing is prescribed against “外出学习少”.", "prescriptions")
    ]


def test_prescription_aimed():
    stray = replace(PRESCRIPTION, key="8", problem="77")
    assert said(replace(WHOLE, prescriptions=(PRESCRIPTION, stray))) == [
        (
            "red",
            "The prescription “龙头企业牵头组建联盟” treats none of the problems named.",
            "prescriptions-8",
        )
    ]


def test_prescription_whole():
    bare = replace(PRESCRIPTION, lead="", due_on=None, served="", proof="")
    assert said(replace(WHOLE, prescriptions=(bare,))) == [
        (
            "red",
            "The prescription “龙头企业牵头组建联盟” lacks: lead unit, date, served party, "
            "proof that would convince.",
            "prescriptions-4",
        )
    ]


def test_prescription_accepted():
    asked = replace(PRESCRIPTION, lead_accepted=False)
    assert said(replace(WHOLE, prescriptions=(asked,))) == [
        (
            "red",
            "工信局 has not accepted the lead of “龙头企业牵头组建联盟” yet.",
            "prescriptions-4",
        )
    ]


def test_prescription_money():
    dear = replace(PRESCRIPTION, money=Decimal(420000))
    assert said(replace(WHOLE, prescriptions=(dear,))) == [
        (
            "amber",
            "The prescription “龙头企业牵头组建联盟” needs money and names no source of it.",
            "prescriptions-4",
        )
    ]
    assert said(replace(WHOLE, prescriptions=(replace(dear, money_source="镇级预算"),))) == []


def test_one_speaker_on_many_occasions_is_one_source():
    seen = [
        Sighting("某泵业负责人", "village 1", "interview", date(2022, 3, 1)),
        Sighting("某泵业负责人", "village 2", "interview", date(2022, 5, 1)),
        Sighting("配套企业", "village 2", "survey", date(2022, 5, 1)),
        Sighting("协会", "village 3", "survey", date(2022, 6, 1), against=True),
    ]
    assert weigh(seen) == Evidence(
        findings=3, sources=2, places=2, methods=2, days=2, against=1, latest=date(2022, 5, 1)
    )
    assert weigh(seen).independent == 2
    assert weigh([]) == Evidence()


def test_what_the_meeting_costs_in_hours():
    assert Costs(400, Decimal("1.5")).hours == Decimal(4800)
