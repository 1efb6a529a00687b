"""Everything that went wrong, all of it in the invented 示例镇.

Everything here is invented. Overdue by twelve, seven and three days (the last asks a leader to
coordinate); a missed stage and silence since; closed, struck off and come back; a clock that stands
while another level approves; a first and a second “no”, one of them closed with the objection beside
it; “partly”; a duty disputed, a date extended, one not signed for, one withdrawn, one merged whose
people were told and say “partly”. Each is told step by step, by posts, in the verbs of the
commitment's lifecycle (data/example_items.csv and data/example_steps.csv). The hole, 示例六村 without any livelihood item, is told by absence.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Final

from yiteng.demo.content.areas import EXAMPLE_TOWN, EXAMPLE_VILLAGES
from yiteng.demo.content.livelihood import decided_by
from yiteng.demo.content.measures import LIVELIHOOD_DAY
from yiteng.demo.content.moments import SHANGHAI, end_of, on
from yiteng.demo.content.posts import town_checker, town_post, village_clerk
from yiteng.demo.content.research import rows
from yiteng.demo.content.shapes import Item, Quantity, Served, Stage, Step
from yiteng.demo.content.units import town_unit, village_unit

LIST_TITLE: Final = "示例镇2023年村级民生实事（虚构）"
#: What came onto the invented town's list later, and what left it: item, day, reason, who decided.
ADDED: Final = ("XE14", "2023-03-10", "村民代表会议增列，资金由村集体自筹", "示例一村村民代表会议")
DROPPED: Final = ("XE15", "2023-03-16", "企业已自建驿站，与本件重复", "示例五村村民代表会议")
#: Never on the list: it went on in another item.
MERGED: Final = "XE16"
_ISSUED: Final = on("2023-02-17", "09:00")
_NUMERALS: Final = "一二三四五六"
_CODES: Final = ("prepared", "started", "completed", "accepted", "in_use")
_DAYS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "late": (
        ("2023-02-24", "2023-02-23"),
        ("2023-03-01", "2023-03-01"),
        ("2023-03-15", ""),
        ("2023-03-17", ""),
        ("2023-03-19", ""),
    ),
    "silent": (
        ("2023-02-27", "2023-02-26"),
        ("2023-03-06", ""),
        ("2023-05-20", ""),
        ("2023-06-10", ""),
        ("2023-06-30", ""),
    ),
    "done": (
        ("2023-02-21", "2023-02-21"),
        ("2023-02-24", "2023-02-24"),
        ("2023-03-10", "2023-03-03"),
        ("2023-03-14", "2023-03-04"),
        ("2023-03-31", "2023-03-05"),
    ),
    "none": (),
}
"""Planned and reached days of the stages, by how the item went."""


def _stages(how: str) -> tuple[Stage, ...]:
    return tuple(
        Stage(code, date.fromisoformat(plan), date.fromisoformat(real) if real else None)
        for code, (plan, real) in zip(_CODES, _DAYS[how], strict=False)
    )


def _post(short: str, village: int) -> str:
    posts = {"town": town_post(EXAMPLE_TOWN), "check": town_checker(EXAMPLE_TOWN)}
    if short == "clerk":
        return village_clerk(EXAMPLE_VILLAGES[village - 1])
    return posts.get(short, short)


@cache
def _steps() -> dict[str, list[dict[str, str]]]:
    made: dict[str, list[dict[str, str]]] = {}
    for row in rows("example_steps.csv"):
        made.setdefault(row["item"], []).append(row)
    return made


def _step(row: dict[str, str], village: int) -> Step:
    values = tuple(
        (name, value)
        for name, _, value in (p.partition("=") for p in row["values"].split(";") if p)
    )
    at = datetime.fromisoformat(row["at"]).replace(tzinfo=SHANGHAI)
    return Step(row["verb"], at, _post(row["post"], village), row["words"], values)


def _item(row: dict[str, str]) -> Item:
    village = int(row["village"])
    area = EXAMPLE_VILLAGES[village - 1] if village else EXAMPLE_TOWN
    name = f"示例{_NUMERALS[village - 1]}村" if village else "示例镇"
    level = "village" if village else "town"
    return Item(
        key=row["key"],
        kind="livelihood_item",
        theme="livelihood",
        title=f"{name}{row['title']}",
        content=row["content"],
        area=area,
        level=level,
        lead=village_unit(area) if village else town_unit(EXAMPLE_TOWN),
        support=(),
        origin="meeting",
        origin_ref="M_LIVELIHOOD",
        measure="M24" if village else "M23",
        issued=_ISSUED,
        due=end_of(date.fromisoformat(row["due"])),
        served=Served("residents", f"{name}居民", area),
        proof="验收单和投用记录",
        state=row["state"],
        stages=_stages(row["days"]),
        quantities=(
            Quantity("output", "planned", Decimal(row["n"]), row["unit"], LIVELIHOOD_DAY),
            Quantity("investment", "planned", Decimal(row["money"]), "CNY", LIVELIHOOD_DAY),
        ),
        fields=(
            ("category", row["category"]),
            ("decided_by", decided_by(level, subdistrict=False, community=False)),
        ),
        steps=tuple(_step(step, village) for step in _steps().get(row["key"], [])),
    )


@cache
def example_failings() -> tuple[Item, ...]:
    """All items that went wrong, in the order of their keys."""
    return tuple(_item(row) for row in rows("example_items.csv"))
