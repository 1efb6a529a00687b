"""Tables that a template draws by hand, read back from the page: heads, cells, the heading above."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser
from typing import Any

from yiteng.rules.table import Column, Row, Table

#: What stands in a cell and is no words; what closes a line.
_NO_WORDS = frozenset({"button", "select", "textarea", "script", "style", "svg", "template"})
_LINES = frozenset({"br", "p", "li", "div", "dt", "dd", "form"})
_HEADINGS = frozenset({"h1", "h2", "h3", "caption", "summary"})


@dataclass(slots=True)
class _Cell:
    head: bool
    kind: str
    words: list[str] = field(default_factory=list)

    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\n"))
        return "\n".join(line for line in lines if line)


def drawn(page: str) -> list[Table]:
    """The tables of class ``ledger`` on a page that no tag drew, in their order."""
    reader = _Reader()
    reader.feed(page)
    return [_table(caption, rows) for caption, rows in reader.tables if rows]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[tuple[str, list[list[_Cell]]]] = []
        self.rows: list[list[_Cell]] | None = None
        self.cell: _Cell | None = None
        self.heading: list[str] | None = None
        self.said = ""
        self.skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.skipped or tag in _NO_WORDS:
            if tag in _NO_WORDS:
                self.skipped.append(tag)
        elif tag in _HEADINGS:
            self.heading = []
        elif tag == "table" and "ledger" in (given.get("class") or "") and "data-list" not in given:
            self.rows = []
            self.tables.append((self.said, self.rows))
        elif self.rows is not None and tag == "tr":
            self.rows.append([])
        elif self.rows and tag in ("td", "th"):
            self.cell = _Cell(tag == "th", (given.get("class") or "").split(" ")[0])
            self.rows[-1].append(self.cell)
        elif self.cell and tag in _LINES:
            self.cell.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            if tag == self.skipped[-1]:
                self.skipped.pop()
        elif tag in _HEADINGS and self.heading is not None:
            self.said, self.heading = " ".join("".join(self.heading).split()), None
        elif tag == "table":
            self.rows = self.cell = None
        elif tag in ("td", "th"):
            self.cell = None

    def handle_data(self, data: str) -> None:
        if self.skipped:
            return
        if self.cell is not None:
            self.cell.words.append(data)
        elif self.heading is not None:
            self.heading.append(data)


def _table(caption: str, rows: list[list[_Cell]]) -> Table:
    """Rows of cells as a table; without a line of heads its columns have none."""
    heads = rows[0] if rows[0] and all(cell.head for cell in rows[0]) else []
    width = max(len(row) for row in rows)
    columns = [Column(str(index), heads[index].text() if index < len(heads) else "")
               for index in range(width)]  # fmt: skip
    lines = [Row("", {str(index): _value(cell) for index, cell in enumerate(row)})
             for row in rows[1 if heads else 0 :] if row]  # fmt: skip
    return Table(caption, columns, lines)


def _value(cell: _Cell) -> Any:
    """A number or a day where the column holds such and the words are one; else the words."""
    words = cell.text()
    with suppress(ValueError, InvalidOperation):
        if cell.kind == "number":
            return Decimal(words.replace(",", ""))
        if cell.kind == "date":
            return date.fromisoformat(words)
    return words
