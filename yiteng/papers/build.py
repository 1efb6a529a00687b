"""From values to a Word file: `build` is the one way."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE

from yiteng.papers import official
from yiteng.papers.body import EM, line, title
from yiteng.papers.grids import grid
from yiteng.papers.marks import indent
from yiteng.papers.packing import pack
from yiteng.papers.sheet import sheet
from yiteng.papers.values import Form, Official
from yiteng.papers.words import one_line

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def build(said: Official | Form) -> bytes:
    """The Word file of a paper; the same bytes for the same paper.

    Never fails for what a text holds: what Word cannot keep is left out.
    Source: GB/T 9704-2012; see docs/papers.md for the figures measured.
    """
    paper = sheet()
    if isinstance(said, Form):
        title(paper, said.title)
        if said.line:
            line(paper, one_line(said.line)).alignment = SIDE.RIGHT
        for table in said.grids:
            grid(paper, table)
        if said.note:
            indent(line(paper, one_line(said.note)), first=2 * EM)
    else:
        official.compose(paper, said)
    return pack(paper, one_line(said.title))
