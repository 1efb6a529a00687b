"""Long-standing problems of the 拔钉子 campaign.

Real (report on Boshan): 山东万乔集团 wanted a new plant; on its land stood a derelict building tied up
in an economic case; the town government brought natural resources, development and reform and
housing together, the village's two committees talked with the villagers, the building was taken
down; the new plant is about to start and yearly output may grow by 20 million yuan (有望); settled
in the campaign after the industry conference. The report names neither town nor village, so the
item lies on the district. Invented: its days; all other cases, which lie in the invented 示例镇 or
in the invented park.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from yiteng.demo.content.areas import BOSHAN, EXAMPLE_TOWN
from yiteng.demo.content.moments import end_of, on
from yiteng.demo.content.shapes import Item, Quantity, Served, Stage
from yiteng.demo.content.sources import INVENTED, REPORT_BOSHAN
from yiteng.demo.content.units import town_unit

_START: Final = on("2023-02-06", "10:00")
Pairs = tuple[tuple[str, str], ...]
Days = tuple[tuple[str, date, date | None], ...]


def _case(
    key: str,
    text: tuple[str, str],
    area: str,
    lead: str,
    support: Pairs,
    served: Served,
    due: date,
    state: str,
    days: Days,
    fields: Pairs,
    quantities: tuple[Quantity, ...] = (),
    real: bool = False,
) -> Item:
    return Item(
        key=key,
        kind="long_standing_problem",
        theme="industry",
        title=text[0],
        content=text[1],
        area=area,
        level="district" if area == BOSHAN else "town",
        lead=lead,
        support=support,
        origin="meeting",
        origin_ref="M_INDUSTRY",
        measure="M05",
        issued=_START,
        due=end_of(due),
        served=served,
        proof="各方签字；法律意见书",
        state=state,
        stages=tuple(Stage(*day) for day in days),
        quantities=quantities,
        fields=fields,
        public=real,
        invented=not real,
        source=REPORT_BOSHAN if real else INVENTED,
        campaign="C_NAILS",
    )


WANQIAO: Final = _case(
    "NL01",
    (
        "企业新厂房用地上的废弃楼房拆除",
        "企业此前购买的土地上有一幢废弃楼房，涉及经济类案件；镇政府协调自然资源、发改、住建等部门，"
        "通过村“两委”做通村民的工作，楼房已拆除，新厂房开建在即",
    ),
    BOSHAN,
    "reform",
    (("natural_resources", "用地核查"), ("housing", "拆除安全")),
    Served("firm", "山东万乔集团", "wanqiao"),
    date(2023, 3, 31),
    "struck_off",
    (
        ("registered", date(2023, 2, 6), date(2023, 2, 6)),
        ("legal_opinion", date(2023, 2, 17), date(2023, 2, 15)),
        ("joint_meeting", date(2023, 2, 24), date(2023, 2, 22)),
        ("cleared", date(2023, 3, 20), date(2023, 3, 16)),
        ("signed_off", date(2023, 3, 31), date(2023, 3, 22)),
    ),
    (
        ("sides", "镇政府、自然资源、发改、住建、村“两委”"),
        ("parties", "企业、村民"),
        ("signed", "企业已签，村民代表已签（日期虚构）"),
        ("town", "报道未写明"),
    ),
    (
        Quantity(
            "output_increase",
            "expected",
            Decimal(20_000_000),
            "CNY/year",
            date(2023, 3, 31),
            "有望",
            REPORT_BOSHAN,
        ),
    ),
    real=True,
)

_PARK: Final = Served("firm", "示例产业园内企业")
_OPEN: Final = (
    (
        "NL02",
        "示例镇老粮站房产权属不清",
        "房产登记面积与现状不符，企业无法过户",
        date(2023, 6, 30),
        "legal_opinion",
    ),
    (
        "NL03",
        "示例镇道口旧管线占压地块",
        "地下旧管线权属单位已注销，地块无法施工",
        date(2023, 5, 31),
        "joint_meeting",
    ),
    (
        "NL04",
        "示例镇闲置校舍租赁合同纠纷",
        "租期未满，承租人与村集体各执一词",
        date(2023, 6, 15),
        "registered",
    ),
)
_DAYS: Final = (
    ("registered", date(2023, 2, 10)),
    ("legal_opinion", date(2023, 3, 3)),
    ("joint_meeting", date(2023, 3, 24)),
    ("cleared", date(2023, 5, 10)),
    ("signed_off", date(2023, 5, 31)),
)


def _reached(upto: str) -> Days:
    codes = [code for code, _ in _DAYS]
    at = codes.index(upto)
    return tuple((code, day, day if n <= at else None) for n, (code, day) in enumerate(_DAYS))


@cache
def nails() -> tuple[Item, ...]:
    """The reported case and the invented ones."""
    lead = town_unit(EXAMPLE_TOWN)
    support = (("natural_resources", "权属核查"), ("reform", "专项行动统筹"))
    sides = (("sides", "示例镇政府、自然资源、发改"), ("parties", "企业、村民"))
    opened = (
        _case(
            key,
            (title, content),
            EXAMPLE_TOWN,
            lead,
            support,
            _PARK,
            due,
            "active",
            _reached(at),
            sides,
        )
        for key, title, content, due, at in _OPEN
    )
    return (WANQIAO, *opened)
