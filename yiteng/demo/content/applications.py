"""Applications to meet with their dossiers: the six conferences, and those of 示例镇.

Real (report on Boshan): planning began in November 2022; the six themes; the agriculture bureau
organised the agriculture conference; agenda points the report names (first the circular on
conduct, the three documents, the three lists, three alliances, six maps, the suggestion to form
alliances). Invented: the days of the applications, goals' figures, prescriptions' money, opinions,
and everything of 示例镇: three applications returned for three different reasons (goal, problem,
prescription and content), one joined with another, one convened against the opinion with the reason
on record, one passed plainly, one waits for its opinion. Texts in data/applications.json and
data/applications_example.json.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from yiteng.demo.content.moments import SHANGHAI
from yiteng.demo.content.research import DATA
from yiteng.demo.content.shapes import (
    AgendaItem,
    Application,
    Goal,
    Opinion,
    Prescription,
    Step,
)

Row = dict[str, Any]


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _goal(row: list[str]) -> Goal:
    text, value, unit, by, source = row
    return Goal(text, Decimal(value), unit, _day(by), source)


def _prescription(row: list[Any]) -> Prescription:
    problem, text, lead, by, money, funding = row
    return Prescription(problem, text, lead, _day(by), money, funding)


def _opinion(row: list[str]) -> Opinion:
    unit, stance, words, day = row
    return Opinion(unit, stance, words, _day(day))


def _step(row: list[Any]) -> Step:
    verb, at, post, words, values = row
    moment = datetime.fromisoformat(at).replace(tzinfo=SHANGHAI)
    return Step(verb, moment, post, words, tuple(values.items()))


def _application(row: Row) -> Application:
    return Application(
        key=row["key"],
        title=row["title"],
        theme=row["theme"],
        scale=row["scale"],
        area=row["area"],
        unit=row["unit"],
        post=row["post"],
        opened=_day(row["opened"]),
        submitted=_day(row["submitted"]),
        planned=_day(row["planned"]),
        people=row["people"],
        minutes=row["minutes"],
        goals=tuple(_goal(r) for r in row["goals"]),
        items=tuple(AgendaItem(*r) for r in row["items"]),
        problems=tuple(row["problems"]),
        prescriptions=tuple(_prescription(r) for r in row["prescriptions"]),
        opinions=tuple(_opinion(r) for r in row["opinions"]),
        outcome=row["outcome"],
        steps=tuple(_step(r) for r in row["steps"]),
        invented=row["invented"],
        source=row["source"],
    )


def _read(name: str) -> tuple[Application, ...]:
    rows: list[Row] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return tuple(_application(row) for row in rows)


@cache
def applications() -> tuple[Application, ...]:
    """The six applications that led to the six conferences, in the order they were held."""
    return _read("applications.json")


@cache
def example_applications() -> tuple[Application, ...]:
    """The applications of the invented 示例镇."""
    return _read("applications_example.json")
