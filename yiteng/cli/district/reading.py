"""Reading the filled-in file into rows that remember where they stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from yiteng.cli.district.sheets import SHEETS, Sheet
from yiteng.cli.stop import Stop
from yiteng.rules.words import N_


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet: its number as Excel shows it, its cells as text by column code."""

    sheet: Sheet
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, code: str) -> str:
        """The text of a cell, empty where nothing was typed."""
        return self.cells.get(code, "")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong where, and how to mend it: sentence (message id) with its values."""

    sheet: Sheet
    number: int
    column: str
    sentence: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """Sheet, row, column, sentence and remedy."""
        where = _("Sheet “%(sheet)s”") % {"sheet": _(self.sheet.title)}
        if self.number:
            where += _(", row %(row)s") % {"row": self.number}
        if self.column:
            title = _(self.sheet.column(self.column).title)
            where += _(", column “%(column)s”") % {"column": title}
        return f"{where}: {_(self.sentence).format(**self.params)}"


@dataclass(slots=True)
class Book:
    """All rows by sheet code, and what could not be read."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(path: Path) -> Book:
    """Read the file. Raises Stop where it is none."""
    try:
        book = CalamineWorkbook.from_path(str(path))
    except (OSError, CalamineError) as error:
        raise Stop(
            _(
                "%(file)s is no Excel file that can be read: write one with `yiteng init --template`."
            )
            % {"file": path}
        ) from error
    found = Book()
    for sheet in SHEETS:
        names = {_(sheet.title), sheet.title} & set(book.sheet_names)
        if names:
            _sheet(sheet, book.get_sheet_by_name(names.pop()).to_python(), found)
        else:
            found.problems.append(
                Problem(sheet, 0, "", N_("The sheet is missing: copy it from the template."))
            )
    return found


def _sheet(sheet: Sheet, lines: Sequence[Sequence[object]], found: Book) -> None:
    places = _places(sheet, lines[0] if lines else ())
    for column in sheet.columns:
        if column.code not in places:
            sentence = N_("The column is missing: copy its header from the template.")
            found.problems.append(Problem(sheet, 1, column.code, sentence))
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = {code: text(line[at]) for code, at in places.items() if at < len(line)}
        if any(cells.values()):
            rows.append(Row(sheet, number, cells))
    found.rows[sheet.code] = rows


def _places(sheet: Sheet, head: Sequence[object]) -> dict[str, int]:
    """Column code → position, by the header in either language, with or without its mark."""
    heads = [str(cell).removesuffix(_(" (optional)")).strip() for cell in head]
    return {
        column.code: heads.index(name)
        for column in sheet.columns
        for name in (_(column.title), column.title)
        if name in heads
    }


def text(cell: object) -> str:
    """A cell as text: whole numbers without a point, dates as ISO."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()
