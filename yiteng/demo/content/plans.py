"""The plan of the meetings of 2023, days without meetings, and reasons senders gave.

Real (report on Boshan): six conferences, prepared from November 2022. Invented: that a plan of the
year exists, its day, its figures, the days without meetings, and everything of 示例镇. Two of
示例镇's meetings and the one convened against the opinion were not planned: their sender says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from yiteng.demo.content.areas import EXAMPLE_TOWN
from yiteng.demo.content.units import town_unit

YEAR: Final = 2023
COUNTY: Final = "370304"
APPROVED: Final = date(2022, 12, 9)


@dataclass(frozen=True, slots=True)
class Line:
    """A meeting of the plan. application: the key of the application that takes it up, or empty."""

    title: str
    month: int
    unit: str
    theme: str
    scale: str
    days: Decimal
    people: int
    application: str = ""
    dropped: str = ""


_TOWN: Final = town_unit(EXAMPLE_TOWN)

LINES: Final = (
    Line("全区招商引资大会", 1, "investment_centre", "investment", "district", Decimal("0.5"), 420, "A_INVESTMENT"),
    Line("全区产业发展大会", 1, "industry_bureau", "industry", "district", Decimal("1.5"), 360, "A_INDUSTRY"),
    Line("全区特色农业发展大会", 2, "agriculture_bureau", "agriculture", "district", Decimal("0.5"), 310, "A_AGRICULTURE"),
    Line("全区民生工作大会", 2, "gov_office", "livelihood", "district", Decimal("0.5"), 450, "A_LIVELIHOOD"),
    Line("干部作风整顿动员大会", 2, "party_office", "conduct", "district", Decimal("0.5"), 520, "A_CONDUCT"),
    Line("全区文旅发展大会", 3, "culture_tourism_bureau", "culture_tourism", "district", Decimal("0.5"), 380, "A_TOURISM"),
    Line("示例镇集市整治会", 2, _TOWN, "livelihood", "town", Decimal("0.25"), 60, "AX_PROBLEM"),
    Line("示例镇供水工作会", 3, _TOWN, "livelihood", "town", Decimal("0.25"), 60, "AX_CURE"),
    Line("示例镇春季民生工作会", 3, _TOWN, "livelihood", "town", Decimal("0.25"), 48, "AX_SPRING"),
    Line("示例镇秋季民生工作会", 9, _TOWN, "livelihood", "town", Decimal("0.25"), 48),
    Line("示例镇年中调度会", 6, _TOWN, "livelihood", "town", Decimal("0.25"), 60, "", "改为到村现场办公"),
)  # fmt: skip

#: Application → why its sender passes a limit.
REASONS: Final = {
    "AX_GOAL": "村级年度任务书一月才到，编制年度计划时还没有",
    "AX_MERGED": "路灯招标提前，来不及等秋季会",
    "AX_WATER": "三月摸排才知道缺水户数，编制年度计划时还没有",
    "AX_AGAINST": "新场地租约三月底到期，摊主要求尽快说明",
}

#: Title, weekday (0 is Monday), since when, by which document.
QUIET: Final = (
    "周一无会日",
    0,
    date(2023, 2, 1),
    "区委办、区政府办关于设立无会日的通知（虚构，仅供演示）",
)
