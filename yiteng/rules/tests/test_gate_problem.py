"""The problem test: each rule by its name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from yiteng.rules.gate.registry import judge
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.tests.dossiers import JANUARY, PROBLEM, SEEN, WHOLE, said


def test_problem_stated():
    assert said(replace(WHOLE, problems=(replace(PROBLEM, stated=False),))) == [
        ("red", "The problem “泵业同质化竞争” is not stated yet.", "problems-3")
    ]


def test_problem_evidence():
    once = replace(PROBLEM, evidence=replace(SEEN, sources=1, latest_by_source=(JANUARY,)))
    assert said(replace(WHOLE, problems=(once,))) == [
        (
            "red",
            "The problem “泵业同质化竞争” rests on too few independent sources: 1 (findings: 3); "
            "at least 2 are needed.",
            "problems-3-findings",
        )
    ]


def test_problem_evidence_follows_the_threshold():
    three = Thresholds(independent=4)
    assert [r.code for r in judge(WHOLE, three).red] == ["gate.problem.evidence"]


def test_problem_recent():
    old = replace(SEEN, latest_by_source=(date(2021, 3, 1), date(2022, 1, 29), date(2022, 1, 30)))
    dated = replace(WHOLE, problems=(replace(PROBLEM, evidence=old),))
    assert said(dated) == [
        ("red", "Only 1 sources on “泵业同质化竞争” spoke since 2022-01-30; at least 2 are needed.",
         "problems-3-findings")
    ]  # fmt: skip
    assert judge(dated, Thresholds(finding_days=366)).reasons == ()
    assert said(replace(dated, wanted_on=None)) == []


def test_problem_cause():
    assert said(replace(WHOLE, problems=(replace(PROBLEM, root_cause=""),))) == [
        ("red", "The problem “泵业同质化竞争” names no root cause.", "problems-3-root_cause")
    ]


def test_problem_heard():
    assert said(replace(WHOLE, problems=(replace(PROBLEM, agreed="unasked"),))) == [
        ("red", "Those concerned have not been asked about the wording of “泵业同质化竞争”.",
         "problems-3-agreed")
    ]  # fmt: skip


def test_problem_objection():
    objected = replace(PROBLEM, agreed="objected")
    assert said(replace(WHOLE, problems=(objected,))) == [
        (
            "red",
            "Those concerned object to the problem “泵业同质化竞争”; their words are missing.",
            "problems-3-objection",
        )
    ]
    assert said(replace(WHOLE, problems=(replace(objected, objection="不全面"),))) == []


@pytest.mark.parametrize(
    ("claims", "reached_", "least"),
    [("district", 1, 2), ("town", 1, 2), ("village", 0, 1)],
)
def test_problem_covered(claims, reached_, least):
    narrow = replace(PROBLEM, claims=claims, reached=reached_)
    assert said(replace(WHOLE, problems=(narrow,))) == [
        ("amber", f"The findings on “泵业同质化竞争” reach {reached_} places of the area it is said of; "
                  f"at least {least} are usual.", "problems-3-findings")
    ]  # fmt: skip
    assert said(replace(WHOLE, problems=(replace(narrow, reached=least),))) == []


def test_problem_doubted():
    doubted = replace(PROBLEM, evidence=replace(SEEN, against=2))
    assert said(replace(WHOLE, problems=(doubted,))) == [
        ("red", "2 findings speak against “泵业同质化竞争”, and nothing answers them.",
         "problems-3-counter_answer")
    ]  # fmt: skip


def test_problem_against():
    answered = replace(PROBLEM, evidence=replace(SEEN, against=2), counter_answer="只限大件泵")
    assert said(replace(WHOLE, problems=(answered,))) == [
        ("amber", "2 findings speak against “泵业同质化竞争”; the answer stands beside it.",
         "problems-3-counter_answer")
    ]  # fmt: skip
