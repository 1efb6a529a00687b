"""An empty sheet: page, margins, grid, the style of the body, page numbers."""

from __future__ import annotations

from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from yiteng.papers import measures as m
from yiteng.papers.marks import element, font, indent, pitch


def sheet() -> Any:
    """A document without a paragraph, laid out by the standard."""
    paper = docx.Document()
    _page(paper.sections[0])
    _grid(paper.sections[0])
    _style(paper)
    paper.settings.odd_and_even_pages_header_footer = True
    _number(paper.sections[0].footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(paper.sections[0].even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)
    return paper


def _page(section: Any) -> None:
    section.page_width, section.page_height = (Mm(side) for side in m.PAGE_MM)
    section.top_margin, section.bottom_margin = Mm(m.TOP_MM), Mm(m.BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(m.LEFT_MM), Mm(m.RIGHT_MM)
    section.header_distance, section.footer_distance = Mm(15), Mm(m.FOOTER_MM)


def _grid(section: Any) -> None:
    inner = section._sectPr
    for old in inner.findall(qn("w:docGrid")):
        inner.remove(old)
    inner.append(element("w:docGrid", type="lines", linePitch=m.GRID_TWIPS))


def _style(paper: Any) -> None:
    style = paper.styles["Normal"]
    font(style, m.FANG, m.BODY_PT)
    pitch(style.paragraph_format, m.LINE_PT)
    style.paragraph_format.widow_control = False
    style.element.get_or_add_rPr().append(element("w:spacing", val=round(m.CLOSER_PT * 20)))
    language = element("w:lang", val="en-US", eastAsia="zh-CN")
    style.element.rPr.append(language)


def _number(footer: Any, side: Any) -> None:
    """— 1 —: 14 pt, one character from the outer edge."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.style, paragraph.alignment = "Normal", side
    pitch(paragraph.paragraph_format, m.FOOTER_LINE_PT)
    indent(paragraph, left=m.SMALL_PT, right=m.SMALL_PT)
    for text in ("— ", None, " —"):
        run = paragraph.add_run(text or "")
        font(run, m.NUMBER, m.SMALL_PT)
        if text is None:
            _field(run, "PAGE")


def _field(run: Any, code: str) -> None:
    for kind in ("begin", "separate", "end"):
        if kind == "separate":
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {code} "
            run._r.append(text)
        run._r.append(element("w:fldChar", fldCharType=kind))
        if kind == "separate":
            shown = OxmlElement("w:t")
            shown.text = "1"
            run._r.append(shown)
