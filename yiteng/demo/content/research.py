"""Research from early 2022 on: visits, symposiums, suggestions, findings, problems.

Real (report on Boshan): research under the new leadership began in early 2022 (年初), going into
firms, sites, communities and villages, with symposiums on enterprise, livelihood, culture-tourism
and agriculture; the pump industry's homogeneity and the repeated suggestion of an alliance; other
industries' wish to join forces; the benchmarking visit; Shima's village-by-village study; levelling
of land at Nanshajing in late March 2023. Rows with `invented` = 0 say what the report says.
Invented: all exact days, head counts and hours; every row with `invented` = 1.
"""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from yiteng.demo.content.shapes import Finding, Problem, Visit

DATA: Final = Path(__file__).resolve().parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one csv table of the demo's content."""
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def visits() -> tuple[Visit, ...]:
    """Visits, symposiums, suggestions and surveys, by key."""
    return tuple(
        Visit(
            key=row["key"],
            form=row["form"],
            day=date.fromisoformat(row["day"]),
            area=row["area"],
            place=row["place"],
            by=row["by"],
            topic=row["topic"],
            people=int(row["people"]),
            hours=Decimal(row["hours"]),
            invented=row["invented"] == "1",
            source=row["source"],
        )
        for row in rows("visits.csv")
    )


@cache
def findings() -> tuple[Finding, ...]:
    """What was learnt, each bound to its visit."""
    return tuple(
        Finding(
            key=row["key"],
            visit=row["visit"],
            theme=row["theme"],
            method=row["method"],
            teller=row["teller"],
            statement=row["statement"],
            invented=row["invented"] == "1",
            source=row["source"],
        )
        for row in rows("findings.csv")
    )


@cache
def problems() -> tuple[Problem, ...]:
    """Problems with their root cause and at least two findings each."""
    return tuple(
        Problem(
            key=row["key"],
            theme=row["theme"],
            title=row["title"],
            cause=row["cause"],
            findings=tuple(row["findings"].split()),
            agreed_by=tuple(row["agreed_by"].split()),
            area=row["area"],
            invented=row["invented"] == "1",
            source=row["source"],
        )
        for row in rows("problems.csv")
    )
