"""Which line of a sheet names its columns, and what each column is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yiteng.ledgers.sheets.cells import folded, is_blank, text

#: Lines looked at from the top, and how many of them a head may have.
DEEP, HIGH = 30, 3
_UNIT = re.compile(
    r"[(\[【]?(?:单位[::])?(亿元|万元|元|亿|万|亩|人次|人|户|个|处|盏|公里|平方米|吨|件|家)[)\]】]?$"
)
_MARKS = re.compile(r"[()\[\]【】<>《》:：、,，.。;；*#\-_/|\"'“”]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. index: from 0; head: its words; field: code of a field, empty where not taken.

    unit: what the head says the figures are in, such as 万元.
    """

    index: int
    head: str
    field: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """first: index of the first row below the heads; columns in their order."""

    first: int
    columns: tuple[Column, ...]


def letters(index: int) -> str:
    """The letters Excel gives a column, from 0.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    found = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def normal(head: str) -> str:
    """The words of a head for comparing: without unit, brackets, marks and blanks.

    >>> normal("总投资\\n（万元）"), normal(" 完成 时限：")
    ('总投资', '完成时限')
    """
    bare = folded(head)
    shorter = _UNIT.sub("", bare) if re.search(r"[(\[【]", bare) else bare
    shorter = re.sub(r"[(\[【].*?[)\]】]$", "", shorter) or shorter
    return _MARKS.sub("", shorter).lower()


def unit_of(head: str) -> str:
    """The unit a head names in brackets or at its end, money as 元, 万元 or 亿元.

    >>> unit_of("投资（万元）"), unit_of("投资万元"), unit_of("责任单位")
    ('万元', '万元', '')
    """
    found = _UNIT.search(folded(head))
    if not found or (found[0] == found[1] and found[1] not in ("亿元", "万元")):
        return ""
    return {"亿": "亿元", "万": "万元"}.get(found[1], found[1])


def layout(rows: Sequence[Sequence[Any]], names: Mapping[str, str]) -> Layout | None:
    """Find the head of a sheet; None where no line names at least two known columns.

    names: normal words → code of a field (what the unit chose before stands in it too).
    """
    best: tuple[int, int, Layout] | None = None
    for top in range(min(DEEP, len(rows))):
        for high in range(1, HIGH + 1):
            if top + high > len(rows):
                break
            columns = _columns(rows[top : top + high], names)
            score = sum(1 for c in columns if c.field)
            if score >= 2 and (best is None or (score, -high) > best[:2]):
                best = (score, -high, Layout(top + high, columns))
    return best[2] if best else None


def _columns(head: Sequence[Sequence[Any]], names: Mapping[str, str]) -> tuple[Column, ...]:
    found: list[Column] = []
    taken: set[str] = set()
    for index in range(max(len(row) for row in head)):
        parts = list(dict.fromkeys(
            text(row[index]) for row in head if index < len(row) and not is_blank(row[index])))  # fmt: skip
        if not parts or any(len(part) > 60 for part in parts):
            continue
        words = " ".join(parts)
        field = next((names[n] for n in _ways(parts) if names.get(n)), "")
        unit = next((u for u in map(unit_of, reversed(parts)) if u), "")
        column = Column(index, words, "" if field in taken else field, unit)
        taken.add(column.field)
        found.append(column)
    return tuple(found)


def _ways(parts: Sequence[str]) -> list[str]:
    """Ways to read stacked heads: all of them together, the lowest, the highest."""
    return list(dict.fromkeys([normal("".join(parts)), normal(parts[-1]), normal(parts[0])]))
