"""A dossier that keeps every rule of the four tests, to break one at a time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from yiteng.rules.gate.dossier import (
    Costs,
    Dossier,
    Goal,
    Item,
    Opinion,
    Paper,
    Prescription,
    Problem,
)
from yiteng.rules.gate.evidence import Evidence
from yiteng.rules.gate.registry import judge

JANUARY = date(2023, 1, 30)
YEAR_END = date(2023, 12, 31)
GOAL = Goal(
    "1", "组建产业联盟", Decimal(4), "个", baseline="尚无联盟", due_on=YEAR_END, owner="工信局"
)
PAPER = Paper("6", "联盟方案", 2800, 7, date(2023, 1, 27))
ITEM = Item(
    "2",
    "组建产业联盟",
    "定下牵头企业",
    "区长",
    "工信局",
    40,
    "letter",
    "九家企业要当面商定",
    (PAPER,),
)
SEEN = Evidence(
    findings=3, sources=3, places=2, methods=2, days=3, latest=date(2022, 9, 1),
    latest_by_source=(date(2022, 3, 1), date(2022, 5, 1), date(2022, 9, 1)),
)  # fmt: skip
PROBLEM = Problem("3", "泵业同质化竞争", "没有共用标准", SEEN, "agreed", reached=2)
PRESCRIPTION = Prescription(
    "4", "龙头企业牵头组建联盟", "3", "没有共用标准", "工信局", True, YEAR_END, "three",
    money_source="企业自筹", served="泵类企业", proof="章程和成员名册", level="macro",
    legality_by="司法局", legality_basis="反垄断法", competition="passed", duty="none",
)  # fmt: skip
OPINION = Opinion("5", "财政局", True, asked_on=date(2023, 1, 3))
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
    size_approval="区委办〔2023〕4号",
)


def said(dossier: Dossier) -> list[tuple[str, str, str]]:
    """(severity, sentence, field) of every reason."""
    return [(r.severity, r.english(), r.field) for r in judge(dossier).reasons]
