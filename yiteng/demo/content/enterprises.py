"""Firms, the four alliances, the two service points.

Real (report on Boshan): 山东华成集团 (pumps, leading firm), 山东正昌煤矿机械有限公司, 山东万乔集团,
淄博金箭医疗器械有限公司 (output to grow by 20 % and more a year over three years), 淄博康贝医疗器械有限公司
(revenue 2022 up 65 %, listing within three years); the pump alliance of 2023-02-26 with nearly a
hundred makers and suppliers; the three tourism alliances; errand team and life-cycle service centre
of 2023-02-21. Invented: all other firms (codes from an unassigned region), the exact number of 96
members, founding day and members of the tourism alliances, stages and service notes.
Real firms carry no firm code: the report gives none.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from random import Random
from typing import Final

from yiteng.demo.content.areas import BOSHAN, TOWNS
from yiteng.demo.content.shapes import Alliance, Enterprise, Indicator, Membership, ServicePoint
from yiteng.demo.content.sources import REPORT_BOSHAN

REGION: Final = "370399"
"""An unassigned administrative region, so that no invented firm code can be a real one."""

PUMP_MEMBERS: Final = 96
ALLIANCE_DAY: Final = date(2023, 2, 26)
SERVICE_DAY: Final = date(2023, 2, 21)

_FIRST: Final = "颀沄砚篁垚瑾澍骅翀嵘锴鎏"
_SECOND: Final = "渊岑溪恺泓霖钧屹"
_TRADES: Final = (
    ("maker", "泵业有限公司", "泵类生产"),
    ("maker", "水泵制造有限公司", "泵类生产"),
    ("maker", "真空设备有限公司", "泵类生产"),
    ("supplier", "铸造有限公司", "泵类配套"),
    ("supplier", "密封件有限公司", "泵类配套"),
    ("supplier", "电机配件有限公司", "泵类配套"),
)
_TOURISM: Final = (
    ("scenic", "景区运营有限公司", "景区", 9),
    ("catering", "餐饮管理有限公司", "餐饮", 14),
    ("lodging", "民宿酒店有限公司", "住宿", 12),
)

REAL: Final = (
    Enterprise(
        "huacheng",
        "山东华成集团",
        "泵类生产",
        "maker",
        "leading",
        BOSHAN,
        None,
        None,
        services=("在多个场合提出组建产业联盟的建议",),
        invented=False,
        source=REPORT_BOSHAN,
    ),
    Enterprise(
        "zhengchang",
        "山东正昌煤矿机械有限公司",
        "矿山机械",
        "maker",
        "growth",
        "370304004",
        None,
        None,
        services=("矿用产品安全标志认证期间协调账户解封",),
        invented=False,
        source=REPORT_BOSHAN,
    ),
    Enterprise(
        "wanqiao",
        "山东万乔集团",
        "耐火材料",
        "maker",
        "growth",
        BOSHAN,
        None,
        None,
        services=("新厂房用地上的废弃楼房已拆除",),
        invented=False,
        source=REPORT_BOSHAN,
    ),
    Enterprise(
        "jinjian",
        "淄博金箭医疗器械有限公司",
        "医疗器械",
        "maker",
        "growth",
        BOSHAN,
        None,
        None,
        (
            Indicator(
                "output_growth",
                "产值年增长",
                "planned",
                ">=",
                Decimal("0.20"),
                "ratio",
                "2023-2025",
                "以上",
                REPORT_BOSHAN,
            ),
        ),
        ("技改", "向上游医用耗材、医用不锈钢加工拓展"),
        False,
        REPORT_BOSHAN,
    ),
    Enterprise(
        "kangbei",
        "淄博康贝医疗器械有限公司",
        "医疗器械",
        "maker",
        "listing",
        BOSHAN,
        None,
        None,
        (
            Indicator(
                "revenue_growth",
                "营收同比增长",
                "actual",
                "=",
                Decimal("0.65"),
                "ratio",
                "2022",
                "",
                REPORT_BOSHAN,
            ),
            Indicator(
                "listing_within",
                "登陆资本市场",
                "planned",
                "<=",
                Decimal("3"),
                "year",
                "2022",
                "内",
                REPORT_BOSHAN,
            ),
        ),
        ("上市",),
        False,
        REPORT_BOSHAN,
    ),
)


def _names() -> list[str]:
    return [first + second for second in _SECOND for first in _FIRST]


@cache
def pump_firms() -> tuple[Enterprise, ...]:
    """95 invented firms that make pumps or supply their makers."""
    rng = Random(20230226)
    towns = list(TOWNS)
    made = []
    for number, name in enumerate(_names()[: PUMP_MEMBERS - 1], 1):
        role, tail, trade = _TRADES[rng.randrange(len(_TRADES))]
        made.append(
            Enterprise(
                f"p{number:03d}",
                f"淄博{name}{tail}",
                trade,
                role,
                rng.choice(("start", "growth", "growth", "leading")),
                rng.choice(towns),
                REGION,
                number,
            )
        )
    return tuple(made)


@cache
def tourism_firms() -> dict[str, tuple[Enterprise, ...]]:
    """Invented members of the three tourism alliances, by alliance."""
    rng = Random(20230317)
    names = iter(reversed(_names()[PUMP_MEMBERS - 1 :] + [n[::-1] for n in _names()[:60]]))
    serial = iter(range(501, 600))
    return {
        key: tuple(
            Enterprise(
                f"{key}{number:02d}",
                f"博山{next(names)}{tail}",
                trade,
                "service",
                "growth",
                rng.choice(list(TOWNS)),
                REGION,
                next(serial),
            )
            for number in range(1, count + 1)
        )
        for key, tail, trade, count in _TOURISM
    }


@cache
def enterprises() -> tuple[Enterprise, ...]:
    """The five firms of the report, then the invented ones."""
    tourism = (firm for firms in tourism_firms().values() for firm in firms)
    return (*REAL, *pump_firms(), *tourism)


@cache
def alliances() -> tuple[Alliance, ...]:
    """Pump, scenic areas, catering, lodging."""
    pump = (
        Membership("huacheng", "lead", ALLIANCE_DAY),
        *(Membership(firm.key, firm.role, ALLIANCE_DAY) for firm in pump_firms()),
    )
    first = Alliance(
        "pump",
        "博山区泵类产业联盟",
        "泵类",
        date(2023, 1, 30),
        ALLIANCE_DAY,
        "非法人协作组织（虚构）",
        "AL1",
        pump,
        ("legal_form", "members"),
        REPORT_BOSHAN,
    )
    return (first, *(_tourism(number, row[0], row[2]) for number, row in enumerate(_TOURISM, 2)))


def _tourism(number: int, key: str, trade: str) -> Alliance:
    day = date(2023, 3, 17)
    members = tuple(
        Membership(firm.key, "lead" if at == 0 else "operator", day)
        for at, firm in enumerate(tourism_firms()[key])
    )
    return Alliance(
        key,
        f"博山区{trade}产业联盟",
        trade,
        day,
        day,
        "非法人协作组织（虚构）",
        f"AL{number}",
        members,
        ("founded", "legal_form", "members"),
        REPORT_BOSHAN,
    )


SERVICE_POINTS: Final = (
    ServicePoint(
        "errand_team",
        "政务“跑团”",
        "errand_team",
        "approval",
        BOSHAN,
        SERVICE_DAY,
        "淄博首个",
        True,
        REPORT_BOSHAN,
    ),
    ServicePoint(
        "life_cycle_centre",
        "企业全生命周期服务中心",
        "life_cycle_centre",
        "approval",
        BOSHAN,
        SERVICE_DAY,
        "博山首个",
        True,
        REPORT_BOSHAN,
    ),
)
