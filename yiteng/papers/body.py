"""The parts of a paper's text: title, addressees, headings, paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE

from yiteng.papers import measures as m
from yiteng.papers.grids import grid
from yiteng.papers.marks import element, font, indent, into
from yiteng.papers.values import Block, Heading, Listed, Text
from yiteng.papers.words import ems, even_lines, heading, lines, one_line

EM = m.BODY_PT + m.CLOSER_PT
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
