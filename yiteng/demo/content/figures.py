"""The register of published figures: one row for each id of facts.csv, with its query and why.

Real: data/facts.csv holds the figures of the two reports as published. A query code names the
computation, never the answer; an explanation that settles a difference pins the computed value it
explains, so that the explanation falls when the figure moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from yiteng.demo.content.research import rows


@dataclass(frozen=True)
class Figure:
    """A published figure and how the system computes it.

    value: as published (a number, a day or a month as text); relation: = ~ > >= <=; word: 近 余 …;
    query: code of the computation; params: its parameters; page: where it can be seen;
    pinned: the computed value that `why` explains, None where nothing needs explaining.
    """

    id: str
    source: str
    scope: str
    what: str
    relation: str
    word: str
    value: str
    unit: str
    date: str
    assumption: str
    shown: str
    query: str
    params: tuple[tuple[str, str], ...]
    page: str
    pinned: Decimal | None
    why: str


def _params(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (part.partition("=") for part in text.split(";") if part)
    return tuple((name, value) for name, _, value in pairs)


@cache
def figures() -> tuple[Figure, ...]:
    """All published figures in the order of facts.csv. Raises KeyError where one has no query."""
    how = {row["id"]: row for row in rows("figures.csv")}
    return tuple(
        Figure(
            id=row["id"],
            source=row["source"],
            scope=row["scope"],
            what=row["what_it_counts"],
            relation=row["relation"],
            word=row["word"],
            value=row["value"],
            unit=row["unit"],
            date=row["date"],
            assumption=row["assumption"],
            shown=row["how_the_system_shows_it"],
            query=how[row["id"]]["query"],
            params=_params(how[row["id"]]["params"]),
            page=how[row["id"]]["page"],
            pinned=Decimal(how[row["id"]]["pinned"]) if how[row["id"]]["pinned"] else None,
            why=how[row["id"]]["why"],
        )
        for row in rows("facts.csv")
    )
