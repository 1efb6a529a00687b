"""What is drawn by lot, when, how much of it; a draw as a sheet that anybody can check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Literal

from yiteng.rules import lots
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_

Rule = Literal["each", "share", "count"]
RULES: dict[str, str] = {
    "each": N_("Each by its own lot"),
    "share": N_("A share of all"),
    "count": N_("So many of all"),
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """One occasion for lots. rate: code of the limit with the share in percent.

    days: code of the limit with the days after closing, empty for reports. monthly: drawn for each
    month, else for each day.
    """

    code: str
    title: str
    asks: str
    rate: str
    rule: Rule
    days: str = ""
    monthly: bool = False


OCCASIONS: tuple[Occasion, ...] = (
    Occasion(
        "report", N_("Reported done"),
        N_("Another unit checks before anybody is asked."), "sample.report", "share",
    ),
    Occasion(
        "day30", N_("First visit after closing"),
        N_("Does it still stand, or has it come back?"), "sample.visit", "share",
        days="sample.first", monthly=True,
    ),
    Occasion(
        "day90", N_("Second visit after closing"),
        N_("Does it still stand, or has it come back?"), "sample.visit", "share",
        days="sample.second", monthly=True,
    ),
)  # fmt: skip
BY_CODE = {one.code: one for one in OCCASIONS}
HOUSEHOLDS = "households"


#: So many days or months that were missed are made up, each with its own seed.
MADE_UP, MONTHS = 92, 3


def due(occasion: Occasion, last: date | None, today: date) -> list[date]:
    """The days for which an occasion is drawn now, the earliest first.

    last: the day of the last draw, None before the first. Every day since is drawn by itself, or
    the first of every month: whoever lets a night pass cannot wait for a seed that suits.

    >>> due(BY_CODE["report"], date(2023, 3, 29), date(2023, 3, 31))
    [datetime.date(2023, 3, 30), datetime.date(2023, 3, 31)]
    >>> due(BY_CODE["day30"], date(2023, 2, 1), date(2023, 3, 31))
    [datetime.date(2023, 3, 1)]
    """
    if not occasion.monthly:
        begin = today if last is None else max(last + timedelta(1), today - timedelta(MADE_UP))
        return [begin + timedelta(n) for n in range((today - begin).days + 1)]
    found = [today.replace(day=1)]
    while last is not None and len(found) < MONTHS:
        found.append((found[-1] - timedelta(1)).replace(day=1))
    return [day for day in reversed(found) if last is None or day > last]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole draw: enough to draw it again. amount: rate of 0 to 1, or how many.

    head: hash of the event of the trail that closed the day before; keys: the population.
    """

    occasion: str
    day: date
    head: str
    rule: str
    amount: Decimal
    keys: tuple[str, ...]
    drawn: tuple[str, ...]

    @property
    def seed(self) -> str:
        """The seed: from occasion, date and head alone."""
        return lots.seed(self.occasion, self.day, self.head)


def draw(
    occasion: str, day: date, head: str, rule: str, amount: Decimal, keys: Iterable[str]
) -> Sheet:
    """Draw from a population. Raises ValueError for an unknown rule."""
    there = tuple(sorted(set(keys)))
    return Sheet(
        occasion, day, head, rule, amount, there, _drawn(occasion, day, head, rule, amount, there)
    )


def redrawn(sheet: Sheet) -> bool:
    """Whether drawing again gives exactly what the sheet says was drawn."""
    again = draw(sheet.occasion, sheet.day, sheet.head, sheet.rule, sheet.amount, sheet.keys)
    return set(again.drawn) == set(sheet.drawn) and len(sheet.drawn) == len(set(sheet.drawn))


def _drawn(
    occasion: str, day: date, head: str, rule: str, amount: Decimal, keys: Sequence[str]
) -> tuple[str, ...]:
    seed = lots.seed(occasion, day, head)
    if rule == "each":
        return tuple(lots.each(seed, keys, amount))
    if rule == "share":
        return tuple(lots.smallest(seed, keys, lots.of_share(len(keys), amount)))
    if rule == "count":
        return tuple(lots.smallest(seed, keys, int(amount)))
    raise ValueError(f"unknown rule {rule!r}")


_HEAD = "yiteng-lot/1"
_FIELDS = ("occasion", "date", "head", "seed", "rule", "amount", "population")


def written(sheet: Sheet) -> str:
    """The sheet as plain text, to be downloaded, printed and read again."""
    drawn = set(sheet.drawn)
    values = (
        sheet.occasion, sheet.day.isoformat(), sheet.head, sheet.seed, sheet.rule,
        str(sheet.amount), str(len(sheet.keys)),
    )  # fmt: skip
    lines = [_HEAD, *(f"{name}: {value}" for name, value in zip(_FIELDS, values, strict=True))]
    for key in sheet.keys:
        number = f"{lots.lot(sheet.seed, key) / lots.SPACE:.12f}"
        lines.append(f"{number} {'drawn' if key in drawn else '-----'} {key}")
    return "\n".join(lines) + "\n"


def read(text: str) -> Sheet:
    """A sheet from its text. Raises Refused where it is none or says a wrong number of members."""
    lines = [line.strip() for line in text.replace("\ufeff", "").splitlines() if line.strip()]
    if not lines or lines[0] != _HEAD:
        raise Refused([Refusal("sample.no_sheet", N_("This file is no sheet of a draw."))])
    head = dict(line.partition(": ")[::2] for line in lines[1 : 1 + len(_FIELDS)])
    members = [line.split(" ", 2) for line in lines[1 + len(_FIELDS) :]]
    try:
        sheet = Sheet(
            head["occasion"], date.fromisoformat(head["date"]), head["head"], head["rule"],
            Decimal(head["amount"]), tuple(key for _, _, key in members),
            tuple(key for _, mark, key in members if mark == "drawn"),
        )  # fmt: skip
        whole = len(sheet.keys) == int(head["population"]) and head["seed"] == sheet.seed
    except (KeyError, ValueError, InvalidOperation) as error:
        raise Refused([Refusal("sample.damaged", N_("The sheet is damaged."))]) from error
    if not whole or sheet.rule not in RULES:
        raise Refused([Refusal("sample.changed", N_("The sheet was changed: it does not add up."))])
    return sheet
