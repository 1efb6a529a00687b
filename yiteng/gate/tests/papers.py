"""Dossiers of the tests: a whole one, and how it is written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.cast import World
from yiteng.gate import actions
from yiteng.gate.models import Application, Goal, Item, Opinion, Paper, Prescription
from yiteng.research.models import Problem
from yiteng.research.tests.field import stated


def wanted(world: World, **more) -> Application:
    """An unsaved application of 李's unit, hosted by the district government."""
    values = {
        "title": "全区特色农业大会",
        "meeting_type": "district",
        "theme": world.themes["agriculture"],
        "host": world.units["leader"],
        "organiser": world.units["li"],
        "opened_on": date(2022, 11, 7),
        "wanted_on": date(2023, 2, 9),
        "days": Decimal("0.5"),
        "people": 310,
        "size_approval": "区委办〔2023〕4号",
        "county": world.county,
        **more,
    }
    return Application(**values)


def opened(world: World, **more) -> Application:
    """A saved draft with nothing in its dossier."""
    return actions.open_applications([wanted(world, **more)], actor=world.li, at=world.now)[0]


def whole(world: World, problem: Problem | None = None, **more) -> Application:
    """A draft whose dossier passes the four tests without a warning; problem: another one."""
    application = opened(world, **more)
    problem = problem or stated(world, agreed="agreed", town=world.areas["town_a"])
    by = {"actor": world.li, "at": world.now}
    actions.add_goals(
        [Goal(application=application, title="新增冷库", value=6, unit="座", baseline="2 座",
              due_on=date(2023, 12, 31), owner=world.units["li"])],
        **by,
    )  # fmt: skip
    (item,) = actions.add_items(
        [Item(application=application, title="冷库布点", decides="定下六处地点和先后",
              decided_by="区政府", presenter="农业农村局", minutes=60, other_way="department",
              other_why="地点牵涉自然资源、财政和五个镇")],
        **by,
    )  # fmt: skip
    actions.add_papers(
        [Paper(application=application, item=item, title="冷库布点方案", characters=2600, pages=6,
               received_on=date(2023, 2, 3))],
        **by,
    )  # fmt: skip
    actions.add_prescriptions(
        [Prescription(application=application, title="按产量布点建冷库", problem=problem,
                      cause="没有按产量布点", lead=world.units["li"], lead_accepted=True,
                      due_on=date(2023, 9, 30), horizon="year", served="两村果农",
                      proof="冷库投用记录和果农签认", level="district", money=6000000,
                      money_source="衔接资金", legality_by="司法局",
                      legality_basis="设施农业用地管理的通知", competition="untouched",
                      duty="none")],
        **by,
    )  # fmt: skip
    actions.add_opinions(
        [Opinion(application=application, unit=world.units["wang"], agrees=True,
                 asked_on=date(2022, 11, 21), given_on=date(2022, 12, 1))],
        **by,
    )  # fmt: skip
    return application


def submitted(world: World, **more) -> Application:
    """A whole dossier, submitted by 李."""
    return actions.submit([whole(world, **more)], actor=world.li, at=world.now)[0]


def reviewed(world: World, verdict: str = "pass", **more) -> Application:
    """Submitted, with an opinion of the government office."""
    return actions.review(
        submitted(world, **more), verdict=verdict, opinion="依据充分", actor=world.secretary,
        at=world.now,
    )  # fmt: skip


def approved(world: World, **more) -> Application:
    """Approved by the leader."""
    return actions.approve(reviewed(world, **more), actor=world.leader, at=world.now)
