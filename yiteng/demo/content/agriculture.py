"""The 166 special-agriculture projects of ten towns, planned investment 1.1 billion yuan in all.

Real (report on Boshan): 166 projects, 1 100 000 000 yuan in total; of Shima town 14 projects with
14 000 000 yuan; at 南沙井村 six modern greenhouses, the ground being levelled in late March 2023.
Our reading: that Shima's 14 are among the 166; that 南沙井村 is 南沙村委会 of the list of 2023.
Invented: every other title, content, amount, date, entity and stage. Amounts are planned money only;
what has arrived stands apart. One project a village in Shima, one or two elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Final

from yiteng.demo.content.areas import NANSHA, SHIMA, example_villages, villages_of
from yiteng.demo.content.measures import AGRICULTURE_DAY
from yiteng.demo.content.moments import end_of, start_of
from yiteng.demo.content.progress import Plan, last_reached, split, walk, whole
from yiteng.demo.content.research import rows
from yiteng.demo.content.shapes import Item, Quantity, Served, Stage, Village
from yiteng.demo.content.sources import REPORT_BOSHAN
from yiteng.demo.content.units import town_unit, village_unit

TOTAL_COUNT: Final = 166
TOTAL_MONEY: Final = 1_100_000_000
SHIMA_MONEY: Final = 14_000_000
COUNTS: Final[dict[str, int]] = {
    "370304001": 6,
    "370304002": 4,
    "370304004": 9,
    "370304102": 32,
    "370304103": 10,
    "370304106": 12,
    SHIMA: 14,
    "370304111": 25,
    "370304112": 30,
    "370304113": 24,
}
STAGES: Final[Plan] = (
    ("planned", 0.05),
    ("land", 0.15),
    ("site", 0.22),
    ("building", 0.4),
    ("in_use", 1.0),
)
"""planned 策划 → land 用地落实 → site 场地平整 → building 开工建设 → in_use 投用."""

_SEED: Final = 20230209
_ENTITIES: Final = ("村集体合作社", "村集体合作社", "家庭农场", "企业")
_FUNDS: Final = {
    "村集体合作社": "衔接资金、村集体自筹",
    "家庭农场": "经营主体自筹、贷款",
    "企业": "企业自筹、贷款",
}
_DECIDED: Final = "村“两委”提议，四议两公开"


def _money(planned: int, stages: tuple[Stage, ...], rng: Random) -> tuple[Quantity, ...]:
    made = [Quantity("investment", "planned", Decimal(planned), "CNY", AGRICULTURE_DAY)]
    last = last_reached(stages)
    if last is not None and last.code in ("site", "building", "in_use"):
        arrived = planned * rng.randint(15, 45) // 100 // 10_000 * 10_000
        made.append(Quantity("arrived", "actual", Decimal(arrived), "CNY", date(2023, 3, 31)))
    return tuple(made)


def _result(n: int, unit: str, planned: int, rng: Random) -> tuple[Quantity, Quantity]:
    income = max(20_000, planned * rng.randint(3, 8) // 100 // 1000 * 1000)
    return (
        Quantity("output", "planned", Decimal(n), unit, AGRICULTURE_DAY),
        Quantity("collective_income", "expected", Decimal(income), "CNY/year", AGRICULTURE_DAY),
    )


def _fields(entity: str, land: str, tourism: bool, rng: Random) -> tuple[tuple[str, str], ...]:
    also = (("also_theme", "culture_tourism"),) if tourism else ()
    return (
        ("entity", entity),
        ("land", land),
        ("decided_by", _DECIDED),
        ("funding", _FUNDS[entity]),
        ("households", str(rng.randint(8, 90))),
        *also,
    )


def _item(
    key: str,
    village: Village,
    title: str,
    content: str,
    n: int,
    unit: str,
    planned: int,
    land: str,
    entity: str,
    stages: tuple[Stage, ...],
    due: date,
    rng: Random,
    *,
    tourism: bool = False,
) -> Item:
    return Item(
        key=key,
        kind="agriculture_project",
        theme="agriculture",
        title=title,
        content=content,
        area=village.code,
        level="village",
        lead=town_unit(village.town),
        support=((village_unit(village.code), "协调土地"), ("agriculture_bureau", "技术指导")),
        origin="meeting",
        origin_ref="M_AGRICULTURE",
        measure="M19",
        issued=start_of(AGRICULTURE_DAY + timedelta(days=1)),
        due=end_of(due),
        served=Served("village", f"{village.place}村集体和村民", village.code),
        proof="用地手续、投用记录；资金以入账凭证为准",
        state="active",
        stages=stages,
        quantities=(*_money(planned, stages, rng), *_result(n, unit, planned, rng)),
        fields=_fields(entity, land, tourism, rng),
    )


@cache
def shima_items() -> tuple[Item, ...]:
    """The 14 projects of Shima town, one for each of its villages: 14 000 000 yuan."""
    rng = Random(_SEED)
    by_place = {village.place: village for village in villages_of(SHIMA)}
    made = []
    for number, row in enumerate(rows("agriculture_shima.csv"), 1):
        village = by_place[row["village"]]
        due = date(2023, 9, 30) if village.code == NANSHA else date(2023, rng.randint(8, 12), 28)
        stages = walk(STAGES, AGRICULTURE_DAY, due, rng)
        if village.code == NANSHA:
            stages = NANSHA_STAGES
        made.append(
            _item(
                f"AS{number:02d}",
                village,
                row["title"],
                row["content"],
                int(row["n"]),
                row["unit"],
                int(row["investment"]),
                row["land"],
                row["entity"],
                stages,
                due,
                rng,
                tourism=village.code == NANSHA,
            )
        )
    return tuple(_as_reported(item) if item.area == NANSHA else item for item in made)


NANSHA_STAGES: Final = (
    Stage("planned", date(2023, 2, 15), date(2023, 2, 14)),
    Stage("land", date(2023, 3, 5), date(2023, 3, 3)),
    Stage("site", date(2023, 3, 20), date(2023, 3, 20)),
    Stage("building", date(2023, 4, 20)),
    Stage("in_use", date(2023, 9, 30)),
)
"""Levelling seen in late March (report); the exact days are invented; building has not begun."""


def _as_reported(item: Item) -> Item:
    figures = tuple(
        replace(q, source=REPORT_BOSHAN) if q.code == "output" else q for q in item.quantities
    )
    return replace(item, quantities=figures, invented=False, source=REPORT_BOSHAN)


@cache
def other_items() -> tuple[Item, ...]:
    """The 152 projects of the other nine towns: 1 086 000 000 yuan."""
    rng = Random(_SEED + 1)
    drawn = _drawn(rng)
    weights = [int(row["weight"]) * rng.uniform(0.5, 1.8) for _, row in drawn]
    money = split(TOTAL_MONEY - SHIMA_MONEY, weights, 10_000)
    return tuple(
        _other(f"AG{number:03d}", village, row, planned, rng)
        for number, ((village, row), planned) in enumerate(zip(drawn, money, strict=True), 1)
    )


def _drawn(rng: Random) -> list[tuple[Village, dict[str, str]]]:
    types = rows("agriculture_types.csv")
    made: list[tuple[Village, dict[str, str]]] = []
    for town, count in COUNTS.items():
        if town == SHIMA:
            continue
        villages = list(villages_of(town))
        rural = [v for v in villages if v.kind == "village"]
        pool = rural if len(rural) >= count else villages
        choice = [row for row in types if town in row["towns"].split()]
        chosen = sorted(rng.sample(pool, count), key=lambda v: v.code)
        made += [
            (village, choice[(i + rng.randrange(2)) % len(choice)])
            for i, village in enumerate(chosen)
        ]
    return made


def _other(key: str, village: Village, row: dict[str, str], planned: int, rng: Random) -> Item:
    n = whole(int(row["low"]), int(row["high"]), int(row["step"]), rng)
    due = date(2023 + (planned > 12_000_000), rng.randint(8, 11), 28)
    return _item(
        key,
        village,
        row["title"].format(place=village.place),
        row["content"].format(n=n),
        n,
        row["unit"],
        planned,
        row["land"],
        "企业" if planned > 15_000_000 else rng.choice(_ENTITIES),
        walk(STAGES, AGRICULTURE_DAY, due, rng),
        due,
        rng,
        tourism=row["tourism"] == "1",
    )


@cache
def example_items() -> tuple[Item, ...]:
    """Three projects of the invented 示例镇, outside every reported figure."""
    rng = Random(_SEED + 2)
    villages = example_villages()[:3]
    types = rows("agriculture_types.csv")[:3]
    pairs = zip(villages, types, (900_000, 1_600_000, 700_000), strict=True)
    return tuple(
        _other(f"AX{i:02d}", v, row, money, rng) for i, (v, row, money) in enumerate(pairs, 1)
    )


def real_items() -> tuple[Item, ...]:
    """The 166 projects of the ten real towns."""
    return (*shima_items(), *other_items())
