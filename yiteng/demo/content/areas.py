"""Areas of the demo: the official villages, the invented 示例镇, the themes.

Real: every town and village except 示例镇 (statistics codes of 2023); the six themes of Boshan
(report: 招商引资、产业发展、干部作风、特色农业、民生工作、文化旅游).
Invented: 示例镇 and its six villages. Their codes lie in ranges no authority has given out;
everything that went wrong in the demo happened there and nowhere else.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Final

from yiteng.demo.content.shapes import Area, Theme, Village
from yiteng.demo.content.sources import REPORT_BOSHAN, REPORT_ZICHUAN

BOSHAN: Final = "370304"
ZICHUAN: Final = "370302"
ZIBO: Final = "3703"
SHIMA: Final = "370304108"
NANSHA: Final = "370304108212"
EXAMPLE_TOWN: Final = "370304199"
EXAMPLE_VILLAGES: Final = tuple(f"{EXAMPLE_TOWN}{n}" for n in range(201, 207))
VILLAGE_WITH_A_HOLE: Final = EXAMPLE_VILLAGES[5]

TOWNS: Final[dict[str, str]] = {
    "370304001": "城东街道",
    "370304002": "城西街道",
    "370304004": "山头街道",
    "370304102": "域城镇",
    "370304103": "白塔镇",
    "370304106": "八陡镇",
    "370304108": "石马镇",
    "370304111": "源泉镇",
    "370304112": "池上镇",
    "370304113": "博山镇",
}
"""The ten towns and subdistricts of Boshan, in official order."""

NANSHA_NOTE: Final = (
    "报道中的“南沙井村”未见于2023年统计用区划名录，按南沙村委会（370304108212）认定，待核实"
)

THEMES: Final = (
    Theme("investment", "招商引资", BOSHAN, 1, REPORT_BOSHAN),
    Theme("industry", "产业发展", BOSHAN, 2, REPORT_BOSHAN),
    Theme("conduct", "干部作风", BOSHAN, 3, REPORT_BOSHAN),
    Theme("agriculture", "特色农业", BOSHAN, 4, REPORT_BOSHAN),
    Theme("livelihood", "民生工作", BOSHAN, 5, REPORT_BOSHAN),
    Theme("culture_tourism", "文化旅游", BOSHAN, 6, REPORT_BOSHAN),
    Theme("medical_insurance", "医疗保障", ZICHUAN, 1, REPORT_ZICHUAN),
)

_NUMERALS: Final = "一二三四五六"
_NOTE: Final = "演示用虚构地名，不对应任何真实镇村"

EXAMPLE_AREAS: Final = (
    Area(EXAMPLE_TOWN, "示例镇", "town", BOSHAN, _NOTE),
    *(
        Area(code, f"示例{numeral}村委会", "village", EXAMPLE_TOWN, _NOTE)
        for code, numeral in zip(EXAMPLE_VILLAGES, _NUMERALS, strict=True)
    ),
)

_LIST: Final = Path(__file__).resolve().parents[2] / "places" / "data" / "zibo_villages.csv"


@cache
def boshan_villages() -> tuple[Village, ...]:
    """The 296 villages and communities of Boshan on 2023-06-30, in official order."""
    with _LIST.open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["county_code"] == BOSHAN]
    return tuple(
        Village(
            code=row["village_code"],
            name=row["village"],
            kind="community" if row["type"] == "社区" else "village",
            town=row["town_code"],
            town_name=row["town"],
            subdistrict=row["town"].endswith("街道"),
        )
        for row in rows
    )


@cache
def example_villages() -> tuple[Village, ...]:
    """The six villages of the invented 示例镇."""
    return tuple(
        Village(code, f"示例{numeral}村委会", "village", EXAMPLE_TOWN, "示例镇", False, True)
        for code, numeral in zip(EXAMPLE_VILLAGES, _NUMERALS, strict=True)
    )


def villages_of(town: str) -> tuple[Village, ...]:
    """The real villages of one town by its 9-digit code."""
    return tuple(v for v in boshan_villages() if v.town == town)


def is_example(area: str) -> bool:
    """Whether an area lies in the invented 示例镇."""
    return area.startswith(EXAMPLE_TOWN)
