"""How a service runs, as it may be shown: small counts are withheld, on inner pages too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from yiteng.designation import standards
from yiteng.designation.models import DesignationCase, Month, WardRound, WaterTest
from yiteng.designation.standards import Filed
from yiteng.designation.words import WATER
from yiteng.rules.designation import ward
from yiteng.rules.designation.standard import OUTCOMES, Answer, judge, plain
from yiteng.rules.disclosure import suppress
from yiteng.rules.proportion import Share, share


@dataclass(frozen=True, slots=True)
class Shown:
    """A month as it may be shown: people None where too few; cost of a person only with them."""

    month: Month
    people: int | None
    each: Decimal | None


@dataclass(frozen=True, slots=True)
class Round:
    """A round of slips as it may be shown: per question the counts, None where withheld."""

    row: WardRound
    answered: int | None
    rows: list[tuple[str, list[int | None]]]

    @property
    def response(self) -> Share:
        """Slips answered among slips laid out."""
        return share(self.answered or 0, self.row.slips)

    @property
    def shown(self) -> list[tuple[str, list[int | None], Share | None]]:
        """Question, counts, and the share of yes with its interval, where no count is withheld."""
        return [
            (words, counts, None if None in counts else share(counts[0] or 0, sum(n or 0 for n in counts)))
            for words, counts in self.rows
        ]  # fmt: skip


def months(case: DesignationCase) -> list[Shown]:
    """The months entered, in order."""
    return [_month(row, ward.threshold(case.kind)) for row in case.months.all()]


def _month(row: Month, threshold: int) -> Shown:
    people = suppress(row.people, threshold)
    each = None
    if people and row.cost is not None:
        each = (row.cost / people).quantize(Decimal(1))
    return Shown(row, people, each)


def water(case: DesignationCase) -> list[tuple[WaterTest, str, str, str]]:
    """The tests of water, the latest first: what was tested, its value, the verdict (message ids)."""
    mine = standards.own({case.county_id})[case.county_id]
    return [
        (row, WATER[row.what], "" if row.value is None else plain(row.value), _verdict(row, mine))
        for row in case.water_tests.all()[:36]
    ]


def rounds(case: DesignationCase) -> list[Round]:
    """The rounds of slips in the ward, the latest first."""
    found = []
    for row in case.rounds.all():
        told = ward.told(row.counts, case.kind)
        n = ward.answered(row.counts)
        rows = list(zip(ward.QUESTIONS, told, strict=True))
        found.append(Round(row, suppress(n, ward.threshold(case.kind)), rows))
    return found


def _verdict(row: WaterTest, mine: Sequence[Filed]) -> str:
    """By the version that held on the day of the test."""
    lines = {line.code: line for line in standards.water_lines(mine, row.on)}
    line = lines.get(row.what)
    if line is None or row.value is None:
        return ""
    (found,) = judge([line], {row.what: Answer(row.value)}, row.on)
    return OUTCOMES[found.outcome]
