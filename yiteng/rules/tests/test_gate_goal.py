"""The goal test: each rule by its name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from yiteng.rules.tests.dossiers import GOAL, JANUARY, WHOLE, said


def test_goal_measurable():
    bare = replace(GOAL, value=None, unit="", due_on=None, owner="")
    assert said(replace(WHOLE, goals=(GOAL, bare))) == [
        (
            "red",
            "The goal “组建产业联盟” lacks: number, unit of the number, date, owner.",
            "goals-1-value",
        )
    ]
    assert said(replace(WHOLE, goals=(replace(GOAL, value=Decimal(0)),))) == []


def test_goal_after_meeting():
    early = replace(GOAL, due_on=date(2023, 1, 29))
    assert said(replace(WHOLE, goals=(early,))) == [
        ("red", "The goal “组建产业联盟” is to be reached on 2023-01-29, before the meeting.",
         "goals-1-due_on")
    ]  # fmt: skip
    assert said(replace(WHOLE, goals=(replace(GOAL, due_on=JANUARY),))) == []


def test_goal_baseline():
    assert said(replace(WHOLE, goals=(replace(GOAL, baseline=" "),))) == [
        (
            "amber",
            "The goal “组建产业联盟” does not say where things stand today.",
            "goals-1-baseline",
        )
    ]


def test_goal_outcome():
    activities = ("召开动员大会，传达学习上级精神", "认真开展宣传活动", "部署2023年工作")
    for title in activities:
        assert said(replace(WHOLE, goals=(replace(GOAL, title=title),))) == [
            ("red", f"“{title}” is an activity; say what will be different when it is done.",
             "goals-1-title")
        ]  # fmt: skip
    for title in ("新增冷库6座", "召开大会，新增冷库6座", "通报的问题全部整改"):
        assert said(replace(WHOLE, goals=(replace(GOAL, title=title),))) == []
