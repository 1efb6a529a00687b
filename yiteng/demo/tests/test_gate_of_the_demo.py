"""What the four tests say of the demo's applications, computed by today's rules."""

from __future__ import annotations

from typing import Any

import pytest

from yiteng.gate import queries
from yiteng.gate.models import Application

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def fixed(red: bool) -> dict[str, list[str]]:
    """By title, codes of the reasons fixed on submission: those that block, or the warnings."""
    rows = Application.objects.order_by("number")
    return {row.title: [r.code for r in queries.fixed(row) if r.blocks is red] for row in rows}


def test_the_industry_conference_would_raise_its_two_warnings_today(demo: Any) -> None:
    row = Application.objects.get(title="全区产业发展大会")
    now = queries.verdicts([row])[row.pk]
    assert [(r.code, r.params) for r in queries.fixed(row)] == [
        ("gate.content.length", {"days": "1.5", "most": "1"}),
        ("gate.content.size", {"people": 360, "most": 80}),
    ]
    assert [r.code for r in now.reasons] == ["gate.content.length", "gate.content.size"]
    assert (row.verdict_rules, row.verdict_thresholds["gate.people"]) == ("2", "80")


def test_no_conference_had_a_reason_against_it(demo: Any) -> None:
    assert [title for title, codes in fixed(True).items() if codes] == [
        "示例镇村级工作推进会", "示例镇集市占道整治会", "示例镇村级供水工作会", "示例镇集市搬迁动员会",
    ]  # fmt: skip


def test_three_are_returned_for_three_different_reasons_and_one_decided_against(demo: Any) -> None:
    red = fixed(True)
    assert red["示例镇村级工作推进会"] == ["gate.goal.named"]
    assert red["示例镇集市占道整治会"] == ["gate.problem.evidence"]
    assert red["示例镇村级供水工作会"] == [
        "gate.content.informs", "gate.prescription.named"
    ]  # fmt: skip
    assert red["示例镇集市搬迁动员会"] == ["gate.problem.evidence"]
    states = dict(Application.objects.filter(invented=True).values_list("title", "state"))
    assert states == {
        "示例镇村级工作推进会": "returned", "示例镇集市占道整治会": "returned",
        "示例镇村级供水工作会": "returned", "示例镇路灯建设调度会": "merged",
        "示例镇春季民生工作会": "convened", "示例镇集市搬迁动员会": "convened",
        "示例镇冬季供水保障会": "submitted",
    }  # fmt: skip
