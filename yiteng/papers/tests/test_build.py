"""The Word files opened again and measured against GB/T 9704-2012."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from yiteng.papers.build import build
from yiteng.papers.measures import FANG, HEI, KAI, SONG, head_size
from yiteng.papers.packing import fingerprint, members
from yiteng.papers.tests.samples import document, form, minutes
from yiteng.papers.values import Annex, Cell, Grid, Heading, Listed, Text


def opened(said):
    """A paper as python-docx reads it again."""
    return docx.Document(BytesIO(build(said)))


def lines(paper) -> list[str]:
    return [p.text for p in paper.paragraphs if p.text.strip()]


def find(paper, words: str):
    return next(p for p in paper.paragraphs if words in p.text)


def fonts(paragraph) -> list[tuple[str, float]]:
    """East Asian font and size of each run."""
    return [
        (run._r.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt)
        for run in paragraph.runs
        if run.text.strip()
    ]


def test_the_page_has_the_margins_of_the_standard():
    section = opened(document()).sections[0]
    near = {
        section.page_width: 210, section.page_height: 297, section.top_margin: 37,
        section.bottom_margin: 35, section.left_margin: 28, section.right_margin: 26,
    }  # fmt: skip
    assert {mm: abs(held - Mm(mm)) < Mm(1) / 50 for held, mm in near.items()} == dict.fromkeys(
        near.values(), True
    )


def test_the_pitch_is_28_95_points_and_the_grid_579_twips():
    paper = opened(document())
    style = paper.styles["Normal"]
    assert style.paragraph_format.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert style.paragraph_format.line_spacing == Pt(28.95)
    assert (style.font.name, style.font.size) == (FANG, Pt(16))
    grid = paper.sections[0]._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


def test_every_part_has_its_font():
    paper = opened(document())
    wanted = {
        "人民政府办公室文件": [(SONG, head_size("试验区人民政府办公室文件"))],
        "关于印发": [(SONG, 22.0)],
        "一、总体要求": [(HEI, 16.0)],
        "（一）组建联盟": [(KAI, 16.0), (FANG, 16.0)],
        "1.设备": [(FANG, 16.0), (FANG, 16.0)],
        "现将": [(FANG, 16.0)],
        "抄送": [(FANG, 14.0)],
    }
    assert {words: fonts(find(paper, words)) for words in wanted} == wanted


def test_headings_are_numbered_on_four_levels():
    starts = ("一", "二", "三", "（", "1", "2")
    found = [line.split("。")[0] for line in lines(opened(document())) if line.startswith(starts)]
    assert found == [
        "一、总体要求", "二、主要措施", "（一）组建联盟", "1.设备", "（1）小项", "2.人才",
        "（二）技改", "三、保障", "2.责任分工表", "2023年1月30日",
    ]  # fmt: skip


def test_head_number_addressees_closing_and_imprint_stand_in_order():
    found = lines(opened(document()))
    assert found[:4] == [
        "试验区人民政府办公室文件", "试政办字〔2023〕5号",
        "关于印发《促进产业高质量发展措施》的通知", "各镇人民政府，区政府各部门：",
    ]  # fmt: skip
    assert found[-6:] == [
        "附件：1.产业联盟名单", "2.责任分工表", "试验区人民政府办公室",
        "抄送：区委办公室，区人大常委会办公室。", "试验区人民政府办公室\t2023年1月30日印发",
        "2023年1月30日",
    ]  # fmt: skip


@pytest.mark.parametrize(("head", "size"), [("试验区", 40.0), ("试" * 12, 35.5), ("试" * 40, 22.0)])
def test_the_red_head_is_as_large_as_its_line_allows(head, size):
    mark = opened(document(head=head)).paragraphs[0]
    assert mark.runs[0].font.size.pt == size
    assert str(mark.runs[0].font.color.rgb) == "FF0000"


def test_a_red_rule_stands_four_millimetres_under_the_number():
    number = find(opened(document()), "试政办字")
    rule = number._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert (rule.get(qn("w:color")), rule.get(qn("w:space"))) == ("FF0000", "11")


def test_the_date_stands_four_characters_from_the_right_under_a_seal():
    right = find(opened(document()), "2023年1月30日").paragraph_format.right_indent
    dated = [p for p in opened(document()).paragraphs if p.text == "2023年1月30日"]
    assert right is not None
    assert round(dated[0].paragraph_format.right_indent.pt, 1) == 63.0


def test_without_a_seal_the_date_begins_two_characters_right_of_the_name():
    paper = opened(document(sealed=False))
    name = next(p for p in paper.paragraphs if p.text == "试验区人民政府办公室")
    dated = next(p for p in paper.paragraphs if p.text == "2023年1月30日")
    left = [p.paragraph_format.right_indent.pt / 15.75 + wide for p, wide in ((name, 10), (dated, 6.5))]  # fmt: skip
    assert round(left[0] - left[1]) == 2


def test_page_numbers_stand_outside_right_on_odd_left_on_even_pages():
    paper = opened(document())
    section = paper.sections[0]
    assert paper.settings.odd_and_even_pages_header_footer is True
    for footer, side in ((section.footer, 2), (section.even_page_footer, 0)):
        paragraph = footer.paragraphs[0]
        assert paragraph.alignment == side
        assert paragraph.text == "— 1 —"
        assert fonts(paragraph)[0] == ("宋体", 14.0)
        codes = [e.text for e in paragraph._p.iter(qn("w:instrText"))]
        assert codes == [" PAGE "]


def test_minutes_list_who_was_there_and_leave_out_empty_lists():
    paper = opened(minutes())
    there = find(paper, "出席：")
    assert [font for font, _ in fonts(there)] == [HEI, FANG]
    assert (
        there.paragraph_format.first_line_indent.pt
        == -there.paragraph_format.left_indent.pt * 3 / 5
    )
    assert [p.text for p in paper.paragraphs if p.text.startswith("请假")] == []


def test_the_same_paper_has_the_same_bytes():
    for said in (document(), minutes(), form()):
        assert fingerprint(build(said)) == fingerprint(build(said))
    assert fingerprint(build(document())) != fingerprint(build(document(title="别的题目")))


def test_a_form_has_its_cells():
    (table,) = opened(form()).tables
    assert [cell.text for cell in dict.fromkeys(table.rows[1].cells)] == [
        "申请单位", "区工业和信息化局", "类型", "全区性大会",
    ]  # fmt: skip


NASTY = "坏\x00字\x0b符\ud800\u202e与\r\n换行\x1f<b>&amp;</b>"


@pytest.mark.parametrize(
    "said",
    [
        document(title="长" * 80, head="很长的机关名称" * 8, to=("很长的单位名称" * 12,) * 9),
        document(title=NASTY, head=NASTY, number=NASTY, signed=NASTY, annexes=(Annex(NASTY, (Text(NASTY),)),) * 3,
                 body=(Heading(1, NASTY, NASTY), Text(NASTY), Listed(NASTY, (NASTY,)))),
        document(body=tuple(Heading(1, "议定事项", "内容") for _ in range(40))),
        document(title="", head="", number="", to=(), body=(), annexes=(), signed="", on=None,
                 imprint=None),
        minutes(body=(Listed("出席", ("",)), Grid(((Cell(NASTY, 12),),)))),
        form(title="", line="", grids=()),
    ],
    ids=["long", "control", "forty", "empty", "lists", "bare form"],
)  # fmt: skip
def test_nasty_papers_are_built_and_open_again(said):
    text = members(build(said))["word/document.xml"].decode()
    assert "\x00" not in text and "\u202e" not in text
    opened(said)


def test_forty_headings_are_counted_in_chinese():
    paper = opened(document(body=tuple(Heading(1, "事项") for _ in range(40))))
    assert find(paper, "四十、").text == "四十、事项"


def test_an_annex_begins_on_a_page_of_its_own():
    table = Grid(((Cell("序号", 3, label=True), Cell("措施", 9, label=True)),))
    paper = opened(document(annexes=(Annex("责任分工表", (table,)),)))
    marks = [p for p in paper.paragraphs if p.text == "附件"]
    assert [(p.paragraph_format.page_break_before, fonts(p)) for p in marks] == [
        (True, [(HEI, 16.0)])
    ]
    assert find(paper, "附件：").text == "附件：责任分工表"


def test_a_paper_without_a_head_begins_with_its_title():
    assert lines(opened(document(head="")))[0].startswith("关于印发")


def test_the_closing_never_stands_on_a_page_without_text():
    paper = opened(document(annexes=()))
    name = next(p for p in paper.paragraphs if p.text == "试验区人民政府办公室")
    held = paper.paragraphs[: [p._p for p in paper.paragraphs].index(name._p) + 1][-3:]
    assert [p.paragraph_format.keep_with_next for p in held] == [True, True, True]
