"""The letter form: measured in the file itself."""

from __future__ import annotations

import io
from datetime import date

import docx
from docx.oxml.ns import qn

from yiteng.papers.build import build
from yiteng.papers.values import Official, Text

SAID = Official(head="试验区水利局", title="关于灌溉的回告", to=("一村村民",), body=(Text("已修好。"),),
                signed="试验区水利局", on=date(2023, 3, 31), letter=True, number="试水函〔2023〕1号")  # fmt: skip


def paper():
    return docx.Document(io.BytesIO(build(SAID)))


def rule(paragraph):
    held = paragraph._p.pPr.find(qn("w:pBdr"))[0]
    return held.get(qn("w:val")), held.get(qn("w:color")), int(held.get(qn("w:space")))


def test_the_head_stands_30_mm_from_the_edge_with_a_double_rule_4_mm_below():
    section = paper().sections[0]
    assert round(section.header_distance.mm) == 30
    (mark,) = section.first_page_header.paragraphs
    assert (mark.text, rule(mark)) == ("试验区水利局", ("thickThinSmallGap", "FF0000", 11))


def test_the_rules_are_170_mm_wide():
    section = paper().sections[0]
    text = section.page_width - section.left_margin - section.right_margin
    layout = section.first_page_header.paragraphs[0].paragraph_format
    assert round((text - layout.left_indent - layout.right_indent) / 36000) == 170


def test_the_first_page_has_the_second_rule_and_no_number():
    section = paper().sections[0]
    (foot,) = section.first_page_footer.paragraphs
    assert (foot.text, rule(foot)) == ("", ("thinThickSmallGap", "FF0000", 14))
    assert section.different_first_page_header_footer


def test_number_title_and_addressee_follow():
    words = [p.text for p in paper().paragraphs]
    assert words[:6] == ["试水函〔2023〕1号", "", "", "关于灌溉的回告", "", "一村村民："]
