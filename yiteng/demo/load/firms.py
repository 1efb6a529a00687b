"""Firms, their own aims, alliances with their members, service points."""

from __future__ import annotations

from yiteng.demo.content import enterprises as content
from yiteng.demo.content.moments import on
from yiteng.demo.load.keys import BOSHAN, Keys, morning, words
from yiteng.enterprises import actions
from yiteng.enterprises.models import Alliance, Enterprise, Indicator, ServicePoint
from yiteng.rules.codes import make_uscc

_STAGES = {"start": "opening", "growth": "growing", "leading": "operating", "listing": "growing"}
_INDUSTRIES = {"泵类": "pump", "景区": "scenic", "餐饮": "catering", "住宿": "lodging"}
_POINTS = {"errand_team": "errand_team", "life_cycle_centre": "lifecycle_centre"}
_CODES = {"listing_within": "listing_years"}


def load(keys: Keys) -> None:
    """The register as the errand desk would have entered it."""
    actor, at = keys.actors["agent_lead"], on("2022-03-01")
    firms = content.enterprises()
    made = actions.register_firms([
        Enterprise(**keys.place(f.area), name=f.name, industry=f.trade,
                   code=make_uscc(f.serial, region=f.region) if f.serial and f.region else None,
                   stage=_STAGES.get(f.stage, "operating"), invented=f.invented,
                   source=words(f.source))
        for f in firms
    ], actor=actor, at=at)  # fmt: skip
    keys.firms = {f.key: row for f, row in zip(firms, made, strict=True)}
    actions.note_indicators([
        Indicator(enterprise=keys.firms[f.key], code=_CODES.get(i.code, i.code), title=i.title,
                  value=i.value, unit=i.unit, word=i.word, status=i.status, period=i.period,
                  source=words(i.source))
        for f in firms for i in f.indicators
    ], actor=actor, at=at)  # fmt: skip
    _alliances(keys)
    actions.open_points([
        ServicePoint(**keys.place(p.area), kind=_POINTS[p.kind], name=p.title, opened_on=p.opened,
                     source=words(p.source))
        for p in content.SERVICE_POINTS
    ], actor=actor, at=morning(content.SERVICE_POINTS[0].opened))  # fmt: skip


def _alliances(keys: Keys) -> None:
    for found in content.alliances():
        actor, at = keys.actors["agent_lead"], morning(found.founded)
        (row,) = actions.found_alliances(
            [Alliance(**keys.place(BOSHAN), name=found.title, industry=_INDUSTRIES[found.trade],
                      founded_on=found.founded, source=words(found.source, found.invented))],
            actor=actor, at=at)  # fmt: skip
        by_role: dict[str, list[Enterprise]] = {}
        for member in found.members:
            role = "supplier" if member.role == "supplier" else "maker"
            by_role.setdefault(role, []).append(keys.firms[member.enterprise])
        for role, members in by_role.items():
            actions.join_alliance(row, members, role=role, on=found.founded, actor=actor, at=at)
