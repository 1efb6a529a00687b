"""The six conferences of the first quarter of 2023: sittings, attendance, papers, decisions.

Real: six conferences, each of several hundred people; 2023-01-30 for industry and its length of a
day and a half with the first day spent on a benchmarking visit (report); order 招商、产业、特色农业、
民生、作风、文旅 and the first and last day, 2023-01-05 and 2023-03-17 (government page); the six 大
of the culture-tourism conference (report). Invented: the day of the benchmarking visit (taken as
the day before), the days of the three conferences between, head counts, venues, hours, decisions.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Final

from yiteng.demo.content.applications import applications
from yiteng.demo.content.areas import BOSHAN
from yiteng.demo.content.measures import DOCUMENTS
from yiteng.demo.content.moments import on
from yiteng.demo.content.research import rows
from yiteng.demo.content.shapes import Application, Decision, Meeting, Session
from yiteng.demo.content.sources import GOVERNMENT_PAGE, REPORT_BOSHAN

DIRECTIONS: Final = (
    "全域大景区",
    "品质大提升",
    "数字大赋能",
    "业态大融合",
    "品牌大塑造",
    "服务大优化",
)
"""The six 大 named by the culture-tourism conference."""

_HALL: Final = "区会议中心（虚构会场）"
_GROUPS: Final = ("区级领导和部门", "镇街", "村居", "企业和群众代表")
_NOTHING_GUESSED: Final = ("people", "by_group", "venue", "hours_research", "decisions")
_DAYS_GUESSED: Final = {
    "industry": ("benchmark_day",),
    "agriculture": ("date",),
    "livelihood": ("date",),
    "conduct": ("date",),
}


def _half_day(title: str, day: str) -> Session:
    return Session(title, on(day, "09:00"), on(day, "12:00"), Decimal("0.5"), _HALL, False)


_SESSIONS: Final[dict[str, tuple[Session, ...]]] = {
    "investment": (_half_day("大会", "2023-01-05"),),
    "industry": (
        Session(
            "外出对标学习",
            on("2023-01-29", "08:00"),
            on("2023-01-29", "18:00"),
            Decimal("1"),
            "区外",
            True,
        ),
        _half_day("大会", "2023-01-30"),
    ),
    "agriculture": (_half_day("大会", "2023-02-09"),),
    "livelihood": (_half_day("大会", "2023-02-16"),),
    "conduct": (_half_day("大会", "2023-02-24"),),
    "culture_tourism": (_half_day("大会", "2023-03-17"),),
}
_ATTENDANCE: Final[dict[str, tuple[int, int, int, int]]] = {
    "investment": (126, 138, 60, 96),
    "industry": (88, 92, 0, 180),
    "agriculture": (64, 98, 108, 40),
    "livelihood": (84, 110, 196, 60),
    "conduct": (210, 250, 40, 20),
    "culture_tourism": (82, 108, 70, 120),
}
_HOSTS: Final[dict[str, tuple[str, str, str]]] = {
    "investment": ("party_committee", "leader_party", "leader_gov"),
    "industry": ("party_committee", "leader_party", "leader_gov"),
    "agriculture": ("district_government", "leader_gov", "vice_agriculture"),
    "livelihood": ("district_government", "leader_gov", "leader_gov"),
    "conduct": ("party_committee", "leader_party", "leader_gov"),
    "culture_tourism": ("district_government", "leader_gov", "leader_gov"),
}
"""Host, convener and chair of each conference (posts are plausible, not reported)."""

_HOURS: Final[dict[str, tuple[str, str]]] = {
    "investment": ("46", "168"),
    "industry": ("132", "410"),
    "agriculture": ("118", "236"),
    "livelihood": ("164", "320"),
    "conduct": ("54", "96"),
    "culture_tourism": ("92", "60"),
}
"""Hours of research before and of delivery after each conference, up to the demo's day."""


@cache
def _decisions() -> dict[str, tuple[Decision, ...]]:
    made: dict[str, tuple[Decision, ...]] = {}
    for row in rows("decisions.csv"):
        decision = Decision(
            row["key"],
            row["text"],
            row["lead"],
            date.fromisoformat(row["due"]),
            row["served"],
            row["acceptor"],
            row["measure"] or None,
        )
        made[row["theme"]] = (*made.get(row["theme"], ()), decision)
    return made


@cache
def meetings() -> tuple[Meeting, ...]:
    """The six conferences in the order they were held."""
    return tuple(_meeting(application) for application in applications())


def _meeting(application: Application) -> Meeting:
    theme = application.theme
    counts = _ATTENDANCE[theme]
    host, convener, chair = _HOSTS[theme]
    research, delivery = _HOURS[theme]
    guessed = _DAYS_GUESSED.get(theme, ())
    return Meeting(
        key=f"M_{theme.upper()}",
        application=application.key,
        title=application.title,
        theme=theme,
        scale="district",
        area=BOSHAN,
        host=host,
        organiser=application.unit,
        convener=convener,
        chair=chair,
        venue=_HALL,
        sessions=_SESSIONS[theme],
        people=sum(counts),
        by_group=tuple(zip(_GROUPS, counts, strict=True)),
        directions=DIRECTIONS if theme == "culture_tourism" else (),
        documents=DOCUMENTS[theme],
        decisions=_decisions().get(theme, ()),
        hours_research=Decimal(research),
        hours_delivery=Decimal(delivery),
        invented=(*_NOTHING_GUESSED, *guessed),
        source=GOVERNMENT_PAGE if theme in ("investment", "culture_tourism") else REPORT_BOSHAN,
    )


def opening(meeting: Meeting) -> datetime:
    """When a meeting began."""
    return min(session.start for session in meeting.sessions)


def decisions() -> tuple[Decision, ...]:
    """All decisions of the six conferences."""
    return tuple(decision for meeting in meetings() for decision in meeting.decisions)
