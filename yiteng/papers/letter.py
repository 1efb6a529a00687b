"""信函格式 (GB/T 9704 10.1): head 30 mm from the edge, a red double rule above and below, 170 mm wide.

Head and rules of the first page stand in its header and footer: no text can push them away, and the
first page carries no number.
"""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE
from docx.shared import Mm, Pt

from yiteng.papers import measures as m
from yiteng.papers.body import line, title
from yiteng.papers.marks import element, font, indent, into, pitch
from yiteng.papers.values import Official
from yiteng.papers.words import one_line

_RULE_MM = 170
_HEAD_FROM_EDGE_MM, _FOOT_FROM_EDGE_MM = 30, 20
#: Beyond the text on each side, in points.
_BEYOND_PT = (_RULE_MM / 25.4 * 72 - m.WIDTH_PT) / 2
_RULE_PT = 3


def head(paper: Any, said: Official) -> None:
    """The head of a letter, its number at the right under the rule, its title two lines below."""
    section = paper.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance = Mm(_HEAD_FROM_EDGE_MM)
    words = one_line(said.head)
    size = m.head_size(words)
    mark = _first(section.first_page_header)
    font(mark.add_run(words), m.SONG, size, red=True)
    mark.alignment = SIDE.CENTER
    pitch(mark.paragraph_format, size * 1.25)
    _rule(mark, "bottom", "thickThinSmallGap", m.RULE_MM)
    foot = _first(section.first_page_footer)
    pitch(foot.paragraph_format, m.FOOTER_LINE_PT)
    _rule(foot, "bottom", "thinThickSmallGap", m.FOOTER_MM - _FOOT_FROM_EDGE_MM)
    number = line(paper, one_line(said.number))
    number.alignment = SIDE.RIGHT
    line(paper)
    line(paper)
    title(paper, said.title)
    line(paper)


def _first(part: Any) -> Any:
    part.is_linked_to_previous = False
    paragraph = part.paragraphs[0]
    paragraph.style = "Normal"
    indent(paragraph, left=-_BEYOND_PT, right=-_BEYOND_PT)
    return paragraph


def _rule(paragraph: Any, side: str, kind: str, away_mm: float) -> None:
    held = element("w:pBdr")
    space = round(Pt(away_mm / 25.4 * 72).pt)
    held.append(element(f"w:{side}", val=kind, sz=_RULE_PT * 8, space=space, color="FF0000"))
    into(paragraph, held)
