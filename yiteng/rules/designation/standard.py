"""A standard is a versioned table of checks; a check says value, limit and verdict.

Tables are data of the room of designation (docs/designation.md); here stand their shape and the
arithmetic. How sure a line is: S sure, F fairly sure, V to be verified. A line that is not
sure enough (V) warns, it never refuses. Sources: reference of the issue, C1, C3, C4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, Literal

from yiteng.rules.deadlines import add_months
from yiteng.rules.words import N_

Kind = Literal["at_least", "at_most", "per", "steps", "yes", "fresh", "given"]
Outcome = Literal["met", "act", "short", "missing"]
KINDS: tuple[str, ...] = ("at_least", "at_most", "per", "steps", "yes", "fresh", "given")
OUTCOMES = {
    "met": N_("met"),
    "act": N_("met, but act now"),
    "short": N_("not met"),
    "missing": N_("not stated yet"),
}
SURE = {"S": N_("sure"), "F": N_("fairly sure"), "V": N_("to be verified")}


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in Chinese and English; ``{short}`` and ``{month}`` are filled."""

    zh: str
    en: str

    def said(self, chinese: bool, **values: object) -> str:
        """The words in one language with their values."""
        return (self.zh if chinese else self.en).format(**values)


@dataclass(frozen=True, slots=True)
class Line:
    """One check of a standard.

    kind: at_least / at_most an amount · per: amount × the value of the line ``base`` · steps:
    amount, and one more for each full ``each`` of ``base`` above ``over`` · yes · fresh: tested
    within ``months`` · given: a figure other lines are reckoned from.
    by_level: other amounts for facilities of a level. act: from here on one acts though it is
    met. whole: the limit is rounded up to whole ones. sure: S, F or V. gap: what is said where
    it is not met.
    """

    code: str
    group: str
    kind: Kind
    title: Words
    gap: Words
    source: str
    sure: str
    amount: Decimal = Decimal(0)
    unit: str = ""
    base: str = ""
    over: Decimal = Decimal(0)
    each: Decimal = Decimal(1)
    months: int = 0
    act: Decimal | None = None
    whole: bool = False
    by_level: Mapping[str, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Standard:
    """A table of checks in one version; holds from its first day to its last (or for ever)."""

    code: str
    version: str
    title: Words
    document: str
    sure: str
    valid_from: date
    valid_to: date | None
    groups: Mapping[str, Words]
    lines: Sequence[Line]
    note: Words = Words("", "")

    def holds(self, day: date) -> bool:
        """Whether the version is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is stated for a line: a number (1 and 0 for yes and no), and the day of it."""

    number: Decimal | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A line judged: value, limit, outcome, by how much it falls short; blocks: it refuses."""

    line: Line
    value: Decimal | date | None
    limit: Decimal | None
    outcome: Outcome
    short: Decimal = Decimal(0)
    due: date | None = None

    @property
    def open(self) -> bool:
        """Whether something is missing here."""
        return self.outcome in ("short", "missing")

    @property
    def blocks(self) -> bool:
        """Whether it stands against an application: open, and sure enough to refuse."""
        return self.open and self.line.sure != "V"


def judge(
    lines: Sequence[Line], answers: Mapping[str, Answer], today: date, level: str = ""
) -> list[Verdict]:
    """Judge every line, in the order of the table. level: of the facility, for ``by_level``.

    >>> from yiteng.rules.designation.examples import NURSES
    >>> made = judge(NURSES, {"machines": Answer(Decimal(10)), "nurses": Answer(Decimal(3))},
    ...              date(2023, 3, 31))
    >>> [(v.outcome, v.limit, v.short) for v in made][1]
    ('short', Decimal('4'), Decimal('1'))
    """
    return [_one(line, answers, today, level) for line in lines]


#: Lines whose gap names a number; where the number they rest on lacks too, only the title is said.
_COUNTED = ("at_least", "at_most", "per", "steps")


def gap(verdict: Verdict, chinese: bool) -> str:
    """What is missing, in a few words: “1 nurse short”, “water test of March”."""
    if verdict.outcome == "missing" and verdict.line.kind in _COUNTED and not verdict.short:
        return verdict.line.title.said(chinese)
    month = verdict.due.month if verdict.due else 0
    names = "January February March April May June July August September October November December"
    named = month if chinese else (names.split()[month - 1] if month else "")
    return verdict.line.gap.said(chinese, short=plain(verdict.short), month=named)


def plain(value: Decimal) -> str:
    """A figure without superfluous zeros.

    >>> plain(Decimal("3.20")), plain(Decimal("40"))
    ('3.2', '40')
    """
    return f"{value.normalize():f}"


def _one(line: Line, answers: Mapping[str, Answer], today: date, level: str) -> Verdict:
    said = answers.get(line.code, Answer())
    if line.kind == "fresh":
        return _fresh(line, said.on, today)
    limit = _limit(line, answers, level)
    value = said.number
    if value is None or limit is None:
        short = limit if value is None and limit is not None else Decimal(0)
        return Verdict(line, value, limit, "missing", short)
    if line.kind == "at_most":
        return Verdict(
            line, value, limit, _below(line, value, limit), max(value - limit, Decimal(0))
        )
    short = max(limit - value, Decimal(0))
    return Verdict(line, value, limit, "short" if short else "met", short)


def _limit(line: Line, answers: Mapping[str, Answer], level: str) -> Decimal | None:
    """The limit of a line for a facility; None where it is reckoned from a figure not given."""
    amount = (line.by_level or {}).get(level, line.amount)
    if line.kind == "given":
        return Decimal(0)
    if line.kind == "yes":
        return Decimal(1)
    if not line.base:
        return amount
    base = answers.get(line.base, Answer()).number
    if base is None:
        return None
    if line.kind == "steps":
        more = max(base - line.over, Decimal(0)) / line.each
        return amount + more.to_integral_value(ROUND_FLOOR)
    found = amount * base
    return found.to_integral_value(ROUND_CEILING) if line.whole else found


def _below(line: Line, value: Decimal, limit: Decimal) -> Outcome:
    if value > limit:
        return "short"
    return "act" if line.act is not None and value > line.act else "met"


def _fresh(line: Line, on: date | None, today: date) -> Verdict:
    """Due again so many months after the last test; without any, due this month."""
    if on is None:
        return Verdict(line, None, None, "missing", due=today)
    due = add_months(on, line.months)
    return Verdict(line, on, None, "short" if due < today else "met", due=due)


def read(data: Mapping[str, Any]) -> Standard:
    """A standard from its data file. Raises KeyError or ValueError for a table that is none."""
    until = data.get("valid_to")
    return Standard(
        data["code"], data["version"], _words(data["title"]), data["document"], data["sure"],
        date.fromisoformat(data["valid_from"]), date.fromisoformat(until) if until else None,
        {code: _words(words) for code, words in data["groups"].items()},
        tuple(_line(one) for one in data["lines"]), _words(data.get("note", ["", ""])),
    )  # fmt: skip


def _line(data: Mapping[str, Any]) -> Line:
    if data["kind"] not in KINDS or data["sure"] not in SURE:
        raise ValueError(f"{data['code']}: no such kind or sureness")
    act, levels = data.get("act"), data.get("by_level")
    return Line(
        data["code"], data["group"], data["kind"], _words(data["title"]), _words(data["gap"]),
        data["source"], data["sure"], Decimal(data.get("amount", "0")), data.get("unit", ""),
        data.get("base", ""), Decimal(data.get("over", "0")), Decimal(data.get("each", "1")),
        int(data.get("months", 0)), Decimal(act) if act else None, bool(data.get("whole")),
        {level: Decimal(value) for level, value in levels.items()} if levels else None,
    )  # fmt: skip


def _words(pair: Sequence[str]) -> Words:
    return Words(pair[0], pair[1])
