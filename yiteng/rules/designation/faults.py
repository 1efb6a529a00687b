"""What is wrong with a check table somebody loads, beyond single cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from yiteng.rules.designation.standard import read
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

#: Kinds reckoned from another line, and kinds that need an amount.
_RESTS, _AMOUNT = ("per", "steps"), ("at_least", "at_most", "per", "steps")
_PLACES = {"short", "month"}


def against(data: Mapping[str, Any]) -> Iterator[Refusal]:
    """Every reason against a table in the form of the data files; silence means it can be read."""
    codes = [line["code"] for line in data["lines"]]
    if not codes:
        yield _fault(N_("The table has no line."))
    for code in sorted({c for c in codes if codes.count(c) > 1}):
        yield _fault(N_("{code} stands twice."), code=code)
    if data["valid_to"] and data["valid_to"] < data["valid_from"]:
        yield _fault(N_("It would end before it begins."))
    for line in data["lines"]:
        yield from _line(line, codes)
    try:
        read(data)
    except (KeyError, ValueError) as error:
        yield _fault(N_("The table cannot be read: {why}."), why=str(error))


def _line(line: Mapping[str, Any], codes: list[str]) -> Iterator[Refusal]:
    code, kind = line["code"], line["kind"]
    if kind in _RESTS and line["base"] not in codes:
        yield _fault(N_("{code} rests on a line that is not there: {base}."), code=code,
                     base=line["base"] or "—")  # fmt: skip
    if kind == "steps" and not float(line.get("each", "1")):
        yield _fault(N_("{code}: the step must be more than 0."), code=code)
    if kind in _AMOUNT and not float(line.get("amount", "0")):
        yield _fault(N_("{code} needs an amount."), code=code)
    if kind == "fresh" and not float(line.get("months", "0")):
        yield _fault(N_("{code} needs its months."), code=code)
    if not all(_fillable(words) for words in line["gap"]):
        yield _fault(N_("{code}: in braces only short and month are filled in."), code=code)


def _fillable(words: str) -> bool:
    try:
        return {name for _, name, _, _ in Formatter().parse(words) if name is not None} <= _PLACES
    except ValueError:
        return False


def _fault(sentence: str, **params: object) -> Refusal:
    return Refusal("designation.table_fault", sentence, params, field="file")
