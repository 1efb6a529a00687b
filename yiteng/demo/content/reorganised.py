"""One merger of two invented stations that has taken place, and one of two villages that is prepared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from yiteng.demo.content.areas import EXAMPLE_TOWN, EXAMPLE_VILLAGES


@dataclass(frozen=True, slots=True)
class Merged:
    """Units of the invented town that became one. posts: a post of each; entered: the day."""

    origins: tuple[tuple[str, str], ...]
    name: str
    town: str
    on: date
    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """Villages that merge on a day to come; the first one's name goes on. said: when it was prepared."""

    origins: tuple[str, ...]
    said: date
    on: date
    document: str
    reason: str


MERGED: Final = Merged(
    (
        ("示例镇便民服务站（虚构）", "便民服务站站长"),
        ("示例镇帮办代办站（虚构）", "帮办代办站站长"),
    ),
    "示例镇便民帮办中心（虚构）",
    EXAMPLE_TOWN,
    date(2023, 3, 20),
    "示例镇编〔2023〕1号（虚构）",
    "两站合一，群众只跑一个窗口（虚构）",
)
AHEAD: Final = Ahead(
    (EXAMPLE_VILLAGES[4], EXAMPLE_VILLAGES[5]),
    date(2023, 3, 28),
    date(2023, 7, 1),
    "示例镇民〔2023〕2号（虚构）",
    "合村并居（虚构）",
)
