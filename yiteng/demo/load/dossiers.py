"""The dossiers of applications to meet: goals, items with papers, prescriptions, opinions."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from yiteng.demo.content import dossiers as content
from yiteng.demo.load.keys import Keys
from yiteng.gate import actions
from yiteng.gate.models import Application, Goal, Item, Opinion, Paper, Prescription
from yiteng.research.models import Problem
from yiteng.rules.actor import Actor
from yiteng.workflow.clock import SHANGHAI

_RESULTS = {
    "decide": "决定",
    "issue": "印发",
    "circulate": "通报",
    "sign": "签订",
    "discuss": "商定",
}
_ASKED = timedelta(days=7)


def write(keys: Keys, found: Any, row: Application, actor: Actor, at: datetime) -> None:
    """Write the dossier of one application, as its unit did before submitting."""
    problems = [keys.problems[key] for key in found.problems]
    actions.treat_problems([(row, p) for p in problems], actor=actor, at=at)
    actions.add_goals([
        Goal(application=row, title=g.text, value=g.value, unit=g.unit, due_on=g.by,
             baseline="会前没有", owner=keys.units[found.unit])
        for g in found.goals
    ], actor=actor, at=at)  # fmt: skip
    _items(keys, found, row, actor, at)
    actions.add_prescriptions(
        [_prescription(keys, found, row, p) for p in found.prescriptions], actor=actor, at=at
    )
    actions.add_opinions([
        Opinion(application=row, unit=keys.units[o.unit], agrees=o.stance != "object",
                words=o.words, asked_on=o.day - _ASKED, given_on=o.day)
        for o in found.opinions
    ], actor=actor, at=at)  # fmt: skip


def _items(keys: Keys, found: Any, row: Application, actor: Actor, at: datetime) -> None:
    more = [content.items()[(found.key, i.title)] for i in found.items]
    saved = actions.add_items([
        Item(application=row, title=i.title, minutes=i.minutes, decided_by=row.host.name,
             decides=_decides(found, i), presenter=keys.units[i.presenter].name,
             other_way=m.other_way, other_why=m.why)
        for i, m in zip(found.items, more, strict=True)
    ], actor=actor, at=at)  # fmt: skip
    day = at.astimezone(SHANGHAI).date()
    actions.add_papers([
        Paper(application=row, item=item, title=f"{item.title[:60]}（送审稿）",
              characters=m.characters, pages=-(-m.characters // 600), received_on=day)
        for item, m in zip(saved, more, strict=True)
    ], actor=actor, at=at)  # fmt: skip


def _decides(found: Any, item: Any) -> str:
    """示例镇's meeting to pass a document on decides nothing more than that."""
    if found.invented and item.result == "circulate":
        return str(item.title)
    return f"{_RESULTS[item.result]}：{item.title}"


def _prescription(keys: Keys, found: Any, row: Application, one: Any) -> Prescription:
    problem: Problem = keys.problems[one.problem]
    review = content.reviews()[(found.key, one.problem)]
    relief = "" if review.duty == "none" else "区委办、区政府办一致性评估，2022年12月"
    return Prescription(
        application=row, title=one.text, problem=problem, cause=problem.root_cause[:300],
        lead=keys.units[one.lead], lead_accepted=True, due_on=one.by, horizon=review.horizon,
        level=review.level, money=one.money, money_source=one.funding, served=review.served,
        proof=review.proof, legality_by="区司法局", legality_basis=review.basis,
        competition=review.competition, duty=review.duty, burden_by=relief,
    )  # fmt: skip
