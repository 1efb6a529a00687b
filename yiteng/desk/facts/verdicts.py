"""From a published figure and a computed value to a row: equal, within, explained, differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from yiteng.desk.facts.registry import Value, compute
from yiteng.desk.models import PublishedFigure
from yiteng.rules.quantity import verdict as judge


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of a report beside the figure computed."""

    figure: PublishedFigure
    reported: Value
    computed: Value
    verdict: str
    url: str

    @property
    def why(self) -> str:
        """Why it is so: the explanation where one is needed, else the assumption."""
        if self.verdict == "explained":
            return self.figure.explanation
        return self.figure.assumption

    @property
    def why_zh(self) -> str:
        """The same in Chinese where it was given."""
        explains = bool(self.figure.explanation)
        return self.figure.explanation_zh if (self.verdict == "explained") == explains else ""

    def plain(self) -> dict[str, Any]:
        """The row of ``yiteng facts --json``: numbers as numbers, dates as ISO strings."""
        return {
            "id": self.figure.code,
            "reported": _plain(self.reported),
            "relation": self.figure.relation,
            "word": self.figure.word,
            "computed": _plain(self.computed),
            "unit": self.figure.unit,
            "verdict": self.verdict,
            "why": self.why,
            "url": self.url,
        }


def facts(figures: Iterable[PublishedFigure]) -> list[Fact]:
    """Compute and judge each figure."""
    return [fact(figure) for figure in figures]


def fact(figure: PublishedFigure) -> Fact:
    """Compute one figure by its query and judge it.

    An explanation counts only while the computed value is the one it explains (pinned).
    """
    found = compute(figure.query, figure.county_id, figure.params)
    reported = reported_value(figure)
    verdict = _verdict(figure, reported, found.value)
    if verdict == "differs" and figure.explanation and figure.pinned == str(_plain(found.value)):
        verdict = "explained"
    return Fact(figure, reported, found.value, verdict, found.url)


def reported_value(figure: PublishedFigure) -> Value:
    """The reported value in its type: a number, a date, or a month as text."""
    if figure.value_type == "date":
        return date.fromisoformat(figure.reported)
    return figure.reported if figure.value_type == "text" else Decimal(figure.reported)


def _verdict(figure: PublishedFigure, reported: Value, computed: Value) -> str:
    if computed is None or reported is None:
        return "differs"
    return judge(reported, figure.relation, figure.word, computed)


def _plain(value: Value) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value
