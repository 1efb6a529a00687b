"""The village greenhouse of the invented 示例镇, from the assignment to the answer “yes”: all invented.

Three greenhouses for spring seedlings: land on record, money arrived, built, reported; the lot or
another unit looks; the villagers say “partly” on a slip (the third one has no water); it goes back, is
mended, is looked at again, and this time the link brings a “yes”.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from yiteng.demo.content.areas import EXAMPLE_TOWN, EXAMPLE_VILLAGES
from yiteng.demo.content.measures import AGRICULTURE_DAY
from yiteng.demo.content.moments import end_of, on
from yiteng.demo.content.posts import LINK, town_checker, town_post, village_clerk
from yiteng.demo.content.shapes import Item, Quantity, Served, Stage, Step
from yiteng.demo.content.units import village_unit

KEY: Final = "XG01"
_VILLAGE: Final = EXAMPLE_VILLAGES[1]
_CLERK: Final = village_clerk(_VILLAGE)
_CHECK: Final = town_checker(EXAMPLE_TOWN)
_TOWN: Final = town_post(EXAMPLE_TOWN)


def _stages() -> tuple[Stage, ...]:
    days = (
        ("planned", "2023-02-13", "2023-02-13"),
        ("land", "2023-02-20", "2023-02-20"),
        ("site", "2023-02-24", "2023-02-24"),
        ("building", "2023-03-01", "2023-03-01"),
        ("in_use", "2023-03-20", "2023-03-14"),
    )
    return tuple(
        Stage(code, date.fromisoformat(plan), date.fromisoformat(real)) for code, plan, real in days
    )


def _step(verb: str, at: str, post: str, words: str = "", **values: str) -> Step:
    day, clock = at.split("T")
    return Step(verb, on(day, clock), post, words, tuple(values.items()))


STEPS: Final = (
    _step("sign", "2023-02-13T09:00", _CLERK),
    _step("progress", "2023-02-24T16:00", _CLERK, "设施农用地已备案，场地已平整", stage="site"),
    _step("progress", "2023-03-08T16:00", _CLERK, "三座钢架已立，已盖膜", stage="building"),
    _step("report", "2023-03-14T16:00", _CLERK, "三座大棚已投用，育苗已开始"),
    _step("verify", "2023-03-15T10:00", _CHECK, "到棚里数过，三座，膜、门、通风口齐全"),
    _step("ask", "2023-03-15T15:00", _TOWN),
    _step("answer_partly", "2023-03-18T10:00", _TOWN, "两座好用，第三座没接上水，浇苗靠挑",
          channel="slip", speaker="representative"),
    _step("report", "2023-03-24T16:00", _CLERK, "第三座已接水，滴灌已试"),
    _step("verify", "2023-03-27T10:00", _CHECK, "打开阀门看过，第三座出水正常"),
    _step("ask", "2023-03-27T15:00", _TOWN),
    _step("answer_yes", "2023-03-29T20:10", LINK, "通水了，苗长得好"),
)  # fmt: skip


@cache
def items() -> tuple[Item, ...]:
    """The one item."""
    return (
        Item(
            key=KEY,
            kind="agriculture_project",
            theme="agriculture",
            title="示例二村育苗大棚（虚构）",
            content="村集体建育苗大棚3座，供46户春季育苗",
            area=_VILLAGE,
            level="village",
            lead=village_unit(_VILLAGE),
            support=(),
            origin="meeting",
            origin_ref="M_AGRICULTURE",
            measure="M19",
            issued=on("2023-02-11", "09:00"),
            due=end_of(date(2023, 3, 31)),
            served=Served("village", "示例二村46户村民", _VILLAGE),
            proof="用地备案、投用记录",
            state="closed",
            stages=_stages(),
            quantities=(
                Quantity("investment", "planned", Decimal(180_000), "CNY", AGRICULTURE_DAY),
                Quantity("arrived", "actual", Decimal(120_000), "CNY", date(2023, 3, 10)),
                Quantity("output", "planned", Decimal(3), "greenhouse", AGRICULTURE_DAY),
                Quantity("collective_income", "expected", Decimal(15_000), "CNY/year",
                         AGRICULTURE_DAY),
            ),
            fields=(
                ("entity", "村集体合作社"),
                ("land", "设施农用地"),
                ("decided_by", "村“两委”提议，四议两公开（虚构）"),
                ("funding", "村集体自筹"),
                ("households", "46"),
            ),
            steps=STEPS,
        ),
    )  # fmt: skip
