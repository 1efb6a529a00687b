"""Livelihood items at three levels: 28 of the district, 88 of the towns, 880 of the villages.

Real (report on Boshan): 28, 88 and 880 items, published together by the district (升格发布), in all
10 towns and subdistricts and all villages and communities, none left out.
Invented: every title, quantity, investment, date and progress; how the 88 and 880 are spread. The
list of 2023 has 296 villages and communities where the report says 290; each gets an item.
Deciding bodies differ by law: people's congress of district and town; a subdistrict has none, its
items go through the residents' representative meeting; villages decide in their own assembly.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Final

from yiteng.demo.content.areas import BOSHAN, TOWNS, boshan_villages, example_villages
from yiteng.demo.content.measures import LIVELIHOOD_DAY
from yiteng.demo.content.moments import TODAY, end_of, start_of
from yiteng.demo.content.progress import Plan, walk, whole
from yiteng.demo.content.research import rows
from yiteng.demo.content.shapes import Item, Quantity, Served, Stage, Village
from yiteng.demo.content.units import town_unit, village_unit

DISTRICT_COUNT: Final = 28
TOWN_COUNT: Final = 88
VILLAGE_COUNT: Final = 880
STAGES: Final[Plan] = (
    ("prepared", 0.15),
    ("started", 0.3),
    ("completed", 0.8),
    ("accepted", 0.9),
    ("in_use", 1.0),
)
_SEED: Final = 20230216
_MOST: Final = 6
_SPOTS: Final = (
    "村东头",
    "村西",
    "主街",
    "沿河",
    "学校路口",
    "老村委门前",
    "南坡",
    "北沟",
    "广场北侧",
)
_CITY_SPOTS: Final = ("东区", "西区", "南门", "北门", "中心广场", "三号楼前", "小学路口", "沿街")
_DONE: Final = ("closed", "struck_off", "struck_off", "asked", "verified", "reported")
_FUNDING: Final = {
    "district": "区级预算",
    "town": "镇级预算、上级补助",
    "village": "村集体、镇级补助",
}

Row = dict[str, str]


def decided_by(level: str, *, subdistrict: bool, community: bool) -> str:
    """The body that decided an item of a level (domain B1)."""
    if level == "district":
        return "区人民代表大会差额票决"
    if level == "town":
        return "街道议事代表会议" if subdistrict else "镇人民代表大会票决"
    return "居民代表会议" if community else "村民代表会议（四议两公开）"


def _quantities(n: int, unit: str, money: int, people: int) -> tuple[Quantity, ...]:
    return (
        Quantity("output", "planned", Decimal(n), unit, LIVELIHOOD_DAY),
        Quantity("investment", "planned", Decimal(money), "CNY", LIVELIHOOD_DAY),
        Quantity("beneficiaries", "expected", Decimal(people), "person", LIVELIHOOD_DAY),
    )


def _item(
    key: str,
    level: str,
    area: str,
    lead: str,
    measure: str,
    title: str,
    content: str,
    due: date,
    state: str,
    stages: tuple[Stage, ...],
    quantities: tuple[Quantity, ...],
    served: str,
    category: str,
    decided: str,
    support: tuple[tuple[str, str], ...] = (),
) -> Item:
    return Item(
        key=key,
        kind="livelihood_item",
        theme="livelihood",
        title=title,
        content=content,
        area=area,
        level=level,
        lead=lead,
        support=support,
        origin="meeting",
        origin_ref="M_LIVELIHOOD",
        measure=measure,
        issued=start_of(LIVELIHOOD_DAY + timedelta(days=1)),
        due=end_of(due),
        served=Served("residents", served, area),
        proof="验收单和投用记录；群众评价注明份数和取样办法",
        state=state,
        stages=stages,
        quantities=quantities,
        fields=(("category", category), ("decided_by", decided), ("funding", _FUNDING[level])),
    )


@cache
def district_items() -> tuple[Item, ...]:
    """The 28 items of the district."""
    rng = Random(_SEED)
    made = []
    for number, row in enumerate(rows("livelihood_district.csv"), 1):
        due = date.fromisoformat(row["due"])
        made.append(
            _item(
                f"LD{number:02d}",
                "district",
                BOSHAN,
                row["lead"],
                "M22",
                row["title"],
                row["content"],
                due,
                "active",
                walk(STAGES, LIVELIHOOD_DAY, due, rng),
                _quantities(
                    int(row["quantity"]),
                    row["unit"],
                    int(row["investment"]),
                    int(row["beneficiaries"]),
                ),
                "全区居民",
                row["category"],
                decided_by("district", subdistrict=False, community=False),
                (("finance", "按进度拨付资金"),),
            )
        )
    return tuple(made)


@cache
def town_items() -> tuple[Item, ...]:
    """The 88 items of the towns: eight or nine each, by the number of villages."""
    rng = Random(_SEED + 1)
    largest = sorted(TOWNS, key=_size, reverse=True)[: TOWN_COUNT - 8 * len(TOWNS)]
    made: list[Item] = []
    for code, name in TOWNS.items():
        kind = "subdistrict" if name.endswith("街道") else "town"
        choice = [r for r in rows("livelihood_town.csv") if r["for"] in ("both", kind)]
        for row in rng.sample(choice, 9 if code in largest else 8):
            made.append(_town_item(len(made) + 1, code, name, row, rng))
    return tuple(made)


def _size(town: str) -> int:
    return sum(1 for v in boshan_villages() if v.town == town)


def _town_item(number: int, code: str, name: str, row: Row, rng: Random) -> Item:
    n = whole(int(row["low"]), int(row["high"]), int(row["step"]), rng)
    due = date(2023, rng.choice((6, 8, 9, 10, 11)), rng.choice((15, 20, 28, 30)))
    subdistrict = name.endswith("街道")
    return _item(
        f"LT{number:02d}",
        "town",
        code,
        town_unit(code),
        "M23",
        row["title"].format(town=name),
        row["content"].format(n=n),
        due,
        "active",
        walk(STAGES, LIVELIHOOD_DAY, due, rng),
        _quantities(n, row["unit"], n * int(row["cost"]), rng.randint(6, 90) * 100),
        f"{name}居民",
        row["category"],
        decided_by("town", subdistrict=subdistrict, community=False),
        ((row["lead"], "业务指导和验收把关"),),
    )


@cache
def spread() -> tuple[int, ...]:
    """How many of the 880 items each of the 296 villages has: one to six, none without."""
    rng = Random(_SEED + 2)
    counts = [1] * len(boshan_villages())
    while sum(counts) < VILLAGE_COUNT:
        at = rng.randrange(len(counts))
        if counts[at] < _MOST:
            counts[at] += 1
    return tuple(counts)


@cache
def village_items() -> tuple[Item, ...]:
    """The 880 items of the villages, in official order."""
    rng = Random(_SEED + 3)
    made: list[Item] = []
    for village, count in zip(boshan_villages(), spread(), strict=True):
        for row in _draw(village, count, rng):
            made.append(_village_item(f"LV{len(made) + 1:03d}", village, row, rng))
    return tuple(made)


def _draw(village: Village, count: int, rng: Random) -> list[Row]:
    choice = [r for r in rows_village() if r["for"] in ("both", village.kind)]
    picked: list[Row] = []
    while len(picked) < count:
        row = rng.choices(choice, [int(r["weight"]) for r in choice])[0]
        if row not in picked:
            picked.append(row)
    return picked


@cache
def rows_village() -> list[Row]:
    """The table of village items' kinds."""
    return rows("livelihood_village.csv")


def _village_item(key: str, village: Village, row: Row, rng: Random) -> Item:
    n = whole(int(row["low"]), int(row["high"]), int(row["step"]), rng)
    spot = rng.choice(_SPOTS if village.kind == "village" else _CITY_SPOTS)
    done = row["quick"] == "1" and rng.random() < 0.3
    due = date(2023, rng.choice((4, 5, 6, 6, 7, 8, 9, 9, 10, 10, 11)), rng.choice((10, 20, 28, 30)))
    if due < date(2023, 4, 20):
        due = date(2023, 4, 28)
    state = rng.choice(_DONE) if done else "active"
    return _item(
        key,
        "village",
        village.code,
        village_unit(village.code),
        "M24",
        row["title"].format(place=village.place, spot=spot),
        row["content"].format(n=n, spot=spot),
        due,
        state,
        walk(STAGES, LIVELIHOOD_DAY, due, rng, done=done),
        _quantities(n, row["unit"], n * int(row["cost"]), rng.randint(6, 60) * 10),
        f"{village.place}{'居民' if village.kind == 'community' else '村民'}",
        row["category"],
        decided_by("village", subdistrict=False, community=village.kind == "community"),
    )


@cache
def example_items() -> tuple[Item, ...]:
    """Items of 示例镇: five villages have two or three each, the sixth has none (the hole)."""
    rng = Random(_SEED + 4)
    made: list[Item] = []
    for village in example_villages()[:5]:
        for row in _draw(village, rng.randint(2, 3), rng):
            item = _village_item(f"LX{len(made) + 1:02d}", village, row, rng)
            made.append(item)
    return tuple(made)


def all_items() -> tuple[Item, ...]:
    """District, town and village items of the real district, then those of 示例镇."""
    return (*district_items(), *town_items(), *village_items(), *example_items())


__all__ = [
    "DISTRICT_COUNT",
    "STAGES",
    "TODAY",
    "TOWN_COUNT",
    "VILLAGE_COUNT",
    "all_items",
    "decided_by",
    "district_items",
    "example_items",
    "spread",
    "town_items",
    "village_items",
]
