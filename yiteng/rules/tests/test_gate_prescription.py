"""The prescription test: each rule by its name."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from yiteng.rules.gate.dossier import Dossier, Past
from yiteng.rules.tests.dossiers import PRESCRIPTION, PROBLEM, WHOLE, said


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
            "prescriptions-8-problem",
        )
    ]


def test_prescription_whole():
    bare = replace(
        PRESCRIPTION, cause=" ", lead="", due_on=None, horizon="", level="", served="", proof=""
    )
    assert said(replace(WHOLE, prescriptions=(bare,))) == [
        (
            "red",
            "The prescription “龙头企业牵头组建联盟” lacks: root cause, lead unit, date, horizon, level, "
            "served party, proof that would convince.",
            "prescriptions-4-cause",
        )
    ]


def test_prescription_accepted():
    asked = replace(PRESCRIPTION, lead_accepted=False)
    assert said(replace(WHOLE, prescriptions=(asked,))) == [
        (
            "red",
            "工信局 has not accepted the lead of “龙头企业牵头组建联盟” yet.",
            "prescriptions-4-lead_accepted",
        )
    ]


def cured(**more) -> Dossier:
    return replace(WHOLE, prescriptions=(replace(PRESCRIPTION, **more),))


def test_prescription_money():
    silent = [
        ("red", "The prescription “龙头企业牵头组建联盟” says neither where its money comes from "
                "nor that it needs none.", "prescriptions-4-money_source")
    ]  # fmt: skip
    assert said(cured(money=Decimal(420000), money_source="")) == silent
    assert said(cured(money=None, money_source="")) == silent
    assert said(cured(money=Decimal(0), money_source="")) == []
    assert said(cured(money=Decimal(420000), money_source="镇级预算")) == []


def test_prescription_legal():
    assert said(cured(legality_by="", legality_basis="")) == [
        ("red", "The prescription “龙头企业牵头组建联盟” lacks: who checked that it is lawful, "
                "the ground in law.", "prescriptions-4-legality_by")
    ]  # fmt: skip


@pytest.mark.parametrize("competition", ["", "pending"])
def test_prescription_competition(competition):
    assert said(cured(competition=competition)) == [
        ("red", "The prescription “龙头企业牵头组建联盟” has no conclusion of the fair-competition "
                "review; say so where it touches no business operators.",
         "prescriptions-4-competition")
    ]  # fmt: skip
    assert said(cured(competition="untouched")) == []


def test_prescription_restricts():
    assert said(cured(competition="restricts")) == [
        ("red", "The prescription “龙头企业牵头组建联盟” restricts competition; it cannot be issued.",
         "prescriptions-4-competition")
    ]  # fmt: skip


def test_prescription_exception():
    assert said(cured(competition="exception")) == [
        ("red", "The prescription “龙头企业牵头组建联盟” names no ground of its exception.",
         "prescriptions-4-competition_note")
    ]  # fmt: skip
    assert said(cured(competition="exception", competition_note="第十二条第二项")) == []


def test_prescription_duty():
    assert said(cured(duty="")) == [
        ("red", "The prescription “龙头企业牵头组建联盟” does not say whether it lays work on towns.",
         "prescriptions-4-duty")
    ]  # fmt: skip


def test_prescription_withdrawn():
    assert said(cured(duty="withdrawn")) == [
        ("red", "The prescription “龙头企业牵头组建联盟” lays on towns what higher levels have "
                "taken back.", "prescriptions-4-duty")
    ]  # fmt: skip


def test_prescription_supports():
    supporting = {"duty": "support", "burden_by": "区委办评估"}
    assert said(cured(lead="甲镇政府", lead_in_town=True, **supporting)) == [
        ("red", "甲镇政府 only supports work such as “龙头企业牵头组建联盟”; another unit leads it.",
         "prescriptions-4-lead")
    ]  # fmt: skip
    assert said(cured(**supporting)) == []


def test_prescription_admitted():
    assert said(cured(duty="unlisted", burden_by="区委办评估")) == [
        ("red", "The prescription “龙头企业牵头组建联盟” lays work on towns that is on no list of "
                "duties; the district's admission is missing.", "prescriptions-4-duty_admission")
    ]  # fmt: skip
    admitted = {"duty_admission": "区委编办准入2号", "burden_by": "区委办评估"}
    assert said(cured(duty="unlisted", **admitted)) == []


def test_prescription_burden():
    assert said(cured(duty="basic")) == [
        ("amber", "The burden “龙头企业牵头组建联盟” lays on towns has not been assessed yet.",
         "prescriptions-4-burden_by")
    ]  # fmt: skip


def test_prescription_past():
    before = (Past("2019年组建联盟", "办结"), Past("2020年组建联盟", "未落实"))
    assert said(cured(past=before)) == [
        ("amber", "2 similar measures were tried before “龙头企业牵头组建联盟”; say what is "
                  "different this time.", "prescriptions-4-different")
    ]  # fmt: skip
    assert said(cured(past=before, different="这次由龙头企业出资")) == []
