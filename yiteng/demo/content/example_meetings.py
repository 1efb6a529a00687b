"""Meetings and problems of the invented 示例镇. Everything here is invented.

PX2 rests on a single finding: the gate says so, and the meeting on it was convened against the
opinion, with the reason on record.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from yiteng.demo.content.areas import EXAMPLE_TOWN
from yiteng.demo.content.moments import on
from yiteng.demo.content.posts import town_post
from yiteng.demo.content.shapes import (
    Decision,
    Meeting,
    Problem,
    Session,
)
from yiteng.demo.content.sources import INVENTED
from yiteng.demo.content.units import town_party, town_unit

_UNIT: Final = town_unit(EXAMPLE_TOWN)
_POST: Final = town_post(EXAMPLE_TOWN)
_REVIEWER: Final = "secretary_gov"

PROBLEMS: Final = (
    Problem(
        "PX1",
        "livelihood",
        "示例镇主路夜里没有灯、冬季水压不足",
        "路灯和管线分年零散安装，没有按人走的路和用水高处排过",
        ("F28", "F29"),
        (_POST, "liaison_transport"),
        EXAMPLE_TOWN,
        True,
        INVENTED,
    ),
    Problem(
        "PX2",
        "livelihood",
        "示例镇集市占道",
        "集市没有固定场地，逢集时摊位沿路摆放",
        ("F28",),
        (_POST,),
        EXAMPLE_TOWN,
        True,
        INVENTED,
    ),
)


def _meeting(
    key: str, application: str, title: str, day: str, people: int, decision: Decision
) -> Meeting:
    return Meeting(
        key=key,
        application=application,
        title=title,
        theme="livelihood",
        scale="town",
        area=EXAMPLE_TOWN,
        host=town_party(EXAMPLE_TOWN),
        organiser=_UNIT,
        convener="town_head_" + EXAMPLE_TOWN,
        chair="town_head_" + EXAMPLE_TOWN,
        venue="示例镇会议室",
        sessions=(
            Session(
                "会议", on(day, "14:30"), on(day, "16:00"), Decimal("0.25"), "示例镇会议室", False
            ),
        ),
        people=people,
        by_group=(("镇直单位", people - 24), ("村居", 24)),
        directions=(),
        documents=(),
        decisions=(decision,),
        hours_research=Decimal(6),
        hours_delivery=Decimal(10),
        invented=("all",),
        source=INVENTED,
    )


MEETINGS: Final = (
    _meeting(
        "MX_SPRING",
        "AX_SPRING",
        "示例镇春季民生工作会",
        "2023-03-08",
        48,
        Decision(
            "DX1",
            "路灯按人走的路、管线按用水高处排，三月底前定完",
            _UNIT,
            date(2023, 9, 30),
            "六个村的居民",
            "",
            None,
        ),
    ),
    _meeting(
        "MX_AGAINST",
        "AX_AGAINST",
        "示例镇集市搬迁动员会",
        "2023-03-20",
        72,
        Decision("DX2", "集市搬入新场地", _UNIT, date(2023, 4, 30), "摊主和沿街住户", "", None),
    ),
)
