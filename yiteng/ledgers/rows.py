"""A row of a sheet to plain values by column, with every fault of its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from django.utils.translation import gettext, override

from yiteng.ledgers.columns import Target
from yiteng.ledgers.directory import Directory
from yiteng.ledgers.fields import is_figure, targets
from yiteng.ledgers.sheets import cells, hours
from yiteng.ledgers.sheets.clocks import clock
from yiteng.ledgers.sheets.faults import Fault, Unclear
from yiteng.ledgers.sheets.figures import figure
from yiteng.ledgers.sheets.heads import Column, letters
from yiteng.ledgers.sheets.idle import Idle
from yiteng.rules.kind import Kind

Value = Any
#: Cells of a column of days or figures whose meaning is kept.
_KEPT = 8192


@dataclass(slots=True)
class Read:
    """What one row says. values: by code; faults: of its cells; left_out: why it is no matter.

    derived: units that stand behind the leading one in its cell, and so support it.
    """

    sheet: str
    row: int
    values: dict[str, Value] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    blank: list[str] = field(default_factory=list)
    derived: list[list[Any]] = field(default_factory=list)
    left_out: str = ""


class Reader:
    """Reads the rows of one sheet: one function a column, made once."""

    def __init__(
        self,
        sheet: str,
        columns: Sequence[Column],
        kind: Kind,
        directory: Directory,
        year: int,
        shift: int = 0,
    ) -> None:
        self.sheet, self.directory, self.year, self.shift = sheet, directory, year, shift
        known = targets(kind)
        self._stages = _stages(kind)
        self._others = _remembering(directory.others, 300)
        self.columns = [(c, known[c.field], self._reader(c, known[c.field]))
                         for c in columns if c.field in known]  # fmt: skip

        self._at = {target.code: column for column, target, _ in reversed(self.columns)}
        self.idle = Idle([(c, t.code) for c, t, _ in self.columns])

    def read(self, line: Sequence[Any], row: int) -> Read:
        """The row's values; row: as the spreadsheet counts."""
        found = Read(self.sheet, row)
        if left_out := self.idle.why(line):
            found.left_out = left_out
            return found
        for column, target, reader in self.columns:
            cell = line[column.index] if column.index < len(line) else ""
            if cell is None or (type(cell) is str and cell.strip() in cells.NOTHING):
                found.blank.append(target.code)
                continue
            try:
                found.values[target.code] = reader(cell)
                if target.code == "lead_unit":
                    found.derived = self._others(cell)
            except Unclear as unclear:
                found.faults.append(self.fault(unclear.code, column, row, cell, unclear.params))
        self._place(found, row)
        return found

    def fault(
        self, code: str, column: Column | None, row: int, cell: Any, params: Mapping[str, Any]
    ) -> Fault:
        """A fault at a cell of this sheet."""
        where = letters(column.index) if column else ""
        head = column.head if column else ""
        return Fault(code, self.sheet, row, where, head, cells.text(cell)[:120], dict(params))

    def at(self, code: str) -> Column | None:
        """The column that holds a target."""
        return self._at.get(code)

    def _place(self, found: Read, row: int) -> None:
        """Town, village and place to one area."""
        take = found.values.pop
        town, village, area = take("town", None), take("village", None), take("area", None)
        column = self.at("area" if village is None else "village")
        try:
            if village is not None:
                found.values["area"] = self.directory.village(village, town)
            elif area is not None:
                found.values["area"] = self._area(area, town)
            elif town is not None:
                found.values["area"] = town
        except Unclear as unclear:
            found.faults.append(self.fault(unclear.code, column, row, village or area,
                                           unclear.params))  # fmt: skip

    def _area(self, words: str, town: int | None) -> int:
        try:
            return self.directory.area(words)
        except Unclear as unclear:
            if town is None or unclear.code == "unknown_code":
                raise
            return town

    def _reader(self, column: Column, target: Target) -> Callable[[Any], Value]:
        words: dict[str, Callable[[str], Value]] = {
            "unit": self.directory.unit, "theme": self.directory.theme,
            "firm": self.directory.firm, "town": self.directory.town,
            "village": str, "area": str, "stage": self._stage, "choice": _choice(target),
            "units": self.directory.support, "post": self.directory.acceptors.find, "up": self._upstream(target.code),
        }  # fmt: skip
        if is_figure(target):
            return _repeating(lambda cell: self._figure(cell, target, column.unit))
        if target.kind == "day":
            return _repeating(lambda cell: cells.day(self._shifted(cell), self.year).isoformat())
        if target.kind == "until":
            return lambda cell: self._until(cell)
        if target.kind == "moment":
            return lambda cell: _minute(hours.moment(self._shifted(cell), self.year))
        if target.kind == "yes":
            return lambda cell: "True" if hours.yes(cell) else ""
        if target.kind in words:
            return _remembering(words[target.kind], max(target.most, 300))
        return lambda cell: _text(cell, target.most)

    def _upstream(self, column: str) -> Callable[[str], Value]:
        return lambda words: self.directory.upstream.find(column, words)

    def _until(self, cell: Any) -> str:
        """A day, or a moment where the cell names a time of day."""
        timed = isinstance(cell, datetime) and cell.time() != time()
        if timed or clock(cell):
            return _minute(hours.moment(cell, self.year))
        return cells.day(self._shifted(cell), self.year).isoformat()

    def _shifted(self, cell: Any) -> Any:
        """The bare number of a day as if it were counted from 1900."""
        bare = self.shift and isinstance(cell, int | float) and not isinstance(cell, bool)
        return cell + self.shift if bare and 30_000 <= cell <= 73_050 else cell

    def _figure(self, cell: Any, target: Target, head: str) -> list[str]:
        named = head if target.unit == "CNY" or not target.unit else ""
        named = "" if target.unit == "CNY" and not named.endswith("元") else named
        found = figure(cell, unit=target.unit, status=target.status, head=named)
        return [f"{found.value:f}", found.unit, found.word]

    def _stage(self, words: str) -> str:
        found = self._stages.get(cells.folded(words))
        if found is None:
            raise Unclear("unknown_stage", near="、".join(dict.fromkeys(self._stages)))
        return found


def _stages(kind: Kind) -> dict[str, str]:
    with override("zh-hans"):
        return {cells.folded(gettext(stage.title)): stage.code for stage in kind.stages}


def _choice(target: Target) -> Callable[[str], str]:
    with override("zh-hans"):
        said = {cells.folded(gettext(title)): code for code, title in target.choices}
    known = {cells.folded(words): code for words, code in target.also} | said

    def read(words: str) -> str:
        found = known.get(cells.folded(words))
        if found is None:
            raise Unclear("unknown_choice", near="、".join(said))
        return found

    return read


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M}"


def _remembering(reader: Callable[[str], Value], most: int) -> Callable[[Any], Value]:
    """The same names come a thousand times: what was found, and what was not, is kept."""
    kept: dict[str, Value | Unclear] = {}

    def read(cell: Any) -> Value:
        words = _text(cell, most)
        if words not in kept:
            try:
                kept[words] = reader(words)
            except Unclear as unclear:
                kept[words] = unclear
        found = kept[words]
        if isinstance(found, Unclear):
            raise Unclear(found.code, **found.params)
        return found

    return read


def _repeating(reader: Callable[[Any], Value]) -> Callable[[Any], Value]:
    """Days and round figures repeat: what a cell meant is kept, as far as there is room for it."""
    kept: dict[tuple[type, Any], Value] = {}

    def read(cell: Any) -> Value:
        key = (type(cell), cell)
        found = kept.get(key)
        if found is None:
            found = reader(cell)
            if len(kept) < _KEPT:
                kept[key] = found
        return found

    return read


def _text(cell: Any, most: int) -> str:
    found = cells.text(cell)
    if found in cells.ERRORS:
        raise Unclear(cells.broken(cell))
    if len(found) > most:
        raise Unclear("too_long", most=most)
    return found.replace("\x00", "")


def below(rows: Sequence[Sequence[Any]], first: int) -> Iterator[tuple[int, Sequence[Any]]]:
    """Rows below the heads with their numbers as the spreadsheet counts."""
    for index in range(first, len(rows)):
        yield index + 1, rows[index]
