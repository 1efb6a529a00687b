"""Words left to the next holder of a post, and circulars put before a leader. Invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from yiteng.demo.content.areas import EXAMPLE_TOWN, EXAMPLE_VILLAGES
from yiteng.demo.content.posts import town_post, village_clerk


@dataclass(frozen=True, slots=True)
class Left:
    """Words of a post. people: whom to call, in posts and roles."""

    post: str
    on: date
    words: str
    people: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """A circular of a period. submitted: the day it was put before a leader.

    to: whom it names beside the units of the facts; issued: the day it went out; answer_by: the
    day by which the units answer.
    """

    post: str
    title: str
    kind: str
    since: date
    until: date
    submitted: date
    to: tuple[str, ...] = ()
    issued: date | None = None
    answer_by: date | None = None


LEFT: Final = (
    Left(
        village_clerk(EXAMPLE_VILLAGES[0]),
        date(2023, 3, 24),
        "主街路灯立杆位置跟东头几户口头说定了：往北挪两米，不占门口。图书阅览角的书架已有人答应捐，等签收后去取。",
        "示例镇党政办干事；镇供电所抢修班",
    ),
    Left(
        town_post(EXAMPLE_TOWN),
        date(2023, 3, 24),
        "集贸市场摊位改造的异议已报督查室，裁定前不要催村里。示例五村幸福院停工是等消防意见，意见一到就申请恢复计时。",
        "区政府督查室值班岗；各村文书",
    ),
)
CIRCULARS: Final = (
    Drafted(
        "supervision_gov",
        "关于3月份到期督办事项办理情况的通报（虚构）",
        "progress",
        date(2023, 3, 1),
        date(2023, 3, 30),
        date(2023, 3, 31),
    ),
    Drafted(
        "supervision_gov",
        "关于2月份到期督办事项办理情况的通报（虚构）",
        "progress",
        date(2023, 2, 1),
        date(2023, 2, 28),
        date(2023, 3, 24),
        ("示例镇人民政府",),
        date(2023, 3, 27),
        date(2023, 4, 7),
    ),
)
