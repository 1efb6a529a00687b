"""The parts of a paper's text: title, addressees, headings, paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE
from docx.oxml.ns import qn
from docx.shared import Pt

from yiteng.papers import measures as m
from yiteng.papers.marks import element, font, indent, into, pitch
from yiteng.papers.values import Block, Cell, Grid, Heading, Listed, Text
from yiteng.papers.words import clean, ems, even_lines, heading, lines, one_line

EM = m.BODY_PT + m.CLOSER_PT
#: A row whose cells are no longer than this stays on one page.
_SHORT = 80
_HEADINGS = {1: m.HEI, 2: m.KAI, 3: m.FANG, 4: m.FANG}


def line(paper: Any, text: str = "", *, name: str = m.FANG, size: float = m.BODY_PT) -> Any:
    """One paragraph at the pitch of the grid; empty: a blank line."""
    paragraph = paper.add_paragraph()
    if text:
        font(paragraph.add_run(text), name, size)
    return paragraph


def title(paper: Any, text: str) -> None:
    """2号小标宋, centred, in even lines of at most 20 characters."""
    paragraph = line(paper)
    paragraph.alignment = SIDE.CENTER
    paragraph.paragraph_format.keep_with_next = True
    into(paragraph, element("w:snapToGrid", val=0))
    for place, piece in enumerate(even_lines(text, int(m.WIDTH_PT // m.TITLE_PT))):
        run = paragraph.add_run()
        if place:
            run.add_break()
        run.add_text(piece)
        font(run, m.SONG, m.TITLE_PT)
        run.element.rPr.append(element("w:spacing", val=0))


def addressees(paper: Any, to: Iterable[str]) -> None:
    """主送: flush left, with a full-width colon."""
    named = [one_line(unit) for unit in to if one_line(unit)]
    if named:
        line(paper, "，".join(named) + "：")


class Body:
    """Writes blocks and counts headings: each level begins anew below a higher one."""

    def __init__(self, paper: Any) -> None:
        self.paper = paper
        self._counts = [0, 0, 0, 0]

    def write(self, blocks: Iterable[Block]) -> None:
        """Write the blocks in their order."""
        for block in blocks:
            if isinstance(block, Heading):
                self._heading(block)
            elif isinstance(block, Text):
                for piece in lines(block.text):
                    indent(line(self.paper, piece), first=2 * EM)
            elif isinstance(block, Listed):
                listed(self.paper, block)
            else:
                grid(self.paper, block)

    def _heading(self, block: Heading) -> None:
        place = block.level - 1
        self._counts[place] += 1
        self._counts[place + 1 :] = [0] * (3 - place)
        words = heading(block.level, self._counts[place]) + one_line(block.text)
        words += "。" if block.rest and words[-1] not in "。：；，！？" else ""
        paragraph = line(self.paper, words, name=_HEADINGS[block.level])
        indent(paragraph, first=2 * EM)
        first, *more = lines(block.rest) or [""]
        if first:
            font(paragraph.add_run(first), m.FANG, m.BODY_PT)
        else:
            paragraph.paragraph_format.keep_with_next = True
        for piece in more:
            indent(line(self.paper, piece), first=2 * EM)


def listed(paper: Any, block: Listed) -> None:
    """A label in 黑体 and its entries, hanging behind it; nothing where there is none."""
    entries = [one_line(entry) for entry in block.entries if one_line(entry)]
    if not entries:
        return
    label = f"{one_line(block.label)}："
    paragraph = paper.add_paragraph()
    font(paragraph.add_run(label), m.HEI, m.BODY_PT)
    font(paragraph.add_run("，".join(entries)), m.FANG, m.BODY_PT)
    wide = ems(label) * EM
    indent(paragraph, first=-wide, left=2 * EM + wide)


def grid(paper: Any, block: Grid) -> None:
    """A table as wide as the text, ruled; a row may break over two pages, its label stays."""
    table = paper.add_table(rows=0, cols=12)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    unit = m.WIDTH_PT / 12
    for column in table.columns:
        column.width = Pt(unit)
    for cells in block.rows:
        row, at = table.add_row(), 0
        row._tr.get_or_add_trPr().append(element("w:trHeight", val=567, hRule="atLeast"))
        for cell in cells:
            held = row.cells[at].merge(row.cells[at + cell.width - 1])
            held.width = Pt(unit * cell.width)
            _fill(held, cell)
            at += cell.width
        if all(len(cell.text) <= _SHORT for cell in cells):
            row._tr.trPr.append(element("w:cantSplit"))
        if all(cell.label for cell in cells) and len(table.rows) == 1:
            row._tr.trPr.append(element("w:tblHeader"))
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    if layout is None:
        table._tbl.tblPr.append(element("w:tblLayout", type="fixed"))


def _fill(held: Any, cell: Cell) -> None:
    held.vertical_alignment = 1
    name, size = (m.HEI if cell.label else m.FANG), m.SMALL_PT
    for place, piece in enumerate(lines(clean(cell.text)) or [""]):
        paragraph = held.paragraphs[0] if not place else held.add_paragraph()
        pitch(paragraph.paragraph_format, 22)
        font(paragraph.add_run(piece), name, size)
        if cell.label:
            paragraph.alignment = SIDE.CENTER
