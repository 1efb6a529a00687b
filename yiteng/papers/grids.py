"""Tables of a paper, written element by element: python-docx walks the whole table for each row."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from yiteng.papers import measures as m
from yiteng.papers.marks import element, font, pitch
from yiteng.papers.values import Cell, Grid
from yiteng.papers.words import clean, lines

#: A row whose cells are no longer than this stays on one page.
_SHORT = 80
#: A twelfth of the line, in points.
_UNIT = m.WIDTH_PT / 12


def grid(paper: Any, block: Grid) -> None:
    """A table as wide as the text, ruled; a long row may break over two pages, the head is repeated.

    The time it takes grows with the rows, not with their square.
    """
    table = paper.add_table(rows=0, cols=12)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column in table.columns:
        column.width = Pt(_UNIT)
    for place, cells in enumerate(block.rows):
        table._tbl.append(_row(table, cells, first=not place))
    if table._tbl.tblPr.find(qn("w:tblLayout")) is None:
        table._tbl.tblPr.append(element("w:tblLayout", type="fixed"))


def _row(table: Any, cells: Sequence[Cell], *, first: bool) -> Any:
    row, properties = element("w:tr"), element("w:trPr")
    row.append(properties)
    properties.append(element("w:trHeight", val=567, hRule="atLeast"))
    if all(len(cell.text) <= _SHORT for cell in cells):
        properties.append(element("w:cantSplit"))
    if first and all(cell.label for cell in cells):
        properties.append(element("w:tblHeader"))
    for cell in cells:
        row.append(_cell(table, cell))
    return row


def _cell(table: Any, cell: Cell) -> Any:
    held, properties = element("w:tc"), element("w:tcPr")
    held.append(properties)
    properties.append(element("w:tcW", type="dxa", w=Pt(_UNIT).twips * cell.width))
    if cell.width > 1:
        properties.append(element("w:gridSpan", val=cell.width))
    properties.append(element("w:vAlign", val="center"))
    for piece in lines(clean(cell.text)) or [""]:
        paragraph = deepcopy(_empty(cell.label))
        Run(paragraph[-1], table).text = piece
        held.append(paragraph)
    return held


@cache
def _empty(label: bool) -> Any:
    """A paragraph of a cell with a run that says nothing yet; copied, for setting fonts is slow."""
    made: Any = element("w:p")
    paragraph = Paragraph(made, made)
    pitch(paragraph.paragraph_format, 22)
    font(paragraph.add_run(), m.HEI if label else m.FANG, m.SMALL_PT)
    if label:
        paragraph.alignment = SIDE.CENTER
    return made
