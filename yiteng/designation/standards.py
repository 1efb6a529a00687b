"""The versioned check tables: data files and a county's own, and which of them hold for a case on a day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from yiteng.designation.models import CheckTable
from yiteng.rules.designation.standard import Answer, Line, Standard, Verdict, judge, read

WATER = "dialysis_water"
FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Filed:
    """A standard with the kind of care (none: all) and the roads it belongs to.

    loaded_on, by_post: of a county's own version; None and empty for those of the software.
    """

    standard: Standard
    kind: str
    roads: tuple[str, ...]
    loaded_on: date | None = None
    by_post: str = ""

    def holds(self, day: date) -> bool:
        """Whether it judges on a day: in force, and an own version not before it was loaded."""
        return self.standard.holds(day) and (self.loaded_on is None or day >= self.loaded_on)


@dataclass(frozen=True, slots=True)
class Judged:
    """A standard with the verdict on each of its lines."""

    standard: Standard
    verdicts: list[Verdict]


@cache
def plain_tables() -> Mapping[str, dict[str, Any]]:
    """The latest version of each table of the software as plain data, by code."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    return {data["code"]: data for data in sorted(found, key=lambda d: d["valid_from"])}


@cache
def filed() -> tuple[Filed, ...]:
    """Every version the software brings, by code and first day. Raises ValueError for a bad file."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    return tuple(sorted(map(_filed, found), key=lambda f: (f.standard.code, f.standard.valid_from)))


def _filed(data: Mapping[str, Any]) -> Filed:
    return Filed(read(data), data["kind"], tuple(data["roads"]))


def own(counties: Iterable[int]) -> dict[int, tuple[Filed, ...]]:
    """The versions these counties loaded themselves, the one that counts first; one query."""
    keys = set(counties)
    rows = CheckTable.objects.filter(county__in=keys).order_by("-id")
    found: dict[int, list[Filed]] = {key: [] for key in keys}
    for row in rows:
        one = replace(_filed(row.data), loaded_on=row.loaded_on, by_post=row.by_post)
        found[row.county_id].append(one)
    return {
        key: tuple(sorted(held, key=lambda f: f.standard.valid_from, reverse=True))
        for key, held in found.items()
    }


def water_lines(mine: Sequence[Filed] = (), day: date | None = None) -> tuple[Line, ...]:
    """The lines about water and fluid: tests fill them in, whoever made the self-check.

    mine: the county's own versions; day: only the version that holds then, else all of ours.
    """
    if day is not None:
        found = [one for one in (*mine, *filed()) if one.holds(day)]
        return next((tuple(f.standard.lines) for f in found if f.standard.code == WATER), ())
    return tuple(line for f in filed() if f.standard.code == WATER for line in f.standard.lines)


def holding(kind: str, road: str, day: date, mine: Sequence[Filed] = ()) -> list[Standard]:
    """The standards that hold for a kind of care and a road on a day; a county's own comes first."""
    found: dict[str, Standard] = {}
    for one in (*mine, *filed()):
        if one.kind in ("", kind) and road in one.roads and one.holds(day):
            found.setdefault(one.standard.code, one.standard)
    return [found[code] for code in sorted(found)]


def judged(
    kind: str,
    road: str,
    level: str,
    answers: Mapping[str, Answer],
    day: date,
    mine: Sequence[Filed] = (),
) -> list[Judged]:
    """Every standard that holds, line by line judged on a day."""
    return [
        Judged(one, judge(one.lines, answers, day, level)) for one in holding(kind, road, day, mine)
    ]


def codes(kind: str, road: str, day: date, mine: Sequence[Filed] = ()) -> set[str]:
    """The codes of all lines one may answer."""
    return {line.code for one in holding(kind, road, day, mine) for line in one.lines}
