"""The versioned check tables: data files, and which of them hold for a case on a day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from yiteng.rules.designation.standard import Answer, Line, Standard, Verdict, judge, read

FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Filed:
    """A standard with the kind of care (none: all) and the roads it belongs to."""

    standard: Standard
    kind: str
    roads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A standard with the verdict on each of its lines."""

    standard: Standard
    verdicts: list[Verdict]


@cache
def filed() -> tuple[Filed, ...]:
    """Every version of every standard, by code and first day. Raises ValueError for a bad file."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    rows = [Filed(read(data), data["kind"], tuple(data["roads"])) for data in found]
    return tuple(sorted(rows, key=lambda f: (f.standard.code, f.standard.valid_from)))


def water_lines() -> tuple[Line, ...]:
    """The lines about water and fluid: tests fill them in, whoever made the self-check."""
    return tuple(
        line
        for one in filed() if one.standard.code == "dialysis_water"
        for line in one.standard.lines
    )  # fmt: skip


def holding(kind: str, road: str, day: date) -> list[Standard]:
    """The standards that hold for a kind of care and a road on a day."""
    return [
        one.standard
        for one in filed()
        if one.kind in ("", kind) and road in one.roads and one.standard.holds(day)
    ]


def judged(
    kind: str, road: str, level: str, answers: Mapping[str, Answer], day: date
) -> list[Judged]:
    """Every standard that holds, line by line judged on a day."""
    return [Judged(one, judge(one.lines, answers, day, level)) for one in holding(kind, road, day)]


def codes(kind: str, road: str, day: date) -> set[str]:
    """The codes of all lines one may answer."""
    return {line.code for one in holding(kind, road, day) for line in one.lines}
