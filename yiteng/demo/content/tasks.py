"""Policy tasks, alliances as commitments, conduct rectifications.

Real (report on Boshan): the pump alliance of 2023-02-26, announced on 2023-01-30; the three tourism
alliances announced by the culture-tourism conference; life-cycle centre and errand team of
2023-02-21 (PT04, PT05); trips to four cities and others (PT14); that typical problems of conduct
were circulated. Invented: every other policy task; the six rectifications, all of 示例镇, without
names of persons; that the circular bears the day of the conference.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Final

from yiteng.demo.content.areas import BOSHAN, EXAMPLE_TOWN
from yiteng.demo.content.enterprises import SERVICE_DAY, alliances
from yiteng.demo.content.measures import CONDUCT_DAY
from yiteng.demo.content.moments import end_of, on, start_of
from yiteng.demo.content.research import rows
from yiteng.demo.content.shapes import Alliance, Item, Quantity, Served, Stage
from yiteng.demo.content.sources import INVENTED, REPORT_BOSHAN
from yiteng.demo.content.units import town_unit

CIRCULAR: Final = "关于全区干部作风典型问题的通报（只记标题和日期）"
STAGES: Final = (("started", 0.1), ("drafted", 0.5), ("done", 1.0))
_ORIGINS: Final = {
    "industry": "M_INDUSTRY",
    "investment": "M_INVESTMENT",
    "agriculture": "M_AGRICULTURE",
    "conduct": "M_CONDUCT",
    "culture_tourism": "M_CULTURE_TOURISM",
}
_SERVICE_KEYS: Final = ("PT04", "PT05")


def _task_stages(row: dict[str, str], start: date, due: date) -> tuple[Stage, ...]:
    codes = [code for code, _ in STAGES]
    at = codes.index(row["reached"])
    made = []
    for number, (code, share) in enumerate(STAGES):
        planned = start + timedelta(days=round((due - start).days * share))
        reached = min(planned, date(2023, 3, 28)) if number <= at else None
        if code == "done" and row["key"] in _SERVICE_KEYS:
            reached = SERVICE_DAY
        made.append(Stage(code, planned, reached))
    return tuple(made)


def _task(row: dict[str, str]) -> Item:
    start, due = date.fromisoformat(row["issued"]), date.fromisoformat(row["due"])
    real = row["real"] == "1"
    served = (
        Served("acceptor", "", acceptor=row["acceptor"])
        if row["acceptor"]
        else Served("unit", row["served"])
    )
    return Item(
        key=row["key"],
        kind="policy_task",
        theme=row["theme"],
        title=row["title"],
        content=row["content"],
        area=BOSHAN,
        level="district",
        lead=row["lead"],
        support=((row["support"], "按职责配合"),),
        origin="meeting",
        origin_ref=_ORIGINS[row["theme"]],
        measure=row["measure"],
        issued=start_of(start),
        due=end_of(due),
        served=served,
        proof="印发的文件或启用记录",
        state=row["state"],
        stages=_task_stages(row, start, due),
        quantities=(),
        fields=(),
        public=row["theme"] != "conduct",
        invented=not real,
        source=REPORT_BOSHAN if real else INVENTED,
    )


@cache
def policy_tasks() -> tuple[Item, ...]:
    """Tasks that carry out the measures which no other kind carries out."""
    return tuple(_task(row) for row in rows("tasks.csv"))


def _members(alliance: Alliance) -> Quantity:
    count, word = Decimal(len(alliance.members)), "近" if alliance.key == "pump" else ""
    return Quantity("members", "actual", count, "enterprise", alliance.founded, word, INVENTED)


def _alliance(alliance: Alliance) -> Item:
    pump = alliance.key == "pump"
    start = alliance.announced + timedelta(days=1 if pump else 0)
    due = date(2023, 2, 28) if pump else date(2023, 3, 31)
    return Item(
        key=alliance.item,
        kind="alliance",
        theme="industry" if pump else "culture_tourism",
        title=f"成立{alliance.title}",
        content="生产及配套企业入盟，抱团取暖、合作发展" if pump else "同业联手，共定线路和标准",
        area=BOSHAN,
        level="district",
        lead="industry_bureau" if pump else "culture_tourism_bureau",
        support=(("market", "章程不得约定价格、划分市场"),),
        origin="meeting",
        origin_ref="M_INDUSTRY" if pump else "M_CULTURE_TOURISM",
        measure="M01" if pump else "M28",
        issued=on(start.isoformat(), "14:00"),
        due=end_of(due),
        served=Served("unit", f"{alliance.title}成员"),
        proof="成员签名单、章程",
        state="struck_off" if pump else "verified",
        stages=(
            Stage("prepared", start, start),
            Stage("founded", due, alliance.founded),
            Stage("working", due + timedelta(days=120), date(2023, 3, 10) if pump else None),
        ),
        quantities=(_members(alliance),),
        fields=(("legal_form", alliance.legal_form), ("founded_on", alliance.founded.isoformat())),
        invented=False,
        source=REPORT_BOSHAN,
    )


@cache
def alliance_items() -> tuple[Item, ...]:
    """The founding of the four alliances as commitments."""
    return tuple(_alliance(alliance) for alliance in alliances())


def _rectification(row: dict[str, str]) -> Item:
    due = date.fromisoformat(row["due"])
    finished = row["state"] in ("reported", "verified", "closed")
    return Item(
        key=row["key"],
        kind="conduct_rectification",
        theme="conduct",
        title=row["title"],
        content=row["content"],
        area=EXAMPLE_TOWN,
        level="town",
        lead=town_unit(EXAMPLE_TOWN),
        support=(),
        origin="meeting",
        origin_ref="M_CONDUCT",
        measure="M26",
        issued=start_of(CONDUCT_DAY + timedelta(days=3)),
        due=end_of(due),
        served=Served("acceptor", "", acceptor="discipline_check"),
        proof="整改说明；纪委监委复核记录，不记人名",
        state=row["state"],
        stages=(
            Stage("plan", CONDUCT_DAY + timedelta(days=10), CONDUCT_DAY + timedelta(days=8)),
            Stage("corrected", due, date(2023, 3, 24) if finished else None),
        ),
        quantities=(),
        fields=(("circular", CIRCULAR), ("circular_day", CONDUCT_DAY.isoformat())),
        public=False,
    )


@cache
def rectifications() -> tuple[Item, ...]:
    """Six rectifications of 示例镇, accepted by the discipline body."""
    return tuple(_rectification(row) for row in rows("rectifications.csv"))
