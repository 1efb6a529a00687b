"""Investment promotion: projects by stage, trips, promises of the government.

Real (report on Boshan): trips to Shanghai, Suzhou, Shenyang, Beijing and other places (等地) after
the conferences, and talks with 山钢集团 (its city, 济南, is our reading). Invented: the days of the
trips, who led which, the sixth trip, all thirty projects with investors and amounts, all promises.
Framework, contract, money arrived and work done stand apart and are never added together.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Final

from yiteng.demo.content.measures import INVESTMENT_DAY
from yiteng.demo.content.moments import TODAY, end_of, start_of
from yiteng.demo.content.research import rows
from yiteng.demo.content.shapes import Item, Promise, Quantity, Served, Stage, Trip
from yiteng.demo.content.sources import INVENTED, REPORT_BOSHAN
from yiteng.demo.content.units import town_unit

STAGES: Final = (
    "lead",
    "talks",
    "visit",
    "framework",
    "signed",
    "registered",
    "filed",
    "permits",
    "started",
    "completed",
    "production",
)
"""线索 对接洽谈 考察 框架协议 正式签约 注册 立项备案 用地能评环评 开工 竣工 投产."""

_FIRST_CITY: Final = (
    ("沪", "上海"),
    ("苏", "苏州"),
    ("沈", "沈阳"),
    ("京", "北京"),
    ("杭", "杭州"),
)


@cache
def trips() -> tuple[Trip, ...]:
    """Investment trips after the conferences, by day."""
    return tuple(
        Trip(
            key=row["key"],
            city=row["city"],
            day=date.fromisoformat(row["day"]),
            leader=row["leader"],
            topic=row["topic"],
            leads=int(row["leads"]),
            invented=("day", "leader", "leads") if row["real"] == "1" else ("all",),
            source=REPORT_BOSHAN if row["real"] == "1" else INVENTED,
        )
        for row in rows("trips.csv")
    )


@cache
def projects() -> tuple[Item, ...]:
    """Thirty projects, each on one stage of the ledger."""
    rng = Random(20230105)
    return tuple(_project(row, rng) for row in rows("investment.csv"))


def _stages(reached: str, due: date, rng: Random) -> tuple[Stage, ...]:
    at = STAGES.index(reached)
    first = INVESTMENT_DAY + timedelta(days=1)
    behind = (TODAY - first).days - 6
    ahead = (due - TODAY).days
    made = []
    for number, code in enumerate(STAGES):
        if number <= at:
            day = first + timedelta(days=behind * number // (at + 1) + rng.randint(0, 2))
            made.append(Stage(code, day + timedelta(days=rng.randint(0, 4)), day))
        else:
            share = (number - at) / (len(STAGES) - 1 - at)
            made.append(Stage(code, TODAY + timedelta(days=max(20, round(ahead * share)))))
    return tuple(made)


def _project(row: dict[str, str], rng: Random) -> Item:
    due = date(2024, rng.choice((6, 9, 12)), 28)
    city = next((name for short, name in _FIRST_CITY if row["investor"].startswith(short)), "其他")
    done = row["reached"] == "production"
    return Item(
        key=row["key"],
        kind="investment_project",
        theme="investment",
        title=row["title"],
        content=f"引进{row['title']}，手续并联、专人帮办",
        area=row["area"],
        level="town",
        lead=town_unit(row["area"]),
        support=(("investment_centre", "跟踪洽谈和资金核实"), ("approval", "手续帮办")),
        origin="meeting",
        origin_ref="M_INVESTMENT",
        measure="M17",
        issued=start_of(INVESTMENT_DAY + timedelta(days=1)),
        due=end_of(due),
        served=Served("firm", f"{row['investor']}有限公司"),
        proof="协议、进账凭证、开工和投产记录",
        state="closed" if done else "active",
        stages=_stages(row["reached"], due, rng),
        quantities=_amounts(row),
        fields=(
            ("investor", f"{row['investor']}有限公司"),
            ("from_city", city),
            ("industry", row["industry"]),
            ("agreement", "framework" if row["framework"] == "1" else "contract"),
            ("fair_competition", "已审查，无违规优惠"),
        ),
        public=row["reached"] in ("started", "completed", "production"),
    )


def _amounts(row: dict[str, str]) -> tuple[Quantity, ...]:
    made = [Quantity("investment", "planned", Decimal(row["total"]), "CNY", INVESTMENT_DAY)]
    for code in ("arrived", "done"):
        if row[code] != "0":
            made.append(Quantity(code, "actual", Decimal(row[code]), "CNY", TODAY))
    return tuple(made)


_BASIS: Final = "优化营商环境条例第三十一条；公平竞争审查通过"

PROMISES: Final = (
    Promise(
        "PR1",
        "IN02",
        "厂区北侧配套道路与厂房同步建成",
        _BASIS,
        "transport",
        date(2023, 9, 30),
        None,
    ),
    Promise("PR2", "IN03", "天然气接入点引到厂区红线", _BASIS, "housing", date(2023, 6, 30), None),
    Promise("PR3", "IN06", "环评、能评、规划并联办理", _BASIS, "approval", date(2023, 5, 31), None),
    Promise(
        "PR4",
        "IN18",
        "物流专用道口开设手续代办",
        _BASIS,
        "transport",
        date(2023, 3, 20),
        date(2023, 3, 15),
    ),
    Promise("PR5", "IN13", "研学基地公交站点设置", _BASIS, "transport", date(2023, 7, 31), None),
    Promise(
        "PR6", "IN25", "并网手续一次办结", _BASIS, "approval", date(2023, 3, 10), date(2023, 3, 8)
    ),
)
