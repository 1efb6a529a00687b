"""What the dossiers say beyond `applications`: papers, other ways, reviews. All invented.

The conferences of 2023 had no gate: these fields show what their dossiers would have said. None
has an approval record of its size or a reason for its length, for none was needed then; the
industry conference of a day and a half therefore shows the two warnings of today.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from yiteng.demo.content.research import DATA


@dataclass(frozen=True)
class ItemPaper:
    """Of an agenda item: the other way considered, why it does not do, characters of its paper."""

    other_way: str
    why: str
    characters: int


@dataclass(frozen=True)
class Review:
    """Of a prescription: level, horizon, reviews, duty list, who is served, what proves it."""

    level: str
    horizon: str
    competition: str
    duty: str
    basis: str
    served: str
    proof: str


@cache
def items() -> dict[tuple[str, str], ItemPaper]:
    """By key of the application and title of the item."""
    return {
        (row["application"], row["title"]): ItemPaper(
            row["other_way"], row["why"], int(row["characters"])
        )
        for row in _rows("dossier_items.csv")
    }


@cache
def reviews() -> dict[tuple[str, str], Review]:
    """By key of the application and of the problem."""
    return {
        (row["application"], row["problem"]): Review(
            row["level"], row["horizon"], row["competition"], row["duty"], row["basis"],
            row["served"], row["proof"],
        )
        for row in _rows("dossier_prescriptions.csv")
    }  # fmt: skip


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))
